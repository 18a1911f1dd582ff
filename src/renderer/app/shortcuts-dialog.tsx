import { Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Keys, useShortcut, useShortcutList } from '#renderer/ui';

import classes from './shortcuts-dialog.module.css';

type Line = { keys: string; label: string };

type ShortcutsDialogProps = { isOpen: boolean; onOpen: () => void; onClose: () => void };

/** What the keys do on this screen and everywhere; `?` opens it. */
export function ShortcutsDialog({ isOpen, onOpen, onClose }: ShortcutsDialogProps) {
  const { t } = useTranslation('ui');
  useShortcut({ keys: '?', label: t('shortcuts.show'), run: onOpen, group: 'everywhere' });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('shortcuts.title')}
      size={720}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {isOpen && <Lists />}
    </Modal>
  );
}

function Lists() {
  const { t } = useTranslation(['ui', 'app']);
  const known = useShortcutList()();
  const hasList = document.querySelector('main [role="grid"]') !== null;
  const inLists: readonly Line[] = [
    { keys: 'ArrowUp ArrowDown', label: t('shortcuts.listMove') },
    { keys: 'Enter', label: t('shortcuts.listOpen') },
    { keys: 'Space', label: t('shortcuts.listTick') },
    { keys: 'Home End', label: t('shortcuts.listEnds') },
  ];
  return (
    <div className={classes['columns']}>
      <div>
        <Section title={t('shortcuts.screen')} lines={known.filter(({ group }) => group !== 'everywhere')} />
        {hasList && <Section title={t('shortcuts.listTitle')} lines={inLists} />}
      </div>
      <Section
        title={t('shortcuts.everywhere')}
        lines={[
          // The palette hears its own key.
          { keys: 'mod+k', label: t('app:palette.open') },
          ...known.filter(({ group, keys }) => group === 'everywhere' && !/^mod\+\d/.test(keys)),
        ]}
      />
    </div>
  );
}

function Section({ title, lines }: { title: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <section className={classes['section']} aria-label={title}>
      <Text fw={600} size="sm" component="h3" m={0}>
        {title}
      </Text>
      <ul className={classes['lines']}>
        {lines.map(({ keys, label }) => (
          <li key={keys} className={classes['line']}>
            <span>{label}</span>
            <Keys keys={keys} isReadAloud />
          </li>
        ))}
      </ul>
    </section>
  );
}
