import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

import classes from './panels.module.css';

export type CardProps = { title?: string | undefined; end?: ReactNode; children: ReactNode };

/** A part of a screen with an own heading. */
export function Card({ title, end, children }: CardProps) {
  return (
    <section className={classes['card']} aria-label={title}>
      {title !== undefined && (
        <div className={classes['cardHead']}>
          <Title order={2} size="h5">
            {title}
          </Title>
          {end}
        </div>
      )}
      {children}
    </section>
  );
}
