/** A day at the till by the screen: a company and its shop, twenty sales of all kinds and more, and a drawer that is right in the evening. */
import { expect, test } from './fixtures.ts';
import { schemeOfHost } from './looking.ts';
import { officeHours, sales, writeCompany } from './till-day.ts';

test('a day at the till: open, sell in every way, take back, count, close, and every figure is proved', async ({
  app,
}) => {
  test.setTimeout(180_000);
  const day = { app, sold: [] as string[] };
  await app.page.setViewportSize({ width: 1280, height: 800 });
  await app.page.emulateMedia({ colorScheme: schemeOfHost(), reducedMotion: 'reduce' });
  await test.step('the company', () => writeCompany(app.page));
  await test.step('the register and its float', () => officeHours.open(day));
  for (const [name, sell] of Object.entries(sales)) await test.step(name, () => sell(day));
  expect(day.sold.length).toBeGreaterThanOrEqual(20);
  expect(new Set(day.sold).size).toBe(day.sold.length);
  await test.step('cash without a sale, and money on account', () => officeHours.moveCash(day));
  await test.step('an invoice from a receipt', () => officeHours.makeInvoice(day));
  await test.step('the X report', () => officeHours.readX(day));
  await test.step('counted blind and closed', () => officeHours.close(day));
  await test.step('the Z report as PDF, and the books', () => officeHours.prove(day));
});
