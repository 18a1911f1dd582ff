import { Group, Radio, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { PriceList } from '#contract/price-lists';
import { priceModes } from '#domain/tax';
import { failureText, orpc, useCommand, useFormats } from '#renderer/api';
import { FormDialog } from '#renderer/ui';

type PriceListDialogProps = { priceList: PriceList | undefined; onClose: () => void };

const besideField = ['PRICE_LIST_NAME_TAKEN'];

/** Adds a price list or changes its name; whether its prices include tax is fixed once it has some. */
export function PriceListDialog({ priceList, onClose }: PriceListDialogProps) {
  const { t } = useTranslation(['priceLists', 'common']);
  const state = usePriceListForm(priceList, onClose);
  const isFixed = priceList !== undefined && priceList.priceCount > 0;
  return (
    <FormDialog
      title={t(priceList === undefined ? 'add' : 'edit')}
      isRunning={state.isRunning}
      onSubmit={state.submit}
      onClose={onClose}
    >
      <TextInput
        label={t('common:name')}
        required
        maxLength={60}
        data-autofocus
        placeholder={t('example')}
        value={state.name}
        error={state.nameError}
        onChange={(event) => state.setName(event.currentTarget.value)}
      />
      <Radio.Group
        label={t('modeLabel')}
        description={isFixed ? t('modeFixed') : undefined}
        value={state.priceMode}
        onChange={(value) => state.setPriceMode(priceModes.find((mode) => mode === value) ?? state.priceMode)}
      >
        <Group gap="lg" mt={6}>
          {priceModes.map((mode) => (
            <Radio key={mode} value={mode} label={t(`mode.${mode}`)} disabled={isFixed} />
          ))}
        </Group>
      </Radio.Group>
    </FormDialog>
  );
}

function usePriceListForm(priceList: PriceList | undefined, onClose: () => void) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  const navigate = useNavigate();
  const command = useCommand(orpc.priceLists.save, { shownByCaller: besideField });
  const [name, setName] = useState(priceList?.name ?? '');
  const [priceMode, setPriceMode] = useState(priceList?.priceMode ?? 'exclusive');
  const [isChecked, setIsChecked] = useState(false);
  const isMissing = name.trim() === '';
  const save = async () => {
    setIsChecked(true);
    if (isMissing) return;
    const { id, version, isArchived } = priceList ?? {};
    const saved = await command.run({
      ...(priceList !== undefined && { id, version, isArchived }),
      name: name.trim(),
      priceMode,
    });
    if (!saved.ok) return;
    onClose();
    // A new list is empty: its prices come next.
    if (priceList === undefined) void navigate({ to: `/price-lists/${saved.value.id}` });
  };
  const { failure } = command;
  const refused =
    failure !== undefined && besideField.includes(failure.code) ? failureText(failure, formats) : undefined;
  return {
    name,
    setName,
    priceMode,
    setPriceMode,
    isRunning: command.isRunning,
    nameError: isChecked && isMissing ? t('required') : refused,
    submit: () => void save(),
  };
}
