import { IconGift } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { StoreCredit } from '#contract/sales';
import { orpc, useList } from '#renderer/api';
import { Allowed, TillPlaces } from '#renderer/till/parts';
import { DataList, DateText, EmptyState, ListToolbar, Money, Page, TextLink, useUrlState } from '#renderer/ui';
import type { Column } from '#renderer/ui';

const address = z.object({ q: z.string().catch(''), show: z.enum(['left', 'all']).catch('left') });

/** Vouchers and store credit with what is left of them: `/till/credits`. */
export function CreditListScreen() {
  const { t } = useTranslation('tillOffice');
  return (
    <Page title={t('credits.title')} layout="fill">
      <TillPlaces />
      <Allowed permission="till.read">
        <Credits />
      </Allowed>
    </Page>
  );
}

function Credits() {
  const { t } = useTranslation('tillOffice');
  const [{ q, show }, change] = useUrlState(address);
  const list = useList(orpc.sales.credits, { onlyLeft: show === 'left', ...(q !== '' && { q }) });
  const isFiltered = q !== '' || show === 'all';
  return (
    <>
      <ListToolbar
        search={{ value: q, onChange: (next) => change({ q: next }), placeholder: t('credits.search'), maxLength: 40 }}
        states={{
          label: t('credits.which'),
          value: show,
          onChange: (next) => change({ show: next }),
          options: [
            { value: 'left', label: t('credits.withLeft') },
            { value: 'all', label: t('credits.all') },
          ],
        }}
      />
      <DataList<StoreCredit>
        {...list}
        label={t('credits.title')}
        columns={useCreditColumns()}
        rowKey={(row) => row.code}
        isMuted={(row) => row.leftMinor === 0}
        empty={
          <EmptyState
            icon={<IconGift size={22} />}
            title={t(isFiltered ? 'credits.noneTitle' : 'credits.emptyTitle')}
            text={t(isFiltered ? 'credits.noneText' : 'credits.emptyText')}
            primary={isFiltered ? undefined : { label: t('close.toTill'), to: '/till' }}
            secondary={isFiltered ? [{ label: t('clearFilters'), onClick: () => change({ q: '', show: 'left' }) }] : []}
          />
        }
      />
    </>
  );
}

function useCreditColumns(): readonly Column<StoreCredit>[] {
  const { t } = useTranslation(['tillOffice', 'common']);
  return [
    {
      key: 'code',
      header: t('credits.code'),
      grow: 2,
      minWidth: 120,
      render: (row) => <span className="cb-figures">{row.code}</span>,
    },
    { key: 'kind', header: t('credits.what'), width: 116, render: (row) => t(`credits.kind.${row.kind}`) },
    {
      key: 'customer',
      header: t('receipts.customer'),
      grow: 3,
      minWidth: 120,
      render: (row) =>
        row.contactId !== null && (
          <span title={row.contactName}>
            <TextLink to={`/contacts/${row.contactId}`}>{row.contactName}</TextLink>
          </span>
        ),
    },
    {
      key: 'issued',
      header: t('credits.issued'),
      width: 108,
      hideBelow: 760,
      render: (row) => <DateText date={row.issuedOn} />,
    },
    {
      key: 'amount',
      header: t('credits.worth'),
      align: 'end',
      width: 112,
      render: (row) => <Money minor={row.amountMinor} currency={row.currency} />,
    },
    {
      key: 'left',
      header: t('credits.left'),
      align: 'end',
      width: 112,
      render: (row) => <Money minor={row.leftMinor} currency={row.currency} isZeroQuiet isBold />,
    },
  ];
}
