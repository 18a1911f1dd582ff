/** All that an office can know of one customer, long and much of it. */
import { testId } from '#core/testing';
import type { TestApp } from '#core/testing';

type Api = Pick<TestApp['api'], 'activities' | 'contacts' | 'customFields'>;

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/**
 * Fills everything that the page of a contact shows: ways to reach it, people, own fields, entries past and to come, a file.
 * Gives the id of a person who belongs to it, with instructions that must be read.
 */
export async function remember({ activities, contacts, customFields }: Api, contactId: string): Promise<string> {
  const window = await customFields.create({ commandId: testId(), name: 'Delivery window', kind: 'text' });
  const size = await customFields.create({
    commandId: testId(),
    name: 'Size of the lorry that fits through the gate',
    kind: 'choice',
    options: ['3.5 t', '7.5 t', '12 t'].map((label, index) => ({ id: `s${index}`, label })),
  });
  await contacts.update({
    commandId: testId(),
    id: contactId,
    email: 'purchasing.department.for.office.supplies@donaudampf.example',
    points: [
      { kind: 'email', label: 'Accounts payable', value: 'invoices@donaudampf.example' },
      { kind: 'mobile', label: 'Anna, weekdays from 9 to 5', value: '+49 171 555 0134' },
      { kind: 'website', label: '', value: 'https://donaudampf.example/a/very/long/address/that/does/not/end/soon' },
    ],
    addresses: [{ use: 'delivery', label: 'Gate 4', ...address }],
    roles: ['customer', 'supplier', 'partner'],
    tags: ['Autumn fair', 'Pays late', longWord.slice(0, 60)],
    creditLimitMinor: 50_000_000,
    birthday: '1984-02-29',
    requirements: [{ attribute: 'Paper', value: 'FSC only, never bleached', isMust: true }],
    instructions: `Deliver only between 6 and 7 a.m.\nAsk for ${longWord}.`,
    consents: [{ channel: 'email', isGiven: true, on: '2026-05-03', source: 'form of 3 May' }],
    custom: { [window.id]: 'before 6 a.m., never on the day after a bank holiday', [size.id]: 's1' },
  });
  await addEntries(activities, contactId);
  const person = await contacts.create({
    commandId: testId(),
    name: 'Ayşe Oberhuber-Ünal',
    kind: 'person',
    instructions: 'Never call before noon.',
    areInstructionsImportant: true,
    organisations: [{ organisationId: contactId, role: 'Head of purchasing' }],
  });
  return person.id;
}

const address = {
  street: 'Hafenstraße 112',
  postalCode: '89231',
  city: 'Neu-Ulm',
  region: 'Bavaria',
  country: 'Germany',
};

async function addEntries({ create, attach }: Api['activities'], contactId: string): Promise<void> {
  const add = (entry: Omit<Parameters<typeof create>[0], 'commandId' | 'contactId'>) =>
    create({ commandId: testId(), contactId, ...entry });
  await add({ kind: 'note', text: `Pinned: ${longWord} ${'and more of it '.repeat(60)}`, isPinned: true });
  await add({ kind: 'call', subject: 'Wants a better price for 2027', text: 'We said no.', outcome: 'Stays with us' });
  await add({ kind: 'meeting', subject: 'Fair', dueOn: day(3) });
  await add({ kind: 'email', subject: `Re: ${'offer '.repeat(25)}`, text: 'See attached.' });
  await add({ kind: 'task', subject: 'Send the samples', dueOn: day(-4) });
  await add({ kind: 'promise', subject: 'Half of it', dueOn: day(0), amountMinor: 123_456_789 });
  const file = { name: `${longWord}.txt`, mediaType: 'text/plain', base64: Buffer.from('Samples').toString('base64') };
  for await (const _ of await attach({ commandId: testId(), contactId, file }));
}

function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}
