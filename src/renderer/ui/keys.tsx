import classes from './keys.module.css';
import { keysShown } from './shortcut-keys.ts';

type KeysProps = { keys: string; isReadAloud?: boolean; isOnAccent?: boolean };

/** Keys as small caps on a keyboard; for eyes only beside a control, read aloud in a list of keys. */
export function Keys({ keys, isReadAloud = false, isOnAccent = false }: KeysProps) {
  return (
    <span className={classes['keys']} data-on-accent={isOnAccent} aria-hidden={!isReadAloud}>
      {keysShown(keys).map((key) => (
        <kbd key={key} className={classes['key']}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
