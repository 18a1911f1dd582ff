import type { TestApp } from './index.ts';

/** Ends the program; the test has failed when its books do not hold together. */
export async function endProven(office: TestApp): Promise<void> {
  const { firstFault } = await office.api.system.verify();
  await office.end();
  if (firstFault !== null) throw new Error(`The books do not hold together: ${firstFault.check}: ${firstFault.fault}`);
}
