import { job, os, query } from '#core/pipeline';

import { listUnits } from './list-units.ts';
import { previewUndo } from './preview-undo.ts';
import { runUndo, undoneBefore } from './run-undo.ts';

export const undoHandlers = {
  list: os.undo.list.handler(query(listUnits)),
  preview: os.undo.preview.handler(query(previewUndo)),
  run: os.undo.run.handler(job(runUndo, undoneBefore)),
};
