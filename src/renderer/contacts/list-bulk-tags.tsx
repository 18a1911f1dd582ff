import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '#renderer/api';

import { BulkDialog } from './list-bulk-dialog.tsx';
import { ValueField } from './list-value-field.tsx';
import type { Bulk } from './use-bulk-edit.tsx';

type BulkTagsDialogProps = { count: number; bulk: Bulk; onClose: () => void };

/** Adds tags to all chosen contacts and takes others away; a new tag is made by typing it. */
export function BulkTagsDialog({ count, bulk, onClose }: BulkTagsDialogProps) {
  const { t } = useTranslation(['contactLists', 'common', 'ui']);
  const { data } = useQuery(orpc.tags.list.queryOptions());
  const [added, setAdded] = useState<string[]>([]);
  const [removed, setRemoved] = useState<string[]>([]);
  const options = (data?.tags ?? []).map(({ name }) => ({ value: name, label: name }));
  const save = () => {
    if (added.length + removed.length === 0) return;
    onClose();
    const change = {
      ...(added.length > 0 && { addTags: added }),
      ...(removed.length > 0 && { removeTags: removed }),
    };
    void bulk.run(change, (changed) => t('bulk.tagged', { count: changed }));
  };
  return (
    <BulkDialog
      title={t('bulk.tagsTitle', { count })}
      saveLabel={t('common:save')}
      isSaving={bulk.isRunning}
      canSave={added.length + removed.length > 0}
      onSave={save}
      onClose={onClose}
    >
      <ValueField
        label={t('bulk.addTags')}
        input="many"
        canAdd
        isFirst
        options={options}
        value={added}
        onChange={(tags) => setAdded(Array.isArray(tags) ? tags : [])}
      />
      <ValueField
        label={t('bulk.removeTags')}
        input="many"
        options={options}
        value={removed}
        onChange={(tags) => setRemoved(Array.isArray(tags) ? tags : [])}
      />
    </BulkDialog>
  );
}
