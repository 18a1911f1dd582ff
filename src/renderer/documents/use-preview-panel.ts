import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';

/** Where the preview of the paper stands: beside the form where there is room, else over it. Remembers whether it is wanted. */
export function usePreviewPanel(): { isBeside: boolean; isOver: boolean; toggle: () => void } {
  const hasRoom = useMediaQuery('(min-width: 1240px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const isWide = useMediaQuery('(min-width: 1700px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [wish, setWish] = useLocalStorage<'auto' | 'shown' | 'hidden'>({
    key: 'counterbook.documents.preview',
    defaultValue: 'auto',
    getInitialValueInEffect: false,
  });
  const [isOver, setIsOver] = useState(false);
  const isBeside = hasRoom && (wish === 'auto' ? isWide : wish === 'shown');
  return {
    isBeside,
    isOver: isOver && !hasRoom,
    toggle: () => {
      if (hasRoom) setWish(isBeside ? 'hidden' : 'shown');
      else setIsOver(!isOver);
    },
  };
}
