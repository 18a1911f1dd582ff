import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { readyStorage } from '#renderer/api';

import { App } from './app.tsx';
import { startWords } from './i18n.ts';

/** Draws the program into the page once its words are ready. */
export async function startApp(root: Element | null): Promise<void> {
  if (root === null) throw new Error('The page has no element to draw into');
  readyStorage();
  await startWords();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
