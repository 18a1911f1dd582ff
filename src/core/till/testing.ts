/** What tests of the till ask again and again. */
import { testId } from '#core/testing';
import type { TestApp } from '#core/testing';

type Api = TestApp['api'];
type Given<Call extends (input: never) => unknown> = Omit<Parameters<Call>[0], 'commandId'>;

/** The commands of the till, each under a command id of its own. */
export function tillOf(office: TestApp) {
  const commandId = () => testId();
  return {
    addRegister: (register: Given<Api['till']['saveRegister']>) =>
      office.api.till.saveRegister({ commandId: commandId(), ...register }),
    saveSettings: (settings: Given<Api['till']['saveSettings']>) =>
      office.api.till.saveSettings({ commandId: commandId(), ...settings }),
    open: (shift: Given<Api['till']['openShift']>) => office.api.till.openShift({ commandId: commandId(), ...shift }),
    move: (moved: Given<Api['till']['moveCash']>) => office.api.till.moveCash({ commandId: commandId(), ...moved }),
    close: (shift: Given<Api['till']['closeShift']>) =>
      office.api.till.closeShift({ commandId: commandId(), ...shift }),
    take: (payment: Given<Api['till']['takePayment']>) =>
      office.api.till.takePayment({ commandId: commandId(), ...payment }),
    sell: async (sale: Given<Api['sales']['record']>) =>
      (await office.api.sales.record({ commandId: commandId(), ...sale })).sale,
    addItem: (item: Given<Api['items']['create']>) => office.api.items.create({ commandId: commandId(), ...item }),
    addContact: async (name: string) => (await office.api.contacts.create({ commandId: commandId(), name })).id,
    closeBooks: (closedUntil: string) =>
      office.api.settings.update({ commandId: commandId(), company: { closedUntil } }),
    hold: (registerId: string) =>
      office.api.sales.hold({
        commandId: commandId(),
        registerId,
        name: 'Later',
        totalMinor: 100,
        cart: { lines: [{ kind: 'free', description: 'Tea', quantityE4: 10_000, priceE4: 10_000 }] },
      }),
  };
}
export type Till = ReturnType<typeof tillOf>;

/** A receipt printer that nobody answers for: jobs stay in the queue. */
export const printer = { kind: 'network', host: '127.0.0.1', port: 9 } as const;
