import { command, job, os, query } from '#core/pipeline';

import { attachedFile, attachFile } from './attach.ts';
import { deleteActivity, detachFile } from './delete-activity.ts';
import { getActivity, listToday } from './list-today.ts';
import { getAttachment, listAttachments } from './read-attachments.ts';
import { createActivity, savedActivity, updateActivity } from './save-activity.ts';

export const activityHandlers = {
  create: os.activities.create.handler(command(createActivity, savedActivity)),
  update: os.activities.update.handler(command(updateActivity, savedActivity)),
  delete: os.activities.delete.handler(command(deleteActivity)),
  get: os.activities.get.handler(query(getActivity)),
  today: os.activities.today.handler(query(listToday)),
  attach: os.activities.attach.handler(job(attachFile, attachedFile)),
  attachments: os.activities.attachments.handler(query(listAttachments)),
  attachment: os.activities.attachment.handler(query(getAttachment)),
  detach: os.activities.detach.handler(command(detachFile)),
};
