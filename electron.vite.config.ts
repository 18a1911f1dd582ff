import { resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

export default defineConfig({
  // One build for everything that runs in Node: the window's host, the HTTP host and the worker share their chunks.
  // `dependencies` stay outside the bundle (native code, and packages that find their own files), all else goes in.
  main: {
    build: {
      outDir: at('out/main'),
      rolldownOptions: {
        input: {
          main: at('src/main/index.ts'),
          server: at('src/server/index.ts'),
          worker: at('src/core/worker/worker.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // Beside the entries, so that `new URL('./worker.js', import.meta.url)` is right from a chunk, too.
          chunkFileNames: 'chunk-[name]-[hash].js',
        },
      },
    },
  },
  // A sandboxed preload can load neither modules nor packages: one CommonJS file.
  preload: {
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react({ compiler: true })],
    build: {
      outDir: at('out/renderer'),
      // The server host shows the same pages in whatever browser the office has.
      target: 'es2023',
      minify: true,
      // The content security policy allows no data: scripts or styles, so nothing is inlined.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('src/renderer/index.html') },
    },
  },
});
