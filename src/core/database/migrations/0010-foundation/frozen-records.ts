/** Triggers that keep issued documents, payments, allocations, ledger, audit and answers as they are. Frozen in time. */
function frozen(table: string): string[] {
  return ['UPDATE', 'DELETE'].map(
    (verb) => `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN
      SELECT RAISE(ABORT, '${table} is immutable');
    END`,
  );
}

function frozenWithDocument(table: string): string[] {
  const issued = (row: string) =>
    `EXISTS (SELECT 1 FROM documents WHERE documents.id = ${row}.document_id AND documents.status = 'issued')`;
  return [
    ['INSERT', 'new'],
    ['UPDATE', 'old'],
    ['DELETE', 'old'],
  ].map(
    ([verb, row]) => `CREATE TRIGGER ${table}_no_${String(verb).toLowerCase()}_when_issued BEFORE ${verb} ON ${table}
    WHEN ${issued(String(row))} BEGIN
      SELECT RAISE(ABORT, 'an issued document is immutable');
    END`,
  );
}

export const frozenRecords: readonly string[] = [
  `CREATE TRIGGER documents_no_update_when_issued BEFORE UPDATE ON documents WHEN old.status = 'issued' BEGIN
    SELECT RAISE(ABORT, 'an issued document is immutable');
  END`,
  `CREATE TRIGGER documents_no_delete_when_issued BEFORE DELETE ON documents WHEN old.status = 'issued' BEGIN
    SELECT RAISE(ABORT, 'an issued document is immutable');
  END`,
  ...frozenWithDocument('document_lines'),
  ...frozenWithDocument('document_adjustments'),
  ...frozenWithDocument('document_taxes'),
  ...frozen('payments'),
  ...frozen('allocations'),
  ...frozen('ledger_entries'),
  ...frozen('ledger_lines'),
  ...frozen('audit_entries'),
  ...frozen('command_log'),
  ...frozen('company_versions'),
  `CREATE TRIGGER open_items_no_delete BEFORE DELETE ON open_items BEGIN
    SELECT RAISE(ABORT, 'open_items is append-only');
  END`,
  `CREATE TRIGGER open_items_running_figures_only BEFORE UPDATE OF id, kind, number, contact_id, dated_on, due_on, currency, amount_minor
  ON open_items BEGIN
    SELECT RAISE(ABORT, 'of an open item only the running figures change');
  END`,
];
