import { Button } from '@mantine/core';
import {
  IconColumns3,
  IconCopyCheck,
  IconDownload,
  IconPlus,
  IconPrinter,
  IconUpload,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { SavedView, ViewState } from '#contract/organising';
import { orpc, useList } from '#renderer/api';
import { DataList, EmptyState, ListToolbar, Page, useSelection, useUrlState } from '#renderer/ui';
import type { Action, PageProps } from '#renderer/ui';

import { useContactColumns } from './contact-columns.tsx';
import { BulkActions } from './list-bulk.tsx';
import type { BulkActionsProps } from './list-bulk.tsx';
import { ColumnsPanel } from './list-columns-panel.tsx';
import { ExportDialog } from './list-export.tsx';
import { useListFields } from './list-fields.ts';
import type { ListField } from './list-fields.ts';
import { AddFilter, FilterChips } from './list-filter-bar.tsx';
import { addressSchema, readAddress, usualState, writeAddress } from './list-state.ts';
import type { Shown } from './list-state.ts';
import { SaveView, Views } from './list-views.tsx';

const noViews: readonly SavedView[] = [];

/** Everyone the office deals with: searched, filtered, in columns of one's own, with what is open on each. */
export function ContactListScreen() {
  const frame = useFrame();
  const views = useQuery(orpc.views.list.queryOptions());
  // Which view opens with the list has to be known first.
  if (views.isPending) {
    return <Page {...frame}>{null}</Page>;
  }
  return <ContactList views={views.data?.views ?? noViews} />;
}

/** What stands on the screen, and works, before the list is there. */
function useFrame(): Pick<PageProps, 'title' | 'layout' | 'primary' | 'secondary'> {
  const { t } = useTranslation(['contacts', 'common']);
  return {
    title: t('title'),
    layout: 'fill',
    primary: { label: t('new'), to: '/contacts/new', icon: <IconPlus size={16} />, keys: 'n' },
    secondary: [{ label: t('common:import'), to: '/imports', icon: <IconUpload size={16} /> }],
  };
}

function ContactList({ views }: { views: readonly SavedView[] }) {
  const { t } = useTranslation(['contacts', 'common', 'contactLists']);
  const fields = useListFields();
  const [address, changeAddress] = useUrlState(addressSchema);
  const shown = readAddress(address, views);
  const { state, view } = shown;
  const show = (next: ViewState, of: SavedView | undefined = view, push = true) =>
    changeAddress(writeAddress(next, of), { push });
  const change = (values: Partial<ViewState>) => show({ ...state, ...values });
  const { columns: chosenColumns, sort, direction, ...filter } = state;
  const list = useList(orpc.contacts.list, { ...filter, sort, direction });
  const columns = useContactColumns(chosenColumns, fields);
  const selection = useSelection({ matching: JSON.stringify(filter) });
  const keys = columns.map(({ key }) => key);
  const asShown = { sort, direction, columns: keys };
  const [file, setFile] = useState<'xlsx' | 'pdf'>();
  const everything = { count: list.total ?? 0, ids: undefined, filter };
  return (
    <Page {...useFrame()} count={list.total} more={useMore({ isEmpty: list.total === 0, onFile: setFile })}>
      <Views views={views} shown={shown} onShow={show} />
      <Toolbar
        {...{ fields, shown }}
        onShow={show}
        onChange={change}
        onType={(q) => show({ ...state, q }, view, false)}
      />
      <DataList
        {...list}
        label={t('title')}
        columns={columns}
        rowKey={(row) => row.id}
        rowTo={(row) => `/contacts/${row.id}`}
        isMuted={(row) => row.isArchived}
        sort={{ sort, direction }}
        onSort={(next: Pick<ViewState, 'sort' | 'direction'>) => change(next)}
        selection={selection}
        bulkActions={bulkActions({
          fields,
          shown: asShown,
          archived: state.archived,
          onDone: selection.clear,
          everything: selection.isEverything ? everything : undefined,
        })}
        orderName="/contacts"
        empty={<Nothing state={state} onClear={() => show(usualState, undefined)} />}
      />
      {file !== undefined && (
        <ExportDialog chosen={everything} shown={asShown} first={file} onClose={() => setFile(undefined)} />
      )}
    </Page>
  );
}

type MoreProps = { isEmpty: boolean; onFile: (format: 'xlsx' | 'pdf') => void };

function useMore({ isEmpty, onFile }: MoreProps): readonly Action[] {
  const { t } = useTranslation(['contactLists', 'common']);
  return [
    {
      label: t('export.action'),
      icon: <IconDownload size={16} />,
      isDisabled: isEmpty,
      onClick: () => onFile('xlsx'),
    },
    { label: t('common:print'), icon: <IconPrinter size={16} />, isDisabled: isEmpty, onClick: () => onFile('pdf') },
    { label: t('duplicates.find'), icon: <IconCopyCheck size={16} />, to: '/contacts/duplicates' },
  ];
}

type ToolbarProps = {
  fields: readonly ListField[];
  shown: Shown;
  onShow: (state: ViewState, view: SavedView | undefined) => void;
  onChange: (values: Partial<ViewState>) => void;
  onType: (q: string) => void;
};

function Toolbar({ fields, shown, onShow, onChange, onType }: ToolbarProps) {
  const { t } = useTranslation(['contacts', 'common', 'contactLists']);
  const [areColumnsOpen, setAreColumnsOpen] = useState(false);
  const adder = useRef<HTMLButtonElement>(null);
  const { state } = shown;
  return (
    <>
      <ListToolbar
        search={{ value: state.q, onChange: onType, placeholder: t('search') }}
        states={{
          label: t('filter.label'),
          value: state.archived,
          onChange: (archived) => onChange({ archived }),
          options: [
            { value: 'no', label: t('filter.active') },
            { value: 'yes', label: t('common:archived') },
            { value: 'all', label: t('common:all') },
          ],
        }}
        end={
          <>
            <SaveView shown={shown} onShow={onShow} />
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconColumns3 size={16} />}
              onClick={() => setAreColumnsOpen(true)}
            >
              {t('contactLists:display')}
            </Button>
          </>
        }
      >
        <AddFilter
          fields={fields}
          buttonRef={adder}
          onAdd={(condition) => onChange({ conditions: [...state.conditions, condition] })}
        />
        <ColumnsPanel
          isOpen={areColumnsOpen}
          fields={fields}
          chosen={state.columns}
          onChange={(columns) => onChange({ columns })}
          onClose={() => setAreColumnsOpen(false)}
        />
      </ListToolbar>
      <FilterChips
        fields={fields}
        filter={state}
        onChange={({ match, conditions }) => onChange({ match, conditions })}
        onFocusLost={() => adder.current?.focus()}
      />
    </>
  );
}

type BulkProps = Omit<BulkActionsProps, 'chosen'> & { everything: BulkActionsProps['chosen'] | undefined };

// A list asks for its bar with the ticked ids.
function bulkActions({ everything, ...props }: BulkProps): (ids: readonly string[]) => ReactNode {
  return (ids) => <BulkActions {...props} chosen={everything ?? { count: ids.length, ids, filter: usualState }} />;
}

function Nothing({ state, onClear }: { state: ViewState; onClear: () => void }) {
  const { t } = useTranslation(['contacts', 'common', 'contactLists']);
  if (state.q !== '' || state.archived === 'yes' || state.conditions.length > 0) {
    return (
      <EmptyState
        icon={<IconUsers size={24} />}
        title={t('nothing.title')}
        text={t(state.conditions.length > 0 ? 'contactLists:noneMeets' : 'nothing.text')}
        secondary={[{ label: t('nothing.clear'), onClick: onClear }]}
      />
    );
  }
  return (
    <EmptyState
      icon={<IconUsers size={24} />}
      title={t('empty.title')}
      text={t('empty.text')}
      primary={{ label: t('new'), to: '/contacts/new' }}
      secondary={[{ label: t('empty.import'), to: '/imports' }]}
    />
  );
}
