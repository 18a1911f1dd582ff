import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = [
  'src',
  'resources',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'electron.vite.config.ts',
];
const PRODUCTS = ['out/main/main.js', 'out/main/server.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/**
 * Says whether `out/` must be built before the program can start: a product is missing, or a source changed after
 * the oldest product was written. Tests do not count. Folders do, because a deleted file leaves only that trace.
 */
export function isBuildStale(root: string): boolean {
  const products = PRODUCTS.map((path) => join(root, path));
  if (!products.every((path) => existsSync(path))) return true;
  const builtAt = Math.min(...products.map((path) => statSync(path).mtimeMs));
  return SOURCES.some((path) => newestChange(join(root, path)) > builtAt);
}

function newestChange(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(path)
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .map((name) => newestChange(join(path, name)));
  return Math.max(stats.mtimeMs, ...inside);
}
