import { notifications } from '@mantine/notifications';
import { IconArchive, IconArchiveOff, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Item } from '#contract/items';
import { e4, formatDecimal } from '#domain/money';
import { client, orpc, useCommand, useFormats } from '#renderer/api';
import {
  Badge,
  ChangedMeanwhile,
  FormPage,
  Loaded,
  meet,
  Page,
  useLeaveForm,
  useNeighbours,
  usePathId,
  useReadOrTell,
} from '#renderer/ui';
import type { Action, MetField } from '#renderer/ui';

import { ItemFields } from './item-fields.tsx';
import { fieldsOf, valuesOf } from './item-values.ts';
import type { ItemField, ItemValues } from './item-values.ts';
import { useItemActions } from './use-item-actions.ts';
import { codesBesideFields, useItemForm } from './use-item-form.ts';
import { useTaxRates } from './use-tax-rates.ts';

/** One item, shown as its form. What others have saved meanwhile is met field by field. */
export function ItemScreen() {
  const { t } = useTranslation('items');
  const id = usePathId();
  const query = useQuery(orpc.items.get.queryOptions({ input: { id } }));
  const item = query.data;
  if (item !== undefined) return <ItemForm key={id} item={item} />;
  return (
    <Page title={t('title')} back={{ to: '/items', label: t('back') }} layout="form">
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}

function ItemForm({ item }: { item: Item }) {
  const { t } = useTranslation('items');
  const state = useItemEditing(item);
  const { form, submit, met } = state;
  return (
    <FormPage
      title={item.name}
      badge={item.isArchived ? <ArchivedBadge /> : undefined}
      subtitle={[item.code, t(`kind.${item.kind}`), item.category].filter((part) => part !== '').join(' · ')}
      back={{ to: '/items', label: t('back') }}
      neighbours={useNeighbours('/items', item.id)}
      more={useMoreActions(item, state.leave)}
      isDirty={form.isDirty() && !state.isLeaving}
      isSaving={state.isSaving}
      onSubmit={() => submit((values) => void state.save(values))}
    >
      {met.length > 0 && (
        <ChangedMeanwhile
          met={met}
          values={form.values}
          labelOf={(field) => t(`field.${field}`)}
          write={state.write}
          onChoose={(field, value) => form.setFieldValue(field, value as never)}
          onClose={state.forgetMet}
        />
      )}
      <ItemFields form={form} isNew={false} />
    </FormPage>
  );
}

function ArchivedBadge() {
  const { t } = useTranslation('common');
  return <Badge tone="neutral">{t('archived')}</Badge>;
}

function useItemEditing(item: Item) {
  const { t } = useTranslation(['items', 'common']);
  const [base, setBase] = useState({ version: item.version, values: valuesOf(item) });
  const [met, setMet] = useState<readonly MetField<ItemField>[]>([]);
  const { form, submit, showFailure } = useItemForm(base.values);
  const update = useCommand(orpc.items.update, { shownByCaller: [...codesBesideFields, 'ITEM_CHANGED'] });
  const leave = useLeaveForm();
  const readLatest = useReadOrTell();
  const write = useWords();

  const save = async (values: ItemValues, version = base.version) => {
    const saved = await update.run({ id: item.id, version, ...fieldsOf(values) });
    if (saved.ok) settle(saved.value);
    else if (saved.error.code === 'ITEM_CHANGED') await meetOthers(values);
    else showFailure(saved.error);
  };
  const settle = (saved: Item) => {
    const values = valuesOf(saved);
    setBase({ version: saved.version, values });
    setMet([]);
    form.setInitialValues(values);
    form.setValues(values);
    form.resetDirty(values);
    notifications.show({ message: t('common:saved'), color: 'green', autoClose: 2500 });
  };
  const meetOthers = async (values: ItemValues) => {
    const read = await readLatest(() => client.items.get({ id: item.id }));
    if (read === undefined) return;
    const theirs = valuesOf(read);
    const meeting = meet({ base: base.values, mine: values, theirs });
    setBase({ version: read.version, values: theirs });
    // What others did may lie outside the form, e.g. archiving: then there is nothing to ask.
    if (meeting.met.length === 0) {
      await save(values, read.version);
      return;
    }
    form.setValues(meeting.merged);
    setMet(meeting.met);
  };
  return {
    form,
    submit,
    save,
    met,
    write,
    forgetMet: () => setMet([]),
    isSaving: update.isRunning,
    isLeaving: leave.isLeaving,
    leave: leave.to,
  };
}

function useWords(): (field: ItemField, value: unknown) => string {
  const { t } = useTranslation('items');
  const { locale } = useFormats();
  const { wordsOf } = useTaxRates();
  return (field, value) => {
    if (field === 'kind') return t(value === 'service' ? 'kind.service' : 'kind.product');
    if (field === 'taxRateId') return wordsOf(String(value));
    if (Array.isArray(value)) return value.join(', ');
    if (field !== 'priceE4') return String(value);
    return typeof value === 'number' ? formatDecimal(e4(value), { locale, minimumFractionDigits: 2 }) : '';
  };
}

function useMoreActions(item: Item, leave: (path: string) => void): readonly Action[] {
  const { t } = useTranslation('common');
  const actions = useItemActions();
  const remove = async () => {
    if (await actions.deleteItem(item)) leave('/items');
  };
  return [
    {
      label: t(item.isArchived ? 'restore' : 'archive'),
      icon: item.isArchived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />,
      isDisabled: actions.isRunning,
      onClick: () => void actions.setArchived([item], !item.isArchived),
    },
    {
      label: t('delete'),
      icon: <IconTrash size={16} />,
      isDangerous: true,
      isDisabled: actions.isRunning,
      onClick: () => void remove(),
    },
  ];
}
