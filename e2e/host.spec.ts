/** What both hosts promise: the frame shows, the books and the window stay. */
import { axe, expect, shot, test } from './fixtures.ts';

test('the program opens and its frame shows', async ({ app }) => {
  await expect(app.page).toHaveTitle(/Counterbook/);
  await expect(app.page.getByRole('navigation').first()).toBeVisible();
  await expect(app.page.getByRole('main')).toBeVisible();
  await shot(app.page, 'first-window');
  await axe(app.page);
});

test('an operation called from the page is answered, with its error codes', async ({ app }) => {
  const faults: string[] = [];
  app.page.on('pageerror', (error) => faults.push(error.message));
  app.page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await app.page.reload();
  await expect(app.page.getByRole('main')).toBeVisible();
  await app.page.waitForLoadState('networkidle');
  expect(faults).toEqual([]);
});
