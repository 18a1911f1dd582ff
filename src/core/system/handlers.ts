import { os, query, stream } from '#core/pipeline';

import { watchChanges } from './changes.ts';
import { getInfo } from './info.ts';
import { getOverview } from './overview.ts';
import { search } from './search.ts';
import { verify } from './verify.ts';

export const systemHandlers = {
  info: os.system.info.handler(query(getInfo)),
  overview: os.system.overview.handler(query(getOverview)),
  search: os.system.search.handler(query(search)),
  changes: os.system.changes.handler(stream(watchChanges)),
  verify: os.system.verify.handler(query(verify)),
};
