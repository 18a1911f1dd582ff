import { job, os, query } from '#core/pipeline';

import { createBackup } from './create-backup.ts';
import { listBackups } from './list-backups.ts';

export const backupHandlers = {
  list: os.backups.list.handler(query(listBackups)),
  create: os.backups.create.handler(job(createBackup)),
};
