/** `npm run schema`: writes src/core/database/schema.sql, the schema of a fresh database, for review. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { freshSchema } from '#core/database/testing';

writeFileSync(join(import.meta.dirname, '..', 'src/core/database/schema.sql'), await freshSchema());
