import { job, os, query } from '#core/pipeline';

import { listImports } from './list-imports.ts';
import { previewImport } from './preview-import.ts';
import { runImport } from './run-import.ts';

export const importHandlers = {
  preview: os.imports.preview.handler(query(previewImport)),
  run: os.imports.run.handler(job(runImport)),
  list: os.imports.list.handler(query(listImports)),
};
