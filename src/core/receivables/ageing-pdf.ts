/** `receivables.pdf`: the ageing report on paper. */
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { CarriedFile } from '#contract/values';
import type { InputOf, QueryScope } from '#core/pipeline';
import { carriedPdf } from '#core/printing';
import type { AgeingPaper } from '#core/printing';
import { readCompany, readCompanyVersion } from '#core/settings';

import { readAgeing } from './read-ageing.ts';

/** Every contact by name; the paper is laid out in a worker thread, after the reading has ended. */
export async function ageingPdf(
  scope: QueryScope,
  { day }: InputOf<'receivables', 'pdf'>,
): Promise<Result<CarriedFile>> {
  const paper = await scope.read(async (db): Promise<AgeingPaper> => {
    const company = await readCompany(db);
    const sender = await readCompanyVersion(db, company.version);
    const ageing = await readAgeing(db, { company, now: scope.now, day, sort: 'name' });
    return { paper: 'ageing', ...sender, createdAt: scope.now, ageing };
  });
  return ok(await carriedPdf(scope.worker, paper, scope.signal));
}
