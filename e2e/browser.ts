/** Finds a browser for the stories: Playwright's own, else an installed one, else the one that a package ships. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

export type Browser = {
  /** For the first line of a run. */
  name: string;
  executablePath: string;
  args: readonly string[];
};

/** No talk with servers that nobody asked for; no sandbox where there is none to be had (root in a container). */
const args = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Where the global setup tells the workers what it has found, so that a browser is unpacked once. */
const told = 'COUNTERBOOK_E2E_BROWSER';

/** Finds the browser and remembers it for the workers of this run. */
export async function findBrowser(): Promise<Browser> {
  const found = playwrightOwn() ?? installed() ?? (await shipped());
  process.env[told] = JSON.stringify(found);
  return found;
}

/** The browser that the global setup has found. */
export function foundBrowser(): Browser {
  const found = process.env[told];
  if (found === undefined) throw new Error('The global setup has not run.');
  return JSON.parse(found) as Browser;
}

function playwrightOwn(): Browser | undefined {
  const executablePath = chromium.executablePath();
  return existsSync(executablePath) ? { name: "Playwright's own Chromium", executablePath, args } : undefined;
}

function installed(): Browser | undefined {
  const executablePath = installedPaths(process.platform, process.env).find((path) => existsSync(path));
  return executablePath === undefined ? undefined : { name: executablePath, executablePath, args };
}

function installedPaths(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return folders.flatMap((folder) => (folder ? programs.map((program) => join(folder, program)) : []));
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function shipped(): Promise<Browser> {
  const { default: sparticuz } = await import('@sparticuz/chromium');
  // Its own arguments would switch off the web's security, so only the place of the program is taken.
  return { name: '@sparticuz/chromium', executablePath: await sparticuz.executablePath(), args };
}
