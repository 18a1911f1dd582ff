import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { PriceList, TradeTerms } from '#contract/price-lists';
import { failureText, orpc, useCommand, useFormats } from '#renderer/api';
import { Card, DetailGrid, FormDialog, TextLink } from '#renderer/ui';

type TradeTermsCardProps = { contactId: string; name: string };

/** What a contact pays at the till: the own price list, and whether tax is taken. */
export function TradeTermsCard({ contactId, name }: TradeTermsCardProps) {
  const { t } = useTranslation('priceLists');
  const info = useQuery(orpc.system.info.queryOptions());
  const terms = useQuery(orpc.priceLists.termsOf.queryOptions({ input: { contactId } }));
  const lists = useQuery(orpc.priceLists.list.queryOptions());
  const [isEditing, setIsEditing] = useState(false);
  const mayWrite = info.data?.user.permissions.includes('prices.write') === true;
  if (terms.data === undefined || lists.data === undefined) return null;
  const edit = (
    <Button variant="subtle" size="compact-sm" aria-haspopup="dialog" onClick={() => setIsEditing(true)}>
      {t('terms.edit')}
    </Button>
  );
  return (
    <Card title={t('terms.title')} end={mayWrite ? edit : undefined}>
      <Terms terms={terms.data} />
      {isEditing && (
        <TermsDialog
          terms={terms.data}
          name={name}
          priceLists={lists.data.priceLists}
          onClose={() => setIsEditing(false)}
        />
      )}
    </Card>
  );
}

function Terms({ terms }: { terms: TradeTerms }) {
  const { t } = useTranslation('priceLists');
  const { priceListId, priceListName, isTaxExempt, exemptionReason, priceMode } = terms;
  const list = <TextLink to={`/price-lists/${priceListId}`}>{priceListName}</TextLink>;
  return (
    <DetailGrid
      columns={1}
      details={[
        { label: t('terms.list'), value: priceListId === null ? t('terms.none') : list },
        {
          label: t('terms.tax'),
          value: isTaxExempt ? `${t('terms.exempt')}: ${exemptionReason}` : t('terms.taxed'),
        },
        { label: t('terms.mode'), value: t(priceMode === 'inclusive' ? 'terms.modeInclusive' : 'terms.modeExclusive') },
      ]}
    />
  );
}

type TermsDialogProps = {
  terms: TradeTerms;
  name: string;
  priceLists: readonly PriceList[];
  onClose: () => void;
};

function TermsDialog({ terms, name, priceLists, onClose }: TermsDialogProps) {
  const { t } = useTranslation('priceLists');
  const form = useTermsForm(terms, onClose);
  // The list that is chosen stays to be seen though it is archived.
  const offered = priceLists.filter(({ id, isArchived }) => !isArchived || id === terms.priceListId);
  return (
    <FormDialog
      title={t('terms.editTitle', { name })}
      isRunning={form.isRunning}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <NativeSelect
        label={t('terms.list')}
        data-autofocus
        value={form.priceListId}
        data={[{ value: '', label: t('terms.none') }, ...offered.map((list) => ({ value: list.id, label: list.name }))]}
        onChange={(event) => form.setPriceListId(event.currentTarget.value)}
      />
      <Checkbox
        label={t('terms.exempt')}
        checked={form.isTaxExempt}
        onChange={(event) => form.setIsTaxExempt(event.currentTarget.checked)}
      />
      {form.isTaxExempt && (
        <TextInput
          label={t('terms.reason')}
          description={t('terms.reasonText')}
          required
          maxLength={200}
          placeholder={t('terms.reasonExample')}
          value={form.reason}
          error={form.reasonError}
          onChange={(event) => form.setReason(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}

function useTermsForm(terms: TradeTerms, onSaved: () => void) {
  const formats = useFormats();
  const command = useCommand(orpc.priceLists.setTerms, { shownByCaller: ['EXEMPTION_REASON_MISSING'] });
  const [priceListId, setPriceListId] = useState(terms.priceListId ?? '');
  const [isTaxExempt, setIsTaxExempt] = useState(terms.isTaxExempt);
  const [reason, setReason] = useState(terms.exemptionReason);
  const { failure } = command;
  const save = async () => {
    const saved = await command.run({
      contactId: terms.contactId,
      priceListId: priceListId === '' ? null : priceListId,
      isTaxExempt,
      exemptionReason: isTaxExempt ? reason.trim() : '',
    });
    if (saved.ok) onSaved();
  };
  return {
    priceListId,
    setPriceListId,
    isTaxExempt,
    setIsTaxExempt,
    reason,
    setReason,
    isRunning: command.isRunning,
    reasonError: failure?.code === 'EXEMPTION_REASON_MISSING' ? failureText(failure, formats) : undefined,
    submit: () => void save(),
  };
}
