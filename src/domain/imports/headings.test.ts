import { describe, expect, test } from 'vitest';

import { checkMapping, missingFields } from './fields.ts';
import { guessMapping, plainHeading } from './headings.ts';

const nothing = () => [];
const guess = (
  kind: 'contacts' | 'items' | 'documents',
  headings: string,
  samplesOf: (column: number) => string[] = nothing,
) => guessMapping(kind, { headings: headings.split(','), samplesOf });

describe('the fields guessed from the headings', () => {
  test('of Northwind customers', () => {
    const headings = 'CustomerID,CompanyName,ContactName,ContactTitle,Address,City,Region,PostalCode,Country,Phone,Fax';
    expect(guess('contacts', headings)).toEqual({
      code: 0,
      name: 1,
      contactPerson: 2,
      jobTitle: 3,
      street: 4,
      city: 5,
      region: 6,
      postalCode: 7,
      country: 8,
      phone: 9,
      fax: 10,
    });
  });

  test('of Chinook customers, whose person has two columns', () => {
    const headings =
      'CustomerId,FirstName,LastName,Company,Address,City,State,Country,PostalCode,Phone,Fax,Email,SupportRepId';
    expect(guess('contacts', headings)).toEqual({
      code: 0,
      firstName: 1,
      lastName: 2,
      name: 3,
      street: 4,
      city: 5,
      region: 6,
      country: 7,
      postalCode: 8,
      phone: 9,
      fax: 10,
      email: 11,
    });
  });

  test('of a German list of customers', () => {
    expect(guess('contacts', 'Kunden-Nr.,Firma,Ansprechpartner,Straße,PLZ,Ort,Land,Telefon,E-Mail,USt-IdNr.')).toEqual({
      code: 0,
      name: 1,
      contactPerson: 2,
      street: 3,
      postalCode: 4,
      city: 5,
      country: 6,
      phone: 7,
      email: 8,
      taxNumber: 9,
    });
  });

  test('of products, Northwind and German', () => {
    const northwind = 'ProductID,ProductName,CategoryName,Supplier,QuantityPerUnit,UnitPrice,UnitsInStock,Discontinued';
    const fields = { code: 0, name: 1, category: 2, supplier: 3, unit: 4, price: 5 };
    expect(guess('items', northwind)).toEqual({ ...fields, isArchived: 7 });
    expect(guess('items', 'Artikelnummer,Bezeichnung,Warengruppe,Lieferant,Einheit,VK-Preis (€)')).toEqual(fields);
  });

  test('of a German order list', () => {
    const headings =
      'Rechnungsnummer,Kundennummer,Rechnungsdatum,Fällig,Artikelnr.,Menge,Einzelpreis,Rabatt %,Versandkosten';
    expect(guess('documents', headings)).toEqual({
      reference: 0,
      contactCode: 1,
      issuedOn: 2,
      dueOn: 3,
      itemCode: 4,
      quantity: 5,
      price: 6,
      discountPercent: 7,
      freight: 8,
    });
  });

  test('of Northwind order lines, whose discounts are fractions', () => {
    const headings =
      'OrderID,CustomerID,OrderDate,RequiredDate,ShippedDate,Freight,ProductID,UnitPrice,Quantity,Discount';
    expect(guess('documents', headings, () => ['0.0', '0.05', '0.25'])).toEqual({
      reference: 0,
      contactCode: 1,
      issuedOn: 2,
      dueOn: 3,
      freight: 5,
      itemCode: 6,
      price: 7,
      quantity: 8,
      discountFraction: 9,
    });
  });

  test.each([
    [['0', '5', '10'], 'discountPercent'],
    [['0,05', '0,1'], 'discountFraction'],
    [['0', '1'], 'discountPercent'],
    [['0.5', '1'], 'discountFraction'],
    [['5 %', '0'], 'discountPercent'],
    [['0.5 %'], 'discountPercent'],
    [['0', '0'], 'discountFraction'],
  ] as const)('a plain discount of %j is %s', (samples, field) => {
    expect(guess('documents', 'Discount', () => [...samples])).toEqual({ [field]: 0 });
  });

  test('never use a column twice, and the more telling heading wins', () => {
    expect(guess('contacts', 'Name,CompanyName')).toEqual({ name: 1 });
    expect(guess('items', 'Bezeichnung,Bezeichnung')).toEqual({ name: 0 });
  });

  test('leave headings alone that say nothing', () => {
    expect(guess('contacts', 'Foo,,Bar')).toEqual({});
  });
});

test('a heading loses all that differs from program to program', () => {
  expect(plainHeading(' E-Mail_Adresse (privat) ')).toBe('emailadresse');
  expect(plainHeading('Straße')).toBe('strasse');
  expect(plainHeading('Fällig')).toBe('fallig');
  expect(plainHeading('Rabatt %')).toBe('rabattpercent');
});

describe('a mapping', () => {
  test('naming a field or a column that does not exist is refused by the name of the field', () => {
    const check = (mapping: Record<string, number>) => checkMapping('contacts', { mapping, columnCount: 3 });
    expect(check({ name: 2 })).toEqual({ ok: true, value: { name: 2 } });
    expect(check({ name: 3 })).toEqual({ ok: false, error: { code: 'IMPORT_MAPPING_INVALID', field: 'name' } });
    expect(check({ quantity: 0 })).toEqual({ ok: false, error: { code: 'IMPORT_MAPPING_INVALID', field: 'quantity' } });
  });

  test('tells which required fields it lacks', () => {
    expect(missingFields('contacts', { code: 0 })).toEqual(['name']);
    expect(missingFields('contacts', { lastName: 0 })).toEqual([]);
    expect(missingFields('items', {})).toEqual(['name']);
    expect(missingFields('documents', { reference: 0, contactCode: 1, quantity: 2 })).toEqual([
      'issuedOn',
      'price',
      'description',
    ]);
  });
});
