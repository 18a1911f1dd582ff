import { Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { NumberSeriesSetting, Settings } from '#contract/settings';
import { checkSeries, seriesResets } from '#domain/numbering';
import { failureText, useFormats, useToday } from '#renderer/api';
import { FormRow, FormSection, SectionForm, WholeInput } from '#renderer/ui';

import { previewNumber } from './series-preview.ts';
import classes from './settings.module.css';
import { useSectionForm } from './use-section-form.ts';
import type { SectionFormState } from './use-section-form.ts';

type Kind = NumberSeriesSetting['kind'];
type Values = Record<Kind, NumberSeriesSetting>;

const kinds = ['invoice', 'creditNote', 'payment'] as const;

/** How the numbers of invoices, credit notes and receipts look, with the next one as it would be printed. */
export function SeriesSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const state = useSectionForm<Values>({
    settings,
    read: valuesOf,
    write: (values, isChanged) => ({ numberSeries: kinds.filter(isChanged).map((kind) => values[kind]) }),
    validate: (values) =>
      Object.fromEntries(
        kinds.map((kind) => {
          const checked = checkSeries(values[kind]);
          return [kind, checked.ok ? null : t(`numbers.faults.${checked.error.code}`)];
        }),
      ),
    codes: ['SERIES_STARTED', 'SERIES_INVALID'],
    fieldOf: ({ data }) => (typeof data['kind'] === 'string' ? data['kind'] : undefined),
    wordsOf: (failure) => failureText(failure, formats),
  });
  return (
    <SectionForm {...state}>
      <FormSection title={t('numbers.title')} description={t('numbers.text')}>
        <Stack gap="md">
          {kinds.map((kind) => (
            <SeriesFields key={kind} kind={kind} state={state} settings={settings} />
          ))}
        </Stack>
      </FormSection>
    </SectionForm>
  );
}

type SeriesFieldsProps = { kind: Kind; state: SectionFormState<Values>; settings: Settings };

function SeriesFields({ kind, state, settings }: SeriesFieldsProps) {
  const { t } = useTranslation('settings');
  const today = useToday();
  const { form } = state;
  const saved = settings.numberSeries.find((series) => series.kind === kind);
  const series = form.values[kind];
  const error = form.errors[kind];
  const preview = saved === undefined || today === undefined ? '' : previewNumber({ series, saved, today, settings });
  const set = (values: Partial<NumberSeriesSetting>) => {
    form.clearFieldError(kind);
    form.setFieldValue(kind, { ...series, ...values });
  };
  return (
    <fieldset className={classes['series']}>
      <legend>{t(`numbers.kinds.${kind}`)}</legend>
      <FormRow weights={[3, 1.4, 2, 1.8]}>
        <TextInput
          label={t('numbers.prefix')}
          maxLength={20}
          value={series.prefix}
          error={error}
          onChange={(event) => set({ prefix: event.currentTarget.value })}
        />
        <WholeInput
          label={t('numbers.padding')}
          min={1}
          max={10}
          value={series.padding}
          onChange={(padding) => set({ padding })}
        />
        <Select
          label={t('numbers.reset')}
          allowDeselect={false}
          data={seriesResets.map((value) => ({ value, label: t(`numbers.resets.${value}`) }))}
          value={series.reset}
          onChange={(reset) => set({ reset: reset ?? 'never' })}
        />
        <WholeInput
          label={t('numbers.startAt')}
          min={1}
          max={999_999_999}
          hideControls
          disabled={saved?.isStarted === true}
          value={series.startAt}
          onChange={(startAt) => set({ startAt })}
        />
      </FormRow>
      <div className={classes['preview']}>
        <span>{t('numbers.next')}</span>
        <output>{preview}</output>
        {saved?.isStarted === true && <span className="cb-detail">{t('numbers.started')}</span>}
      </div>
    </fieldset>
  );
}

function valuesOf({ numberSeries }: Settings): Values {
  const seriesOf = (kind: Kind): NumberSeriesSetting => {
    const known = numberSeries.find((series) => series.kind === kind);
    const { prefix = '', padding = 4, reset = 'never', startAt = 1 } = known ?? {};
    return { kind, prefix, padding, reset, startAt };
  };
  return { invoice: seriesOf('invoice'), creditNote: seriesOf('creditNote'), payment: seriesOf('payment') };
}
