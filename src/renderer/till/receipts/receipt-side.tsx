import { useTranslation } from 'react-i18next';

import type { Sale } from '#contract/sales';
import { useMay } from '#renderer/till/parts';
import { Card, DetailGrid, Money, TextLink } from '#renderer/ui';
import type { Detail } from '#renderer/ui';

import { returnedReceipts } from './receipt-facts.ts';
import classes from './receipts.module.css';

/** What belongs to a receipt: its customer, invoice, returns both ways, vouchers that it made, and its copies. */
export function ReceiptSide({ sale }: { sale: Sale }) {
  const { t } = useTranslation('tillOffice');
  return (
    <div className={classes['side']}>
      <Card title={t('receipts.belongs')}>
        <DetailGrid columns={1} details={useDetails(sale)} />
      </Card>
      {sale.credits.length > 0 && (
        <Card title={t('receipts.credits')}>
          <Credits sale={sale} />
        </Card>
      )}
    </div>
  );
}

function useDetails(sale: Sale): readonly Detail[] {
  const { t } = useTranslation('tillOffice');
  const may = useMay();
  const { contactId, contactName, invoice, copies, shiftId, returnedBy } = sale;
  const takesBack = returnedReceipts(sale);
  const customer = contactId !== null && <TextLink to={`/contacts/${contactId}`}>{contactName}</TextLink>;
  const made = invoice !== null && <TextLink to={`/documents/${invoice.id}`}>{invoice.number}</TextLink>;
  const shift = <TextLink to={`/till/shifts/${shiftId}`}>{sale.registerName}</TextLink>;
  return [
    { label: t('receipts.customer'), value: customer || t('receipts.anonymous') },
    { label: t('invoice.label'), value: made || t('invoice.none') },
    ...(takesBack.length > 0 ? [{ label: t('receipts.takesBack'), value: <Links receipts={takesBack} /> }] : []),
    ...(returnedBy.length > 0 ? [{ label: t('receipts.returnedBy'), value: <Links receipts={returnedBy} /> }] : []),
    ...(may('till.report') ? [{ label: t('shift'), value: shift }] : []),
    { label: t('copies'), value: copies === 0 ? t('copiesNone') : t('copiesCount', { count: copies }) },
  ];
}

function Links({ receipts }: { receipts: readonly { id: string; number: string }[] }) {
  return (
    <span className={classes['links']}>
      {receipts.map(({ id, number }) => (
        <TextLink key={id} to={`/till/receipts/${id}`}>
          {number}
        </TextLink>
      ))}
    </span>
  );
}

function Credits({ sale: { credits, currency } }: { sale: Sale }) {
  const { t } = useTranslation('tillOffice');
  return (
    <ul className={classes['credits']}>
      {credits.map(({ code, kind, amountMinor, leftMinor }) => (
        <li key={code}>
          <div className={classes['lineText']}>
            <TextLink to="/till/credits" search={{ q: code }} className="cb-figures">
              {code}
            </TextLink>
            <span className="cb-detail">
              {t(`credits.kind.${kind}`)} · {t('credits.left')} <Money minor={leftMinor} currency={currency} />
            </span>
          </div>
          <Money minor={amountMinor} currency={currency} />
        </li>
      ))}
    </ul>
  );
}
