import { useEffect, useState } from 'react';

import { LineRow } from './line-row.tsx';
import type { LineRowProps } from './line-row.tsx';
import classes from './lines.module.css';

/** So many pixels before a line comes into view its fields are drawn. */
const ahead = 1000;

/**
 * A line of a long document: its fields are drawn when it comes near the view, or when something is wrong with it, and stay. Hundreds of
 * lines times seven fields would keep the screen from opening.
 */
export function LateLine(props: LineRowProps) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (place === null) return;
    const observer = new IntersectionObserver((entries) => setIsNear(entries.some((entry) => entry.isIntersecting)), {
      root: place.closest('#content'),
      rootMargin: `${ahead}px`,
    });
    observer.observe(place);
    return () => observer.disconnect();
  }, [place]);
  if (isNear || props.troubles.texts.length > 0) return <LineRow {...props} />;
  return <div ref={setPlace} data-line={props.line.key} className={classes['late']} />;
}
