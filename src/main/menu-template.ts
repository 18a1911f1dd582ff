import type { MenuItemConstructorOptions } from 'electron';

import type { HostWords } from '#core/hosting';

type Words = HostWords['menu'];
type MenuContext = {
  platform: NodeJS.Platform;
  words: Words;
  hasDeveloperTools: boolean;
  openDataFolder: () => void;
};

/**
 * The menu of the platform: on macOS with the program's own menu first, elsewhere with Exit below File. Accelerators
 * come with the roles, so each platform has its usual ones.
 */
export function menuTemplate(context: MenuContext): MenuItemConstructorOptions[] {
  const isMac = context.platform === 'darwin';
  const { words } = context;
  return [
    ...(isMac ? [programMenu(words)] : []),
    {
      label: words.file,
      submenu: [
        { label: words.openDataFolder, click: context.openDataFolder },
        { type: 'separator' },
        isMac ? { role: 'close', label: words.close } : { role: 'quit', label: words.exit },
      ],
    },
    {
      label: words.edit,
      submenu: [
        { role: 'undo', label: words.undo },
        { role: 'redo', label: words.redo },
        { type: 'separator' },
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    viewMenu(context),
    {
      label: words.window,
      role: 'window',
      submenu: [
        { role: 'minimize', label: words.minimize },
        { role: 'zoom', label: words.zoom },
        ...(isMac ? ([{ type: 'separator' }, { role: 'front', label: words.front }] as const) : []),
      ],
    },
  ];
}

function programMenu(words: Words): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    label: 'Counterbook',
    submenu: [
      { role: 'about', label: words.about },
      { type: 'separator' },
      { role: 'services', label: words.services },
      { type: 'separator' },
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      { type: 'separator' },
      { role: 'quit', label: words.quit },
    ],
  };
}

function viewMenu({ words, hasDeveloperTools }: MenuContext): MenuItemConstructorOptions {
  return {
    label: words.view,
    submenu: [
      { role: 'reload', label: words.reload },
      { type: 'separator' },
      { role: 'resetZoom', label: words.actualSize },
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      { type: 'separator' },
      { role: 'togglefullscreen', label: words.fullScreen },
      ...(hasDeveloperTools ? ([{ role: 'toggleDevTools', label: words.developerTools }] as const) : []),
    ],
  };
}
