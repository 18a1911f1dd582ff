import { expect, test } from 'vitest';

import { openTestApp, testId } from '#core/testing';

import { carried, ended, endVerified } from './testing.ts';

test('a file that was shown as it is imported is read once; another file, or the same one otherwise, is read anew', async () => {
  const office = await openTestApp();
  const { worker } = office.app.context().house;
  const run = worker.run.bind(worker);
  let readings = 0;
  Object.assign(worker, {
    run: (...call: Parameters<typeof run>) => {
      readings += 1;
      return run(...call);
    },
  });
  const shown = { kind: 'contacts', file: carried('Code,Name,City\nA1,Ada,Graz') } as const;
  const mapping = { code: 0, name: 1 };
  await office.api.imports.preview(shown);
  await office.api.imports.preview({ ...shown, mapping });
  const { result } = await ended(office.api.imports.run({ commandId: testId(), ...shown, mapping }));
  expect([readings, result.created]).toEqual([2, 1]);
  const [ada] = (await office.api.contacts.list({})).rows;
  expect(ada).toMatchObject({ code: 'A1', name: 'Ada', city: '' });

  await office.api.imports.preview({ ...shown, file: carried('Code,Name,City\nA2,Bob,Graz') });
  await office.api.imports.preview(shown);
  expect(readings).toBe(4);
  await endVerified(office);
});
