/**
 * Running figures of contacts, written with the entries that change them and proven by `system.verify`. Those on the contact are the sums of
 * the contact and of all that were merged into it; a merged one bears none. Frozen in time.
 */
const openSign = `CASE WHEN kind IN ('invoice', 'refund') THEN amount_minor ELSE -amount_minor END`;

export const figureTables: readonly string[] = [
  `ALTER TABLE contacts ADD COLUMN balance_minor INTEGER NOT NULL DEFAULT 0 CHECK (abs(balance_minor) <= 9007199254740991)`,
  `ALTER TABLE contacts ADD COLUMN sales_minor INTEGER NOT NULL DEFAULT 0 CHECK (abs(sales_minor) <= 9007199254740991)`,
  `ALTER TABLE contacts ADD COLUMN last_purchase_on TEXT NOT NULL DEFAULT ''`,
  `CREATE INDEX contacts_by_balance ON contacts (balance_minor, id)`,
  `CREATE INDEX contacts_by_sales ON contacts (sales_minor, id)`,
  `CREATE INDEX contacts_by_last_purchase ON contacts (last_purchase_on, id)`,
  `CREATE TABLE contact_sales (
    contact_id TEXT NOT NULL REFERENCES contacts (id),
    month TEXT NOT NULL CHECK (length(month) = 7),
    sales_minor INTEGER NOT NULL CHECK (abs(sales_minor) <= 9007199254740991),
    PRIMARY KEY (contact_id, month)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO contact_sales (contact_id, month, sales_minor)
    SELECT contact_id, substr(issued_on, 1, 7), sum(CASE kind WHEN 'invoice' THEN net_minor ELSE -net_minor END)
    FROM documents WHERE status = 'issued' GROUP BY contact_id, substr(issued_on, 1, 7)`,
  `UPDATE contacts SET
    balance_minor = coalesce((SELECT sum(${openSign}) FROM open_items WHERE contact_id = contacts.id), 0),
    sales_minor = coalesce((SELECT sum(sales_minor) FROM contact_sales WHERE contact_id = contacts.id), 0),
    last_purchase_on = coalesce((SELECT max(issued_on) FROM documents
      WHERE contact_id = contacts.id AND status = 'issued' AND kind = 'invoice'), '')
    WHERE id IN (SELECT contact_id FROM open_items)`,
  // What is shown of one contact is found without reading all of its papers, however many it has.
  `CREATE INDEX documents_drafts_by_contact ON documents (contact_id) WHERE status = 'draft'`,
  `CREATE INDEX open_items_settled_by_contact ON open_items (contact_id, last_allocated_on) WHERE open_minor = 0`,
];
