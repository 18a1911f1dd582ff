import { expect, test } from 'vitest';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Failure } from '#renderer/api';

import { readDraft } from './draft-input.ts';
import { newDraftSaver } from './draft-saver.ts';
import type { SavedForm } from './draft-saver.ts';
import { newEditorState } from './editor-state.ts';

const { input } = readDraft(newEditorState({ kind: 'invoice', contactId: null, priceMode: 'exclusive', lineKey: 'a' }));

type Sent = { reference: string | undefined; version: number | undefined };
type Answer = Result<{ version: number }, Failure>;

/** A form over a host that answers when it is told to. */
function newForm() {
  const saver = newDraftSaver('id', { version: 0, content: '' });
  const sent: Sent[] = [];
  const told: string[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  const type = (reference: string, isSavable = true) => {
    const form: SavedForm = {
      input: { ...input, reference },
      content: reference,
      isSavable,
      send: (draft) => {
        sent.push({ reference: draft.reference, version: draft.version });
        return new Promise((resolve) => {
          waiting.push(resolve);
        });
      },
      onSaved: (content) => told.push(`saved ${content}`),
      onRefused: (failure) => told.push(`refused ${failure.code}`),
      onLost: (failure) => told.push(`lost ${failure.code}`),
    };
    saver.update(form);
  };
  const answer = async (given: Answer) => {
    waiting.shift()?.(given);
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  };
  return { saver, sent, told, type, answer };
}

const refused = (code: string) => err({ code, data: {} });

test('each save carries the version of the one before', async () => {
  const { saver, sent, type, answer } = newForm();
  type('a');
  const first = saver.flush();
  await answer(ok({ version: 1 }));
  expect(await first).toBe(true);
  type('b');
  void saver.flush();
  await answer(ok({ version: 2 }));
  expect(sent).toEqual([
    { reference: 'a', version: 0 },
    { reference: 'b', version: 1 },
  ]);
});

test('what is typed during a save is saved after it, never beside it', async () => {
  const { saver, sent, told, type, answer } = newForm();
  type('a');
  const saving = saver.flush();
  type('ab');
  void saver.flush();
  expect(sent).toHaveLength(1);
  await answer(ok({ version: 1 }));
  expect(sent).toEqual([
    { reference: 'a', version: 0 },
    { reference: 'ab', version: 1 },
  ]);
  await answer(ok({ version: 2 }));
  expect(await saving).toBe(true);
  expect(told).toEqual(['saved a', 'saved ab']);
});

test('what is saved already is not saved again', async () => {
  const { saver, sent, type } = newForm();
  type('');
  expect(await saver.flush()).toBe(true);
  expect(sent).toEqual([]);
});

test('a form with a fault is not sent', async () => {
  const { saver, sent, type } = newForm();
  type('a', false);
  expect(await saver.flush()).toBe(false);
  expect(sent).toEqual([]);
});

test('after somebody else has saved, mine goes over it only when I say so', async () => {
  const { saver, sent, told, type, answer } = newForm();
  type('a');
  const saving = saver.flush();
  await answer(refused('DOCUMENT_CHANGED'));
  expect(await saving).toBe(false);
  expect(told).toEqual(['refused DOCUMENT_CHANGED']);
  saver.forgetVersion();
  void saver.flush();
  await answer(ok({ version: 5 }));
  expect(sent.map((draft) => draft.version)).toEqual([0, undefined]);
});

test('leaving saves the rest and tells when it is lost', async () => {
  const { saver, sent, told, type, answer } = newForm();
  type('a');
  saver.leave();
  expect(sent).toHaveLength(1);
  await answer(refused('NETWORK'));
  expect(told).toEqual(['lost NETWORK']);
});

test('a draft that is being deleted is not saved again', () => {
  const { saver, sent, type } = newForm();
  type('a');
  saver.stop();
  saver.leave();
  expect(sent).toEqual([]);
});
