/**
 * `ageing-today` at 10 k and 100 k documents: the whole report through the contract, against raw SQL that merely reads the
 * open items the report is made of and sums them. Both in the same run, on the same books.
 */
import BetterSqlite from 'better-sqlite3';

import { fillBooks, openTestApp } from '#core/testing';

import { print, quantile, timesOf } from './measure.ts';

const runs = 30;

export async function benchAgeing(): Promise<void> {
  for (const documents of [10_000, 100_000]) {
    const test = await openTestApp();
    fillBooks(test.databaseFile, { documents });
    const times = await timesOf(runs, () => test.api.receivables.ageing({ limit: 500 }));
    const database = new BetterSqlite(test.databaseFile, { readonly: true });
    const read = database.prepare(
      'SELECT contact_id, sum(open_minor) FROM open_items WHERE open_minor > 0 GROUP BY contact_id',
    );
    const baseline = await timesOf(runs, () => read.all());
    const name = `ageing-today ${documents / 1000} k`;
    print({ name: `${name} median`, value: quantile(times, 0.5), baseline: quantile(baseline, 0.5) });
    print({ name: `${name} p95`, value: quantile(times, 0.95), baseline: quantile(baseline, 0.95) });
    database.close();
    await test.end();
  }
}
