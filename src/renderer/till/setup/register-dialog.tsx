import { Checkbox, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Register } from '#contract/till-values';
import { receiptNumber } from '#domain/till';
import { FormDialog, FormRow, WholeInput } from '#renderer/ui';

import classes from './setup.module.css';
import { useRegisterForm } from './use-register-form.ts';
import type { RegisterForm } from './use-register-form.ts';

type RegisterDialogProps = { register: Register | undefined; onClose: () => void };

/** Adds a register or changes one: its name, how its receipts are numbered, and its printer. */
export function RegisterDialog({ register, onClose }: RegisterDialogProps) {
  const { t } = useTranslation(['tillOffice', 'common']);
  const form = useRegisterForm(register, onClose);
  return (
    <FormDialog
      title={t(register === undefined ? 'setup.addRegister' : 'registers.edit')}
      isRunning={form.isSaving}
      onSubmit={form.save}
      onClose={onClose}
    >
      <TextInput
        label={t('common:name')}
        required
        maxLength={60}
        data-autofocus
        placeholder={t('registers.example')}
        value={form.values.name}
        error={form.errors.name}
        onChange={(event) => form.change({ name: event.currentTarget.value })}
      />
      <Numbering form={form} register={register} />
      <PrinterFields form={form} />
    </FormDialog>
  );
}

function Numbering({ form, register }: { form: RegisterForm; register: Register | undefined }) {
  const { t } = useTranslation('tillOffice');
  const { values, errors, change } = form;
  const isStarted = register?.isStarted === true;
  const next = isStarted ? register.nextNumber : receiptNumber(values, values.startAt);
  return (
    <div>
      <FormRow weights={[2, 1, 1]}>
        <TextInput
          label={t('registers.prefix')}
          required
          maxLength={20}
          disabled={isStarted}
          placeholder={t('registers.prefixExample')}
          value={values.prefix}
          error={errors.prefix}
          onChange={(event) => change({ prefix: event.currentTarget.value })}
        />
        <WholeInput
          label={t('registers.padding')}
          min={1}
          max={10}
          value={values.padding}
          onChange={(padding) => change({ padding })}
        />
        <WholeInput
          label={t('registers.startAt')}
          min={1}
          max={999_999_999}
          hideControls
          disabled={isStarted}
          value={values.startAt}
          onChange={(startAt) => change({ startAt })}
        />
      </FormRow>
      <p className={classes['preview']}>
        {t('registers.next')}: <output>{next}</output>
        {isStarted && ` · ${t('registers.started')}`}
      </p>
    </div>
  );
}

function PrinterFields({ form }: { form: RegisterForm }) {
  const { t } = useTranslation('tillOffice');
  const { values, errors, change } = form;
  const kinds = ['none', 'network', 'usb'] as const;
  return (
    <fieldset className={classes['fieldset']}>
      <legend>{t('registers.printer')}</legend>
      <Stack gap="sm">
        <SegmentedControl
          fullWidth
          aria-label={t('registers.printer')}
          value={values.kind}
          data={kinds.map((value) => ({ value, label: t(`registers.kind.${value}`) }))}
          onChange={(value) => change({ kind: kinds.find((kind) => kind === value) ?? 'none' })}
        />
        {values.kind === 'none' && <p className={classes['preview']}>{t('registers.noneText')}</p>}
        {values.kind === 'network' && (
          <FormRow weights={[3, 1]}>
            <TextInput
              label={t('registers.host')}
              required
              maxLength={253}
              placeholder="192.168.1.50"
              value={values.host}
              error={errors.host}
              onChange={(event) => change({ host: event.currentTarget.value })}
            />
            <WholeInput
              label={t('registers.port')}
              min={1}
              max={65_535}
              hideControls
              value={values.port}
              onChange={(port) => change({ port })}
            />
          </FormRow>
        )}
        {values.kind === 'usb' && (
          <TextInput
            label={t('registers.path')}
            description={t('registers.pathText')}
            required
            maxLength={260}
            value={values.path}
            error={errors.path}
            onChange={(event) => change({ path: event.currentTarget.value })}
          />
        )}
        {values.kind !== 'none' && <PaperFields form={form} />}
      </Stack>
    </fieldset>
  );
}

function PaperFields({ form: { values, change } }: { form: RegisterForm }) {
  const { t } = useTranslation('tillOffice');
  return (
    <>
      <SegmentedControl
        style={{ alignSelf: 'flex-start' }}
        aria-label={t('registers.paper')}
        value={String(values.paperMm)}
        data={[
          { value: '80', label: '80 mm' },
          { value: '58', label: '58 mm' },
        ]}
        onChange={(value) => change({ paperMm: value === '58' ? 58 : 80 })}
      />
      <Group gap="lg">
        <Checkbox
          label={t('registers.drawer')}
          checked={values.hasDrawer}
          onChange={(event) => change({ hasDrawer: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('registers.cutter')}
          checked={values.hasCutter}
          onChange={(event) => change({ hasCutter: event.currentTarget.checked })}
        />
      </Group>
    </>
  );
}
