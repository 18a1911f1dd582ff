/** A search index made afresh beside the kept one, to compare them. FTS5 has a check of its own, but that asks for the write lock. */
import type BetterSqlite from 'better-sqlite3';

export type FreshIndex = {
  /** Takes in the next 1,000 rows; true when there were no more. */
  grow(): boolean;
  /** The first entry of which the kept index holds other rows than the fresh one, or null. */
  difference(): string | null;
  /** The first word that the list of words lacks, or holds though nobody bears it or has left it behind; null when there is none. */
  wordDifference(): string | null;
  drop(): void;
};

const optionsOf = {
  contacts: `tokenize = 'ascii tokenchars _', detail = 'none', columnsize = 0`,
  items: `tokenize = 'trigram', detail = 'full'`,
};

/** It lives in temporary tables until `drop`. */
export function freshIndex(connection: BetterSqlite.Database, table: 'contacts' | 'items'): FreshIndex {
  connection.exec(`
    CREATE VIRTUAL TABLE temp.fresh USING fts5 (search_text, content = '', ${optionsOf[table]});
    CREATE VIRTUAL TABLE temp.fresh_terms USING fts5vocab (temp, fresh, row);
    CREATE VIRTUAL TABLE temp.kept_terms USING fts5vocab (main, ${table}_search, row)`);
  const rows = connection.prepare<[number], { row_number: number; search_text: string }>(
    `SELECT row_number, search_text FROM ${table} WHERE row_number > ? ORDER BY row_number LIMIT 1000`,
  );
  const insert = connection.prepare('INSERT INTO temp.fresh (rowid, search_text) VALUES (?, ?)');
  const difference = connection.prepare<[], { term: string }>(`
    SELECT term FROM (SELECT term, doc, cnt FROM temp.fresh_terms EXCEPT SELECT term, doc, cnt FROM temp.kept_terms)
    UNION ALL
    SELECT term FROM (SELECT term, doc, cnt FROM temp.kept_terms EXCEPT SELECT term, doc, cnt FROM temp.fresh_terms)
    LIMIT 1`);
  const words = `SELECT term AS word FROM temp.fresh_terms WHERE length(term) > 2 AND term NOT GLOB '*[0-9_]*'`;
  const wordDifference = connection.prepare<[], { word: string }>(`
    SELECT word FROM (${words} EXCEPT SELECT word FROM contact_words)
    UNION ALL
    SELECT word FROM (SELECT word FROM contact_words EXCEPT SELECT word FROM contact_words_left EXCEPT ${words})
    LIMIT 1`);
  let last = Number.MIN_SAFE_INTEGER;
  return {
    grow() {
      const part = rows.all(last);
      for (const row of part) insert.run(row.row_number, row.search_text);
      last = part.at(-1)?.row_number ?? last;
      return part.length < 1000;
    },
    difference: () => difference.get()?.term ?? null,
    wordDifference: () => (table === 'contacts' ? (wordDifference.get()?.word ?? null) : null),
    drop() {
      connection.exec('DROP TABLE temp.fresh_terms; DROP TABLE temp.kept_terms; DROP TABLE temp.fresh');
    },
  };
}
