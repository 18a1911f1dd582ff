import { command, os, query } from '#core/pipeline';

import { getItem, listItems } from './list-items.ts';
import { createItem, deleteItem, updateItem } from './save-item.ts';

export const itemHandlers = {
  create: os.items.create.handler(command(createItem)),
  update: os.items.update.handler(command(updateItem)),
  delete: os.items.delete.handler(command(deleteItem)),
  get: os.items.get.handler(query(getItem)),
  list: os.items.list.handler(query(listItems)),
};
