import { join } from 'node:path';

import { chromium } from '@playwright/test';
import type { BrowserContext, Download, Page, Request, Route } from '@playwright/test';

import { bindingName, pageName, pageScript } from './page-script.ts';
import type { Carried, FromPage, StandInPage } from './page-script.ts';
import type { Launch } from './stage.ts';
import { toBrowserUrl, toProgramUrl } from './wire.ts';
import type { ProgramSide, Remote, WindowSide } from './wire.ts';

type Shown = { id: number; page: Page; ports: Set<number> };
type Opened = Parameters<WindowSide['openWindow']>[0];

/** Permissions that a page could use here if the program granted them. */
const askable = ['clipboard-read', 'clipboard-write', 'geolocation', 'notifications', 'camera', 'microphone'] as const;

/** The windows of one program, each a page of one Chromium with the program's profile. */
export class Windows {
  /** Set as soon as the pipe stands. */
  program: Remote<ProgramSide> | undefined;
  readonly first: Promise<Page>;
  private readonly showFirst: (page: Page) => void;
  private readonly launch: Pick<Launch, 'browser' | 'locale'>;
  private context: Promise<BrowserContext> | undefined;
  private readonly shown = new Map<number, Promise<Shown>>();
  private lastDownload = 0;

  constructor(launch: Pick<Launch, 'browser' | 'locale'>) {
    this.launch = launch;
    const { promise, resolve } = Promise.withResolvers<Page>();
    this.first = promise;
    this.showFirst = resolve;
  }

  readonly side: WindowSide = {
    openWindow: (opened) => void this.shown.set(opened.id, this.open(opened)),
    loadUrl: async ({ id, url }) => {
      const { page } = await this.window(id);
      await page.goto(toBrowserUrl(url));
      this.showFirst(page);
    },
    resize: ({ id, width, height }) => this.act(id, ({ page }) => page.setViewportSize({ width, height })),
    bringToFront: ({ id }) => this.act(id, ({ page }) => page.bringToFront()),
    closeWindow: ({ id }) => this.act(id, ({ page }) => page.close()),
    sendToPage: ({ id, ...message }) =>
      this.act(id, (shown) => {
        for (const port of message.ports) shown.ports.add(port);
        return this.call(shown.page, 'deliver', message);
      }),
    portMessage: ({ port, data }) =>
      this.actOnPort(port, ({ page }) => this.call(page, 'portMessage', { port, data: carry(data) })),
    closePort: ({ port }) => this.actOnPort(port, ({ page }) => this.call(page, 'closePort', { port })),
    printToPdf: async ({ id }) => new Uint8Array(await (await this.window(id)).page.pdf()),
  };

  async closeBrowser(): Promise<void> {
    const context = await this.context?.catch(() => undefined);
    await context?.close().catch(() => undefined);
  }

  private async open({ id, width, height, preload, profile }: Opened): Promise<Shown> {
    const isFirst = this.context === undefined;
    this.context ??= this.start(profile);
    const context = await this.context;
    const page = (isFirst ? context.pages()[0] : undefined) ?? (await context.newPage());
    const shown: Shown = { id, page, ports: new Set() };
    await page.setViewportSize({ width, height });
    await page.exposeBinding(bindingName, ({ frame }, message: FromPage) =>
      this.hear(shown, { message, frameUrl: toProgramUrl(frame.url()), isMainFrame: frame === page.mainFrame() }),
    );
    await page.addInitScript({ content: pageScript(preload) });
    page.on('close', () => {
      this.dropPorts(shown);
      // Where the program has closed the window itself, it knows of none any more.
      void this.program?.userCloses({ id }).catch(() => undefined);
    });
    page.on('popup', (popup) => void popup.close().catch(() => undefined));
    page.on('download', (download) => void this.save(id, download).catch(() => undefined));
    return shown;
  }

  private async start(profile: string): Promise<BrowserContext> {
    const { browser, locale } = this.launch;
    const context = await chromium.launchPersistentContext(join(profile, 'stand-in-chromium'), {
      ...(browser.executablePath === undefined ? {} : { executablePath: browser.executablePath }),
      args: [...browser.args],
      locale,
      acceptDownloads: true,
    });
    await context.route('**/*', (route) => this.answer(route));
    const origin = 'app://counterbook';
    const granted = (await this.program?.grantedPermissions({ permissions: askable, origin })) ?? [];
    await context.grantPermissions(granted, { origin: toBrowserUrl(origin) });
    return context;
  }

  /** Each request goes to the program: its own pages are served by it, other addresses are asked for. */
  private async answer(route: Route): Promise<void> {
    const request = route.request();
    const url = toProgramUrl(request.url());
    if (request.isNavigationRequest()) {
      const shown = await this.showing(pageOf(request));
      if (shown === undefined) {
        // A second window on its way: the program hears of it, and it is closed.
        const [opener] = await Promise.all(this.shown.values());
        if (opener) await this.program?.windowOpen({ id: opener.id, url });
        return route.abort('aborted');
      }
      if (request.frame() === shown.page.mainFrame()) {
        if (!(await this.program?.willNavigate({ id: shown.id, url }))) return route.abort('aborted');
        // Another document comes, so the one that held the ports goes. A new place in the same document asks for nothing.
        this.dropPorts(shown);
      }
    }
    if (url === request.url()) return route.continue();
    const answered = await this.program?.request({ url, method: request.method(), headers: request.headers() });
    if (answered === undefined) return route.abort('failed');
    return route.fulfill({
      status: answered.status,
      headers: answered.headers,
      body: Buffer.from(answered.body),
    });
  }

  private async hear(
    { id, ports }: Shown,
    { message, frameUrl, isMainFrame }: { message: FromPage; frameUrl: string; isMainFrame: boolean },
  ): Promise<void> {
    switch (message.kind) {
      case 'message':
        await this.program?.messageFromPage({
          id,
          frameUrl,
          isMainFrame,
          channel: message.channel,
          args: message.args,
        });
        return;
      case 'port':
        await this.program?.portMessage({ port: message.port, data: uncarry(message.data) });
        return;
      case 'portClosed':
        ports.delete(message.port);
        await this.program?.portClosed({ port: message.port });
        return;
      case 'windowOpen':
        await this.program?.windowOpen({ id, url: toProgramUrl(message.url) });
    }
  }

  /** A page that has gone takes its ends of the channels with it. */
  private dropPorts({ ports }: Shown): void {
    for (const port of ports) void this.program?.portClosed({ port }).catch(() => undefined);
    ports.clear();
  }

  private async save(id: number, download: Download): Promise<void> {
    this.lastDownload += 1;
    const number = this.lastDownload;
    const path = await this.program?.willDownload({ id, download: number, name: download.suggestedFilename() });
    if (path === undefined) return download.cancel();
    await download.saveAs(path);
    await this.program?.downloadDone({ download: number, state: 'completed' });
  }

  private async window(id: number): Promise<Shown> {
    const shown = await this.shown.get(id);
    if (shown === undefined) throw new Error(`There is no window ${id}.`);
    return shown;
  }

  private async showing(page: Page | undefined): Promise<Shown | undefined> {
    const all = await Promise.all(this.shown.values());
    return all.find((shown) => shown.page === page);
  }

  /** Does something with a window as soon as it is there; one that has closed meanwhile is no error. */
  private act(id: number, work: (shown: Shown) => Promise<unknown>): void {
    void this.shown
      .get(id)
      ?.then(work)
      .catch(() => undefined);
  }

  private actOnPort(port: number, work: (shown: Shown) => Promise<unknown>): void {
    for (const window of this.shown.values()) {
      void window.then((shown) => (shown.ports.has(port) ? work(shown) : undefined)).catch(() => undefined);
    }
  }

  private call<Method extends keyof StandInPage>(
    page: Page,
    method: Method,
    message: Parameters<StandInPage[Method]>[0],
  ): Promise<void> {
    return page.evaluate(
      ({ name, method: called, message: told }) => {
        const standIn = (window as unknown as Record<string, Record<string, (message: unknown) => void>>)[name];
        standIn?.[called]?.(told);
      },
      { name: pageName, method, message },
    );
  }
}

/** The page that a request comes from; a second window that has only just been asked for has none yet. */
function pageOf(request: Request): Page | undefined {
  try {
    return request.frame().page();
  } catch {
    return undefined;
  }
}

function carry(data: unknown): Carried {
  return data instanceof Uint8Array || data instanceof ArrayBuffer
    ? { base64: Buffer.from(data as Uint8Array).toString('base64') }
    : { json: data };
}

function uncarry(data: Carried): unknown {
  return 'json' in data ? data.json : new Uint8Array(Buffer.from(data.base64, 'base64'));
}
