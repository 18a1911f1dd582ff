import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { FoundEntry } from '#contract/till';
import type { BarcodeRule } from '#contract/till-values';
import { formatDecimal } from '#domain/money';
import { checkDigitOf, readEmbedded } from '#domain/till';
import { client, orpc, useFormats } from '#renderer/api';

import classes from './setup.module.css';

const typingPauseMs = 250;
// Item 12345 for 3.49, by the rule that a new rule begins with.
const example = `201234500349${checkDigitOf('201234500349')}`;

/** Says what a barcode would mean by the rules as they stand in the form, saved or not. */
export function BarcodeExample({ rules }: { rules: readonly BarcodeRule[] }) {
  const { t } = useTranslation('tillOffice');
  const [text, setText] = useState('');
  const words = useMeaning(text.trim(), rules);
  return (
    <>
      <TextInput
        label={t('barcodes.scan')}
        maw={320}
        inputMode="numeric"
        autoComplete="off"
        maxLength={48}
        placeholder={example}
        classNames={{ input: 'cb-figures' }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // A scanner ends with Enter, which must not save the form.
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
        }}
      />
      <p className={classes['meaning']} role="status">
        {words}
      </p>
    </>
  );
}

function useMeaning(typed: string, rules: readonly BarcodeRule[]): string {
  const { t } = useTranslation('tillOffice');
  const { locale, currency } = useFormats();
  const [text] = useDebouncedValue(typed, typingPauseMs);
  const embedded = readEmbedded(text, rules);
  const codes = embedded === null ? [text] : embedded.itemCodes;
  const found = useQuery({
    queryKey: [...orpc.till.find.key(), 'example', ...codes],
    queryFn: () => findFirst(codes),
    enabled: text !== '',
  });
  if (text === '') return t('barcodes.nothingTyped');
  const names = nameOf(found.data);
  const item = names === '' ? t('barcodes.noItem') : names;
  if (embedded === null) return names === '' ? t('barcodes.plainUnknown') : t('barcodes.plain', { item });
  const value = formatDecimal(embedded.valueE4, { locale, minimumFractionDigits: embedded.kind === 'price' ? 2 : 3 });
  return embedded.kind === 'price'
    ? t('barcodes.isPrice', { item, value: `${value} ${currency}` })
    : t('barcodes.isWeight', { item, value });
}

async function findFirst(codes: readonly string[]): Promise<FoundEntry | null> {
  for (const text of codes) {
    const found = await client.till.find({ text });
    if (found.kind === 'items') return found;
  }
  return null;
}

function nameOf(found: FoundEntry | null | undefined): string {
  return found?.kind === 'items' ? found.items.map(({ name }) => name).join(', ') : '';
}
