/** What the desktop host promises of its window. */
import { startOnceMore } from './desktop.ts';
import { expect, locale, shellCalls, test } from './fixtures.ts';
import type { RunningApp } from './fixtures.ts';

test('a second start brings the first window to the front and ends', async ({ app, folder }) => {
  const desktop = desktopOf(app);
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize(), null);
  const second = await startOnceMore({ dataFolder: app.dataFolder, home: `${folder}/home`, locale });
  expect(second.code).toBe(0);
  await expect
    .poll(() => desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized(), null))
    .toBe(false);
});

test('no page leaves for a foreign address, and the web opens in the user’s own browser', async ({ app }) => {
  const desktop = desktopOf(app);
  const { page } = app;
  const before = page.url();
  await page.evaluate(() => {
    window.location.href = 'https://example.org/away';
  });
  await expect
    .poll(() => shellCalls(desktop))
    .toContainEqual({ call: 'openExternal', what: 'https://example.org/away' });
  expect(page.url()).toBe(before);

  const isWindow = await page.evaluate(() => window.open('https://example.org/second') !== null);
  expect(isWindow).toBe(false);
  await expect
    .poll(() => shellCalls(desktop))
    .toContainEqual({ call: 'openExternal', what: 'https://example.org/second' });

  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/third';
    link.target = '_blank';
    document.body.append(link);
    link.click();
  });
  await expect
    .poll(() => shellCalls(desktop))
    .toContainEqual({ call: 'openExternal', what: 'https://example.org/third' });
  expect(await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null)).toBe(1);
});

test('a page can neither run a foreign script nor use a permission', async ({ app }) => {
  const outcome = await app.page.evaluate(async () => {
    const ran = await new Promise((resolve) => {
      const script = document.createElement('script');
      script.textContent = 'window.intruded = true';
      document.body.append(script);
      setTimeout(() => resolve('intruded' in window), 0);
    });
    const { state } = await navigator.permissions.query({ name: 'geolocation' });
    return { ran, state, hasNode: 'require' in window };
  });
  expect(outcome).toEqual({ ran: false, state: 'denied', hasNode: false });
});

test('the window comes back in its size, whether it was closed or the program was ended', async ({ app }) => {
  const desktop = desktopOf(app);
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1040, 720), null);
  await app.restart();
  expect(await sizeOf(app)).toEqual([1040, 720]);

  await desktopOf(app).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1100, 700), null);
  await desktopOf(app).quit();
  await app.restart();
  expect(await sizeOf(app)).toEqual([1100, 700]);
});

function sizeOf(app: RunningApp): Promise<(number | undefined)[]> {
  return desktopOf(app).evaluate(({ BrowserWindow }) => {
    const bounds = BrowserWindow.getAllWindows()[0]?.getNormalBounds();
    return [bounds?.width, bounds?.height];
  }, null);
}

function desktopOf(app: RunningApp): NonNullable<RunningApp['desktop']> {
  if (app.desktop === undefined) throw new Error('This story is for the desktop.');
  return app.desktop;
}
