import { Menu, Text, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Tag } from '#contract/organising';
import { orpc, useCommand, useFormats } from '#renderer/api';
import { FormDialog, FormSection, Loaded, TextLink } from '#renderer/ui';
import { useUndoOffer } from '#renderer/undo';

import { RowMenu } from './row-menu.tsx';

/** The tags with how many contacts bear each: renamed, made one by the same name, deleted. */
export function TagsSection() {
  const { t } = useTranslation('settings');
  const tags = useQuery(orpc.tags.list.queryOptions());
  const [renamed, setRenamed] = useState<Tag>();
  return (
    <FormSection title={t('tags.title')} description={t('tags.text')}>
      <Loaded query={tags}>
        {({ tags: rows }) =>
          rows.length === 0 ? (
            <Text c="dimmed">{t('tags.empty')}</Text>
          ) : (
            <>
              <TagTable tags={rows} onRename={setRenamed} />
              {renamed !== undefined && (
                <RenameDialog key={renamed.id} tag={renamed} tags={rows} onClose={() => setRenamed(undefined)} />
              )}
            </>
          )
        }
      </Loaded>
    </FormSection>
  );
}

function TagTable({ tags, onRename }: { tags: readonly Tag[]; onRename: (tag: Tag) => void }) {
  const { t } = useTranslation(['settings', 'common']);
  const { locale } = useFormats();
  const remove = useDeleteTag();
  return (
    <table className="cb-table" aria-label={t('tags.title')}>
      <thead>
        <tr>
          <th scope="col">{t('tags.name')}</th>
          <th scope="col" data-align="end">
            {t('tags.contacts')}
          </th>
          <th scope="col">
            <span className="cb-hidden">{t('taxes.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tags.map((tag) => (
          <tr key={tag.id}>
            <td>{tag.name}</td>
            <td data-align="end">
              <TextLink
                to="/contacts"
                search={{ archived: 'all', filter: filterOf(tag) }}
                aria-label={t('tags.show', { count: tag.contactCount, name: tag.name })}
              >
                {tag.contactCount.toLocaleString(locale)}
              </TextLink>
            </td>
            <td data-align="end">
              <RowMenu label={t('taxes.actionsOf', { name: tag.name })} icon={<IconDots size={16} />}>
                <Menu.Item onClick={() => onRename(tag)}>{t('tags.rename')}</Menu.Item>
                <Menu.Item color="red" onClick={() => void remove(tag)}>
                  {t('common:delete')}
                </Menu.Item>
              </RowMenu>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// The list of contacts with this tag, as its address has it.
function filterOf({ name }: Tag): string {
  return JSON.stringify([{ field: 'tag', operator: 'is', value: [name] }]);
}

function useDeleteTag(): (tag: Tag) => Promise<void> {
  const { t } = useTranslation('settings');
  const command = useCommand(orpc.tags.delete);
  const offerUndo = useUndoOffer();
  return async ({ id, name, contactCount }) => {
    const removed = await command.run({ id });
    if (!removed.ok) return;
    offerUndo({ message: t('tags.deleted', { name, count: contactCount }), undoId: removed.value.undoId });
  };
}

type RenameDialogProps = { tag: Tag; tags: readonly Tag[]; onClose: () => void };

/** Renames a tag; says before that the name of another tag makes the two one. */
function RenameDialog({ tag, tags, onClose }: RenameDialogProps) {
  const { t } = useTranslation('settings');
  const command = useCommand(orpc.tags.rename);
  const [name, setName] = useState(tag.name);
  const typed = name.trim();
  const other = tags.find(({ id, name: known }) => id !== tag.id && known.toLowerCase() === typed.toLowerCase());
  const save = async () => {
    const saved = await command.run({ id: tag.id, name: typed });
    if (saved.ok) onClose();
  };
  return (
    <FormDialog
      title={t('tags.renameTitle', { name: tag.name })}
      submitLabel={t(other === undefined ? 'tags.rename' : 'tags.makeOne')}
      isRunning={command.isRunning}
      isReady={typed !== ''}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput
        label={t('tags.name')}
        maxLength={60}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Text size="sm" mt="xs" role="status" c={other === undefined ? 'dimmed' : undefined}>
        {other === undefined
          ? t('tags.everywhere', { count: tag.contactCount })
          : t('tags.becomeOne', { name: other.name, count: other.contactCount })}
      </Text>
    </FormDialog>
  );
}
