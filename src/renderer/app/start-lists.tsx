import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { DocumentRow } from '#contract/documents';
import { orpc } from '#renderer/api';
import { DueText, Money, StatusBadge, TextLink } from '#renderer/ui';

import classes from './start.module.css';

const rowsShown = 6;

/** What wants attention first: the invoices that are late the longest, and what was written last. */
export function StartLists() {
  const { t } = useTranslation('app');
  const late = useQuery(
    orpc.documents.list.queryOptions({
      input: { state: 'overdue', kind: 'invoice', sort: 'dueOn', direction: 'asc', limit: rowsShown },
    }),
  );
  const latest = useQuery(
    orpc.documents.list.queryOptions({ input: { sort: 'issuedOn', direction: 'desc', limit: rowsShown } }),
  );
  return (
    <div className={classes['lists']}>
      <DocumentList
        title={t('lists.late')}
        to="/documents"
        search={{ state: 'overdue', sort: 'dueOn', direction: 'asc' }}
        rows={late.data?.rows ?? []}
        renderEnd={(row) => (row.dueOn === null ? null : <DueText dueOn={row.dueOn} />)}
        amountOf={(row) => row.openMinor}
      />
      <DocumentList
        title={t('lists.latest')}
        to="/documents"
        search={{}}
        rows={latest.data?.rows ?? []}
        renderEnd={(row) => <StatusBadge state={row.state} isCreditNote={row.kind === 'creditNote'} />}
        amountOf={(row) => row.grossMinor}
      />
    </div>
  );
}

type DocumentListProps = {
  title: string;
  to: string;
  search: Record<string, string>;
  rows: readonly DocumentRow[];
  renderEnd: (row: DocumentRow) => ReactNode;
  amountOf: (row: DocumentRow) => DocumentRow['grossMinor'];
};

function DocumentList({ title, to, search, rows, renderEnd, amountOf }: DocumentListProps) {
  const { t } = useTranslation('app');
  if (rows.length === 0) return null;
  return (
    <section className={classes['list']} aria-label={title}>
      <div className={classes['listHead']}>
        <h2 className={classes['listTitle']}>{title}</h2>
        <TextLink to={to} search={search} size="sm" aria-label={t('lists.allOf', { list: title })}>
          {t('lists.all')}
        </TextLink>
      </div>
      <ul className={classes['rows']}>
        {rows.map((row) => (
          <li key={row.id} className={classes['row']}>
            <TextLink to={`/documents/${row.id}`} className={classes['rowName']}>
              {row.contactName === '' ? t('lists.noContact') : row.contactName}
            </TextLink>
            <span className={classes['rowNumber']}>{row.number ?? row.reference}</span>
            <span className={classes['rowEnd']}>{renderEnd(row)}</span>
            <span className={classes['rowAmount']}>
              <Money minor={amountOf(row)} currency={row.currency} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
