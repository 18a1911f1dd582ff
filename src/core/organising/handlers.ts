import { command, os, query } from '#core/pipeline';

import { createField, deleteField, listFields, updateField } from './custom-fields.ts';
import { deleteTag, listTags, renameTag } from './tags.ts';
import { deleteView, listViews, savedView, saveView } from './views.ts';

export const tagHandlers = {
  list: os.tags.list.handler(query(listTags)),
  rename: os.tags.rename.handler(command(renameTag)),
  delete: os.tags.delete.handler(command(deleteTag)),
};

export const customFieldHandlers = {
  list: os.customFields.list.handler(query(listFields)),
  create: os.customFields.create.handler(command(createField)),
  update: os.customFields.update.handler(command(updateField)),
  delete: os.customFields.delete.handler(command(deleteField)),
};

export const viewHandlers = {
  list: os.views.list.handler(query(listViews)),
  save: os.views.save.handler(command(saveView, savedView)),
  delete: os.views.delete.handler(command(deleteView)),
};
