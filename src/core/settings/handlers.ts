import { command, os, query } from '#core/pipeline';

import { getSettings } from './read-settings.ts';
import { updateSettings } from './update-settings.ts';

export const settingsHandlers = {
  get: os.settings.get.handler(query(getSettings)),
  update: os.settings.update.handler(command(updateSettings)),
};
