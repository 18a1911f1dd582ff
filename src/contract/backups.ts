/** Copies of everything, proven readable: the database and the attachments. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';

import { job, query } from './operation.ts';
import { idSchema, instantSchema, progressSchema } from './values.ts';

export const backupSchema = z.object({
  name: z.string().describe('Its folder below `backups` in the data folder; opening that folder opens the backup'),
  folder: z.string(),
  at: instantSchema,
  databaseBytes: z.int(),
  attachmentCount: z.int(),
  attachmentBytes: z.int(),
});
export type Backup = z.infer<typeof backupSchema>;

export const backups = {
  list: query({ permission: 'backups.run', summary: 'The backups in the data folder, newest first.' }).output(
    z.object({ backups: z.array(backupSchema) }),
  ),
  create: job({
    permission: 'backups.run',
    summary: 'Copies the database and the attachments, and proves the copy whole before it gets its name.',
    changes: ['backups'],
  })
    .input(z.object({ commandId: idSchema }))
    .errors({
      BACKUP_NOT_STORED: { status: 507, message: 'The backup could not be written. The books are untouched.' },
      BACKUP_DAMAGED: {
        status: 500,
        message: 'Something is missing or damaged, so the copy was not kept. The books are untouched.',
        data: z.object({ name: z.string().describe('The database, or an attachment by its name') }),
      },
    })
    .output(eventIterator(progressSchema, backupSchema)),
};
