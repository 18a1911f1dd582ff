import classes from './keys.module.css';
import { keysShown } from './shortcut-keys.ts';

/** Keys as small caps on a keyboard; for eyes only beside a control, read aloud in a list of keys. */
export function Keys({ keys, isReadAloud = false }: { keys: string; isReadAloud?: boolean }) {
  return (
    <span className={classes['keys']} aria-hidden={!isReadAloud}>
      {keysShown(keys).map((key) => (
        <kbd key={key} className={classes['key']}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
