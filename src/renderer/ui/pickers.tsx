import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { ContactRow } from '#contract/contacts';
import type { ItemRow } from '#contract/items';
import { formatDecimal } from '#domain/money';
import { client, orpc, useFormats } from '#renderer/api';

import { AsyncPicker } from './async-picker.tsx';
import type { PickerFieldProps } from './async-picker.tsx';

const mostRows = 20;

export type ContactPickerProps = PickerFieldProps & {
  value?: string | null | undefined;
  onChange: (id: string | null, contact: ContactRow | null) => void;
  /** Only contacts of this kind. */
  kind?: ContactRow['kind'] | undefined;
  /** A contact that is not offered. */
  exceptId?: string | undefined;
  /** Offers to add a contact of the typed name. */
  onCreate?: ((name: string) => void) | undefined;
};

/** Chooses a contact by part of its name, code, e-mail, phone or town. */
export function ContactPicker(props: ContactPickerProps) {
  const { value = null, onChange, onCreate, kind, exceptId, ...field } = props;
  const { t } = useTranslation('ui');
  const chosen = useQuery({
    ...orpc.contacts.get.queryOptions({ input: { id: value ?? '' } }),
    enabled: value !== null,
  });
  const create =
    onCreate === undefined ? undefined : { label: (name: string) => t('picker.newContact', { name }), run: onCreate };
  return (
    <AsyncPicker<ContactRow>
      placeholder={t('picker.contact')}
      {...field}
      chosenName={value === null ? '' : (chosen.data?.name ?? '')}
      topic={['contacts', 'list', kind ?? '', exceptId ?? '']}
      find={async (q) => {
        const conditions = kind === undefined ? [] : [{ field: 'kind', operator: 'is' as const, value: kind }];
        const { rows } = await client.contacts.list({ q, conditions, limit: mostRows });
        return rows.filter((row) => row.id !== exceptId);
      }}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowDetail={(row) => joined(row.code, row.city)}
      onPick={(row) => onChange(row?.id ?? null, row)}
      create={create}
    />
  );
}

export type ItemPickerProps = PickerFieldProps & {
  /** What stands in the field: the item's code, or the description of the line. */
  value: string;
  onPick: (item: ItemRow) => void;
  /** Lets the field hold free text as well. */
  onText?: ((text: string) => void) | undefined;
};

/** Chooses an item by part of its name, code, barcode or category. */
export function ItemPicker({ value, onPick, onText, ...field }: ItemPickerProps) {
  const { t } = useTranslation('ui');
  const { locale } = useFormats();
  return (
    <AsyncPicker<ItemRow>
      placeholder={t('picker.item')}
      {...field}
      chosenName={value}
      topic={['items', 'list']}
      find={async (q) => (await client.items.list({ q, limit: mostRows })).rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowDetail={(row) => joined(row.code, formatDecimal(row.priceE4, { locale, minimumFractionDigits: 2 }))}
      onText={onText}
      onPick={(row) => {
        if (row !== null) onPick(row);
      }}
    />
  );
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
