import type { TestApp } from './index.ts';

/** Ends the program; the test has failed when its books do not hold together or cannot be proven. */
export async function endProven(office: TestApp): Promise<void> {
  try {
    const { firstFault } = await office.api.system.verify();
    if (firstFault !== null)
      throw new Error(`The books do not hold together: ${firstFault.check}: ${firstFault.fault}`);
  } finally {
    await office.end();
  }
}
