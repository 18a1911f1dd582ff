import { command, job, os, query } from '#core/pipeline';

import { listImports } from './list-imports.ts';
import { deleteMapping, saveMapping } from './mappings.ts';
import { previewImport } from './preview-import.ts';
import { importResult, runImport } from './run-import.ts';

export const importHandlers = {
  preview: os.imports.preview.handler(query(previewImport)),
  run: os.imports.run.handler(job(runImport, importResult)),
  saveMapping: os.imports.saveMapping.handler(command(saveMapping)),
  deleteMapping: os.imports.deleteMapping.handler(command(deleteMapping)),
  list: os.imports.list.handler(query(listImports)),
};
