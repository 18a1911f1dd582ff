export { openApp } from './open-app.ts';
export type { App, AppOptions, OpenError } from './open-app.ts';
