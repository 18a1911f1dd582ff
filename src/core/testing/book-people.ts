/** Contacts and items of a made-up office, as rows: names with accents, towns that many share. */
import { columnsOf, emptyState } from '#core/contacts';
import type { ContactState } from '#core/contacts';
import { searchKey, searchText } from '#core/database';

const first = 'Käthe José Anna Émile Björn Łukasz Zoë Marta Søren Ivana Noël Aiko Pál Renée Tomás Ute'.split(' ');
const second = 'Größe Novák Müller Sánchez Ødegård Côté Kowalski Ferreira Nguyen Smith Özdemir Lind'.split(' ');
const trades = 'Bakery Books Carpentry Dental Electric Flowers Garage Hotel Imports Joinery'.split(' ');
const towns = 'Graz Málaga Oslo Łódź Ghent Basel Turin Leeds Brno Ålesund Porto Zürich Lyon Kraków Cork'.split(' ');

export type Pick = <Value>(from: readonly Value[]) => Value;
export type Stamp = { id: string; at: string };

/** A contact's row; `index` makes its code and keeps its name apart from the others. */
export function contactRow({ id, at }: Stamp, { index, pick }: { index: number; pick: Pick }) {
  const state: ContactState = {
    ...emptyState,
    contactPerson: `${pick(first)} ${pick(second)}`,
    name: `${pick(second)} ${pick(trades)} ${index}`,
    code: String(10_001 + index),
    city: pick(towns),
    email: `office${index}@example.com`,
    phone: `+43 316 ${100_000 + index}`,
    street: `Main street ${(index % 200) + 1}`,
    postalCode: String(1000 + (index % 9000)),
    country: 'Austria',
    isArchived: index % 40 === 39,
  };
  return { id, ...columnsOf(state), created_at: at, updated_at: at };
}

const things = 'Ink Paper Stapler Chair Lamp Cable Desk Folder Toner Pen Café Crème'.split(' ');

/** An item's row. */
export function itemRow({ id, at }: Stamp, { index, pick }: { index: number; pick: Pick }) {
  const name = `${pick(things)} ${pick(first)} ${index}`;
  const code = `ART-${String(index).padStart(5, '0')}`;
  const category = `Group ${index % 12}`;
  const barcode = String(4_000_000_000_000 + index);
  return {
    id,
    code,
    kind: 'product',
    name,
    description: '',
    category,
    supplier: '',
    unit: 'piece',
    barcode,
    price_e4: ((index % 500) + 1) * 5000,
    tax_rate_id: null,
    is_archived: index % 40 === 39 ? 1 : 0,
    created_at: at,
    updated_at: at,
    name_key: searchKey(name),
    search_text: searchText({ fields: [name, code, barcode, category] }),
  };
}
