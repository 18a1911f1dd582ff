/** What a desktop offers around a window. There is none here, so these answer as a user who looks on would see it. */
import type Electron from 'electron';

const workArea = { x: 0, y: 0, width: 1920, height: 1080 };
const display = { id: 1, bounds: workArea, workArea, scaleFactor: 1 };

export const screen = {
  getPrimaryDisplay: () => display as Electron.Display,
  getAllDisplays: () => [display as Electron.Display],
} satisfies Pick<Electron.Screen, 'getPrimaryDisplay' | 'getAllDisplays'>;

export const nativeTheme = { shouldUseDarkColors: false } satisfies Pick<Electron.NativeTheme, 'shouldUseDarkColors'>;

/** Nothing is opened beside a test; a story replaces these to see what would have been. */
export const shell = {
  openExternal: async () => undefined,
  openPath: async () => '',
  showItemInFolder: () => undefined,
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>;

/** What a dialog would say goes to standard error, where the test reads it. */
export const dialog = {
  showErrorBox: (title: string, content: string) => void process.stderr.write(`${title}: ${content}\n`),
  showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
} satisfies Pick<Electron.Dialog, 'showErrorBox' | 'showMessageBox'>;

let applicationMenu: Electron.Menu | null = null;

export const Menu = {
  buildFromTemplate: (template: readonly Electron.MenuItemConstructorOptions[]) =>
    ({ items: template.map((item) => ({ ...item })) }) as unknown as Electron.Menu,
  setApplicationMenu: (menu: Electron.Menu | null) => {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
};
