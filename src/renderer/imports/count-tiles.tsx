import { useFormats } from '#renderer/api';

import classes from './imports.module.css';

export type CountTile = { key: string; label: string; count: number; isQuiet?: boolean | undefined };

/** Counts side by side: how many are new, how many change, how many are left out. */
export function CountTiles({ label, tiles }: { label: string; tiles: readonly CountTile[] }) {
  const { locale } = useFormats();
  return (
    <dl className={classes['counts']} aria-label={label}>
      {tiles.map(({ key, label: name, count, isQuiet = false }) => (
        <div key={key} className={classes['count']} data-quiet={isQuiet || count === 0}>
          <dt>{name}</dt>
          <dd>{count.toLocaleString(locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
