import { SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Balance } from '#contract/receivables';
import { minor, sumMinor } from '#domain/money';
import type { Minor } from '#domain/money';
import { allocateOldestFirst } from '#domain/payments';
import { failureText, useFormats } from '#renderer/api';
import { DateText, FigureTable, FormSection, Money, paperPath, TextLink } from '#renderer/ui';

import type { PlanMode } from './allocation-plan.ts';
import { AllocationTable } from './allocation-table.tsx';
import { useFaultWords } from './fault-words.ts';
import classes from './payments.module.css';
import type { PaymentForm } from './use-payment-form.ts';

/** What the money is used for: open invoices when it comes in, credits when it goes out. */
export function PaymentUse({ form }: { form: PaymentForm }) {
  const { t } = useTranslation('payments');
  if (form.fields.contactId === null) {
    return (
      <FormSection title={t('use.title')}>
        <Text c="dimmed">{t('use.chooseContact')}</Text>
      </FormSection>
    );
  }
  if (form.balance === undefined) {
    return (
      <FormSection title={t('use.title')}>
        <Skeleton height={96} />
      </FormSection>
    );
  }
  return form.isRefund ? <CreditsPaidOut form={form} /> : <InvoicesPaid form={form} />;
}

function InvoicesPaid({ form }: { form: PaymentForm }) {
  const { t } = useTranslation('payments');
  const { openItems, plan } = form;
  if (openItems.length === 0) {
    return (
      <FormSection title={t('use.title')}>
        <Text c="dimmed">{t('use.nothingOpen')}</Text>
      </FormSection>
    );
  }
  return (
    <FormSection title={t('use.title')} end={<ModeChoice form={form} />}>
      <AllocationTable
        openItems={openItems}
        amounts={form.amounts}
        leftMinor={plan.leftMinor}
        faultyId={plan.fault?.documentId}
        onChange={form.changeAmount}
      />
      <Trouble form={form} />
    </FormSection>
  );
}

function ModeChoice({ form }: { form: PaymentForm }) {
  const { t } = useTranslation('payments');
  const modes: readonly PlanMode[] =
    form.asked === undefined ? ['oldestFirst', 'chosen', 'none'] : ['documentFirst', 'oldestFirst', 'chosen', 'none'];
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('mode.label')}
      value={form.mode}
      data={modes.map((mode) => ({ value: mode, label: t(`mode.${mode}`, { number: form.asked?.number ?? '' }) }))}
      onChange={(next) => {
        const mode = modes.find((known) => known === next);
        if (mode !== undefined) form.chooseMode(mode);
      }}
    />
  );
}

/** What is wrong with the amounts, before or after the core was asked. */
function Trouble({ form }: { form: PaymentForm }) {
  const formats = useFormats();
  const faultWords = useFaultWords();
  const { plan, openItems, failure } = form;
  const words = () => {
    if (plan.fault !== undefined) return faultWords(plan.fault, openItems);
    return failure?.code.startsWith('ALLOCATION_') === true ? failureText(failure, formats) : '';
  };
  const text = words();
  if (text === '') return null;
  return (
    <Text size="sm" c="var(--mantine-color-error)" role="alert">
      {text}
    </Text>
  );
}

function CreditsPaidOut({ form }: { form: PaymentForm }) {
  const { t } = useTranslation(['payments', 'common']);
  const credits = form.balance?.credits ?? [];
  if (credits.length === 0) {
    return (
      <FormSection title={t('use.refundTitle')}>
        <Text c="dimmed">{t('use.noCredit')}</Text>
      </FormSection>
    );
  }
  return (
    <FormSection title={t('use.refundTitle')} description={t('use.refundText')}>
      <CreditTable credits={credits} paidOut={paidOutOf(credits, form.amountMinor ?? minor(0))} />
    </FormSection>
  );
}

/** What a refund takes from each credit: the oldest first, as the core does it. */
function paidOutOf(credits: Balance['credits'], amountMinor: Minor): ReadonlyMap<string, Minor> {
  const items = credits.map(({ sourceId, date, number, creditMinor }) => ({
    documentId: sourceId,
    dueOn: date,
    issuedOn: date,
    number,
    openMinor: creditMinor,
  }));
  return new Map(allocateOldestFirst(amountMinor, items).map((taken) => [taken.documentId, taken.amountMinor]));
}

type CreditTableProps = { credits: Balance['credits']; paidOut: ReadonlyMap<string, Minor> };

function CreditTable({ credits, paidOut }: CreditTableProps) {
  const { t } = useTranslation(['payments', 'common']);
  return (
    <div className={classes['openItems']}>
      <FigureTable
        head={[t('column.credit'), t('common:date'), { end: t('column.unused') }, { end: t('column.paidOut') }]}
      >
        <tbody>
          {credits.map(({ sourceId, sourceKind, paperId, number, date, creditMinor }) => (
            <tr key={sourceId}>
              <th scope="row">
                <TextLink to={paperPath(sourceKind, paperId)}>{number}</TextLink>
              </th>
              <td>
                <DateText date={date} />
              </td>
              <td data-end>
                <Money minor={creditMinor} />
              </td>
              <td data-end>
                <Money minor={paidOut.get(sourceId) ?? minor(0)} isZeroQuiet />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('common:total')}
            </th>
            <td data-end>
              <Money minor={sumMinor(credits.map(({ creditMinor }) => creditMinor))} isBold />
            </td>
            <td data-end>
              <Money minor={sumMinor(paidOut.values())} isBold />
            </td>
          </tr>
        </tfoot>
      </FigureTable>
    </div>
  );
}
