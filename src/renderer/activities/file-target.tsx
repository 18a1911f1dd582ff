import { Portal } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './activities.module.css';

type FileTargetProps = {
  /** Opens the choice of files when clicked. */
  inputRef: Ref<HTMLInputElement>;
  onFiles: (files: readonly File[]) => void;
};

/** Takes files that are dropped on the page, pasted, or chosen. Text that is pasted stays text. */
export function FileTarget({ inputRef, onFiles }: FileTargetProps) {
  const { t } = useTranslation('contacts');
  const isOver = useDroppedFiles(onFiles);
  return (
    <>
      <input
        ref={inputRef}
        type="file"
        multiple
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file can be chosen once more.
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      {isOver && (
        <Portal>
          <div className={classes['dropHere']} aria-hidden>
            {t('timeline.file.drop')}
          </div>
        </Portal>
      )}
    </>
  );
}

/** Listens on the whole window, so that nothing has to be aimed at. Tells whether files are being dragged over it. */
function useDroppedFiles(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useEffectEvent((files: readonly File[]) => {
    if (files.length > 0) onFiles(files);
  });
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      take([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // A copied table brings its picture along with its text: then the text is meant.
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain') === true) return;
      event.preventDefault();
      take(files);
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    window.addEventListener('paste', paste, { signal });
    return () => listening.abort();
  }, []);
  return isOver;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}
