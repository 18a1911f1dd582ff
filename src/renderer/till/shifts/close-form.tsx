import { Checkbox, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { HeldSale } from '#contract/sales';
import type { Register } from '#contract/till-values';
import { orpc, useFormats } from '#renderer/api';
import { FormPage, FormSection, InstantText, Notice, TextLink, useUserName } from '#renderer/ui';

import { CloseOutcome } from './close-outcome.tsx';
import { CountDrawer } from './count-drawer.tsx';
import { HeldList } from './held-list.tsx';
import { useCloseShift } from './use-close-shift.ts';

type CloseFormProps = { shiftId: string; register: Register };

/** The drawer is counted, waiting sales are decided upon, then the shift is closed. */
export function CloseForm({ shiftId, register }: CloseFormProps) {
  const { t } = useTranslation('tillOffice');
  const { currency } = useFormats();
  const userName = useUserName();
  const note = useRef<HTMLTextAreaElement>(null);
  const held = useQuery(orpc.sales.held.queryOptions({ input: { registerId: register.id } }));
  const sales = held.data?.sales ?? [];
  const state = useCloseShift({ shiftId, currency, heldCount: sales.length });
  const { openShift } = register;
  if (state.closed !== undefined) return <CloseOutcome report={state.closed} />;
  return (
    <FormPage
      title={t('close.title')}
      subtitle={
        openShift !== null && (
          <>
            {register.name} · {t('close.since')} <InstantText at={openShift.openedAt} /> ·{' '}
            {userName(openShift.openedBy)}
          </>
        )
      }
      back={{ to: '/till', label: t('close.toTill') }}
      isDirty={state.isDirty}
      isSaving={state.isRunning}
      submitLabel={t('close.submit')}
      onSubmit={state.submit}
    >
      <FormSection title={t('close.count')} description={t('close.countText')}>
        <CountDrawer
          count={state.count}
          onChange={state.setCount}
          currency={currency}
          sumLabel={t('report.counted')}
          error={state.countError}
          hasFocusAtStart
          onEnd={() => note.current?.focus()}
        />
      </FormSection>
      {sales.length > 0 && <HeldSection sales={sales} state={state} />}
      <FormSection title={t('close.end')}>
        <Textarea
          ref={note}
          label={t('note')}
          description={t('close.noteText')}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={500}
          value={state.note}
          onChange={(event) => state.setNote(event.currentTarget.value)}
        />
        <Notice tone="info" title={t('close.consequenceTitle')}>
          {t('close.consequence')}
        </Notice>
      </FormSection>
    </FormPage>
  );
}

type HeldSectionProps = { sales: readonly HeldSale[]; state: ReturnType<typeof useCloseShift> };

/** What happens to the sales that still wait here. */
function HeldSection({ sales, state }: HeldSectionProps) {
  const { t } = useTranslation('tillOffice');
  return (
    <FormSection
      title={t('held.title')}
      description={t('held.text')}
      end={
        <TextLink to="/till" style={{ whiteSpace: 'nowrap' }}>
          {t('close.toTill')}
        </TextLink>
      }
    >
      <HeldList sales={sales} />
      <Checkbox
        label={t('held.keep')}
        description={t('held.keepText')}
        checked={state.keepsHeld}
        error={state.heldError}
        onChange={(event) => state.setKeepsHeld(event.currentTarget.checked)}
      />
    </FormSection>
  );
}
