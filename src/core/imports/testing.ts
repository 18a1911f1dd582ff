/** What the tests of imports share: files as a browser would send them, and a run listened to until its end. */
import type { Progress } from '#contract/values';
import type { ImportResult } from '#contract/imports';
import type { TestApp } from '#core/testing';

type Carried = { name: string; mediaType: string; base64: string };

/** A file with the given text or bytes, as it travels in a message. */
export function carried(content: string | Uint8Array, name = 'file.csv'): Carried {
  return { name, mediaType: 'text/csv', base64: Buffer.from(content).toString('base64') };
}

/** Listens to an import until it ends. */
export async function ended(
  running: Promise<AsyncIterator<Progress, ImportResult, void>>,
): Promise<{ result: ImportResult; steps: Progress[] }> {
  const iterator = await running;
  const steps: Progress[] = [];
  for (;;) {
    const step = await iterator.next();
    if (step.done === true) return { result: step.value, steps };
    steps.push(step.value);
  }
}

/** Closes a house whose books are in order. @throws with the first thing that is wrong in them. */
export async function endVerified(house: TestApp): Promise<void> {
  const { firstFault } = await house.api.system.verify({});
  await house.end();
  if (firstFault !== null)
    throw new Error(`After the test the books are wrong: ${firstFault.check}, ${firstFault.fault}`);
}

/** A list of `count` customers, K1 to Kn. */
export function customers(count: number): string {
  const lines = Array.from({ length: count }, (_, index) => `K${index + 1},Customer ${index + 1},Town ${index % 7}`);
  return ['Code,Company,City', ...lines].join('\n');
}
