import type { ReactNode } from 'react';

import classes from './detail-columns.module.css';

/** A record: what it says, and beside it its figures and what belongs to it; without room beside, the figures come first. */
export function DetailColumns({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className={classes['detail']}>
      <div className={classes['main']}>{children}</div>
      <div className={classes['side']}>{side}</div>
    </div>
  );
}
