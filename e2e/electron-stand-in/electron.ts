/**
 * The stand-in for `electron`: what the desktop host uses of it, on plain Node and a plain Chromium, so that the real
 * main and preload run where Electron's binary is missing. What is not here fails to link, loudly. Each part is typed
 * by Electron's own declarations: the stand-in may know less, but never otherwise.
 */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog, Menu, nativeTheme, screen, shell } from './desktop.ts';
export { ipcMain } from './web-contents.ts';
export { MessageChannelMain } from './ports.ts';
export { protocol, session } from './session.ts';
