import { Button, Menu, Modal } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconChevronDown,
  IconDownload,
  IconGitMerge,
  IconPencil,
  IconTag,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ProgressPanel, useShortcut } from '#renderer/ui';

import { BulkEditDialog } from './list-bulk-edit.tsx';
import { BulkTagsDialog } from './list-bulk-tags.tsx';
import { ExportDialog } from './list-export.tsx';
import type { Shown } from './list-export.tsx';
import type { ListField } from './list-fields.ts';
import { useBulkEdit } from './use-bulk-edit.tsx';
import type { Bulk, Chosen } from './use-bulk-edit.tsx';

// The contract merges up to so many at once.
const mostMerged = 5;

export type BulkActionsProps = {
  chosen: Chosen;
  fields: readonly ListField[];
  /** How the list is sorted and which columns it has, for a file of the chosen. */
  shown: Shown;
  /** Which contacts the list shows: among the active ones nothing is to be restored. */
  archived: 'no' | 'yes' | 'all';
  onDone: () => void;
};

/** What can be done with the chosen contacts: change a field, tags, archive, merge, save as a file or print. */
export function BulkActions({ chosen, fields, shown, archived, onDone }: BulkActionsProps) {
  const { t } = useTranslation(['contactLists', 'common']);
  const navigate = useNavigate();
  const [open, setOpen] = useState<'edit' | 'tags' | 'export'>();
  const bulk = useBulkEdit(chosen, onDone);
  const close = () => setOpen(undefined);
  const canMerge = chosen.ids !== undefined && chosen.ids.length >= 2 && chosen.ids.length <= mostMerged;
  const merge = () => void navigate({ to: '/contacts/merge', search: { ids: chosen.ids?.join(',') ?? '' } });
  return (
    <>
      <BulkButton icon={<IconPencil size={15} />} label={t('common:edit')} keys="e" onClick={() => setOpen('edit')} />
      <BulkButton icon={<IconTag size={15} />} label={t('bulk.tags')} keys="t" onClick={() => setOpen('tags')} />
      <ArchiveButtons archived={archived} bulk={bulk} />
      {canMerge && <BulkButton icon={<IconGitMerge size={15} />} label={t('bulk.merge')} keys="m" onClick={merge} />}
      <BulkButton
        icon={<IconDownload size={15} />}
        label={t('common:export')}
        keys="x"
        onClick={() => setOpen('export')}
      />
      {open === 'edit' && <BulkEditDialog fields={fields} count={chosen.count} bulk={bulk} onClose={close} />}
      {open === 'tags' && <BulkTagsDialog count={chosen.count} bulk={bulk} onClose={close} />}
      {open === 'export' && <ExportDialog chosen={chosen} shown={shown} onClose={close} />}
      <BulkProgress bulk={bulk} />
    </>
  );
}

function ArchiveButtons({ archived, bulk }: { archived: BulkActionsProps['archived']; bulk: Bulk }) {
  const { t } = useTranslation(['contactLists', 'common']);
  const put = (isArchived: boolean) =>
    void bulk.run({ isArchived }, (count) => t(isArchived ? 'bulk.archived' : 'bulk.restored', { count }));
  const archive = { icon: <IconArchive size={15} />, label: t('common:archive') };
  const restore = { icon: <IconArchiveOff size={15} />, label: t('common:restore') };
  if (archived === 'no') return <BulkButton {...archive} onClick={() => put(true)} />;
  if (archived === 'yes') return <BulkButton {...restore} onClick={() => put(false)} />;
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} />}>
          {archive.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={archive.icon} onClick={() => put(true)}>
          {archive.label}
        </Menu.Item>
        <Menu.Item leftSection={restore.icon} onClick={() => put(false)}>
          {restore.label}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type BulkButtonProps = { icon: ReactNode; label: string; keys?: string; onClick: () => void };

/** A button with a key, for from the list Tab leads past all its headings first. */
function BulkButton({ icon, label, keys = '', onClick }: BulkButtonProps) {
  useShortcut({ keys, label, run: onClick, isDisabled: keys === '' });
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={icon}
      onClick={onClick}
      aria-keyshortcuts={keys || undefined}
    >
      {label}
    </Button>
  );
}

/** How far a change of many is; only once it takes long enough to be seen. */
function BulkProgress({ bulk: { job, isSlow, count } }: { bulk: Bulk }) {
  const { t } = useTranslation('contactLists');
  return (
    <Modal
      opened={isSlow}
      onClose={job.cancel}
      title={t('bulk.running', { count })}
      size={520}
      centered
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <ProgressPanel
        title={t('bulk.saving')}
        progress={job.progress}
        startedAtMs={job.startedAtMs}
        onCancel={job.cancel}
        cancelHint={t('bulk.cancelHint')}
      />
    </Modal>
  );
}
