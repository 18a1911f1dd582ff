/** Works in the books that its word names while its clock is a day and a half ahead: what a computer with a wrong clock leaves behind. */
import { openTestApp, testId } from '#core/testing';

const [dataFolder = ''] = process.argv.slice(2);
const now = new Date(Date.now() + 36 * 3_600_000).toISOString();
const { app, api } = await openTestApp({ folder: dataFolder, now });

/** A register with a shift. */
async function open(name: string, prefix: string): Promise<string> {
  const { id } = await api.till.saveRegister({ commandId: testId(), name, prefix });
  return (await api.till.openShift({ commandId: testId(), registerId: id, floatMinor: 0 })).shiftId;
}

await open('Open since tomorrow', 'O-');
await api.till.closeShift({ commandId: testId(), shiftId: await open('Closed tomorrow', 'C-'), countedMinor: 0 });
await app.close();
