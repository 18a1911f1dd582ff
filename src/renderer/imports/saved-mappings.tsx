import { ActionIcon, Button, Group, NativeSelect, Popover, Stack, TextInput, Tooltip } from '@mantine/core';
import { IconDeviceFloppy, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { ImportKind, ImportPreview, SavedMapping } from '#contract/imports';
import { orpc, useCommand } from '#renderer/api';
import { offerUndo } from '#renderer/ui';

import { columnsOfSaved, savedInUse } from './reading.ts';

type SavedMappingsProps = {
  kind: ImportKind;
  preview: ImportPreview;
  /** undefined: as it is guessed. */
  onMapping: (mapping: Record<string, number> | undefined) => void;
};

/** The mappings that were kept under a name; the one that the file is read by is chosen. The present one can be kept, too. */
export function SavedMappings({ kind, preview, onMapping }: SavedMappingsProps) {
  const { t } = useTranslation('imports');
  const remove = useForget(kind, preview);
  const { savedMappings, columns } = preview;
  const used = savedInUse(preview);
  const choose = (id: string) => {
    const saved = savedMappings.find((known) => known.id === id);
    onMapping(saved === undefined ? undefined : columnsOfSaved(saved, columns));
  };
  return (
    <Group gap="xs" wrap="nowrap">
      {savedMappings.length > 0 && (
        <NativeSelect
          size="xs"
          aria-label={t('saved.label')}
          value={used?.id ?? ''}
          data={[
            { value: '', label: t('saved.none') },
            ...savedMappings.map(({ id, name, fits }) => ({
              value: id,
              label: fits ? name : t('saved.other', { name }),
            })),
          ]}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      )}
      {used !== undefined && (
        <Tooltip label={t('saved.forget', { name: used.name })}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('saved.forget', { name: used.name })}
            onClick={() => void remove(used)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      )}
      {used === undefined && <KeepMapping kind={kind} preview={preview} />}
    </Group>
  );
}

function useForget(kind: ImportKind, { columns }: ImportPreview) {
  const { t } = useTranslation('imports');
  const forget = useCommand(orpc.imports.deleteMapping);
  const save = useCommand(orpc.imports.saveMapping);
  return async (saved: SavedMapping) => {
    const { id, name } = saved;
    const gone = await forget.run({ id });
    if (!gone.ok) return;
    const headings = columns.map(({ heading }) => heading);
    const mapping = columnsOfSaved(saved, columns);
    offerUndo({
      message: t('saved.forgotten', { name }),
      undo: () => void save.run({ kind, name, headings, mapping }),
    });
  };
}

function KeepMapping({ kind, preview }: Omit<SavedMappingsProps, 'onMapping'>) {
  const { t } = useTranslation(['imports', 'common']);
  const save = useCommand(orpc.imports.saveMapping);
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState('');
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const headings = preview.columns.map(({ heading }) => heading);
    const saved = await save.run({ kind, name: name.trim(), headings, mapping: preview.mapping });
    if (saved.ok) setIsOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} width={300} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconDeviceFloppy size={15} />}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('saved.keep')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={(event) => void keep(event)}>
          <Stack gap="sm">
            <TextInput
              label={t('saved.name')}
              description={t('saved.hint')}
              maxLength={60}
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button type="submit" loading={save.isRunning} disabled={name.trim() === ''}>
                {t('common:save')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
