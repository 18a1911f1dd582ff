import { IconChevronRight } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import classes from './disclosure.module.css';

export type DisclosureProps = {
  title: string;
  /** What stands in it, in a few words, while it is folded up. */
  summary?: string | undefined;
  /** Open from the beginning, because something stands in it. */
  isOpenAtFirst?: boolean | undefined;
  /** Something in it must be mended: it opens and stays open. */
  hasFault?: boolean | undefined;
  children: ReactNode;
};

/** Fields that few need, folded up under their title. What is wrong inside keeps it open. */
export function Disclosure({ title, summary, isOpenAtFirst = false, hasFault = false, children }: DisclosureProps) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const content = useRef<HTMLDivElement>(null);
  const id = useId();
  const isShown = isOpen || hasFault;
  const toggle = () => {
    // What cannot be read would be forgotten behind a closed door, and the form could not say where it is.
    const isUnreadable = content.current?.querySelector(':invalid') !== null;
    setIsOpen(!isShown || isUnreadable);
  };
  return (
    <section className={classes['disclosure']} aria-label={title}>
      <h2 className={classes['title']}>
        <button type="button" aria-expanded={isShown} aria-controls={id} className={classes['toggle']} onClick={toggle}>
          <IconChevronRight size={16} className={classes['chevron']} aria-hidden />
          {title}
          {!isShown && summary !== undefined && <span className={classes['summary']}>{summary}</span>}
        </button>
      </h2>
      <div id={id} ref={content} hidden={!isShown} className={classes['content']}>
        {children}
      </div>
    </section>
  );
}
