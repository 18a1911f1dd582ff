import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { e4, formatPercent } from '#domain/money';
import { useFormats } from '#renderer/api';
import { Money } from '#renderer/ui';

import { sharesOf } from './ageing.ts';
import type { Amounts, Bucket } from './ageing.ts';
import classes from './receivables.module.css';

export type BucketStripProps = {
  total: Amounts;
  chosen: Bucket | undefined;
  /** Shows only who owes something in a bucket; undefined shows all again. */
  onChoose: (bucket: Bucket | undefined) => void;
};

/** What is open by how late it is: one bar, and below it each part in words and figures. A part opens its rows. */
export function BucketStrip({ total, chosen, onChoose }: BucketStripProps) {
  const { t } = useTranslation('receivables');
  const { locale } = useFormats();
  const shares = sharesOf(total);
  return (
    <section className={classes['strip']} aria-label={t('summary')}>
      <div className={classes['bar']} aria-hidden>
        {shares.map(({ bucket, amountMinor }) => (
          <div
            key={bucket}
            className={classes['segment']}
            data-bucket={bucket}
            style={{ flexGrow: Math.max(0, amountMinor) }}
          />
        ))}
      </div>
      <div className={classes['tiles']}>
        {shares.map(({ bucket, amountMinor, percent }) => (
          <UnstyledButton
            key={bucket}
            className={classes['tile']}
            aria-pressed={chosen === bucket}
            onClick={() => onChoose(chosen === bucket ? undefined : bucket)}
          >
            <span className={classes['tileHead']}>
              <span className={classes['swatch']} data-bucket={bucket} aria-hidden />
              {t(`bucket.${bucket}`)}
            </span>
            <span className={classes['tileAmount']}>
              <Money minor={amountMinor} />
            </span>
            <span className={classes['tileShare']}>
              {amountMinor > 0 && percent === 0 ? '<\u2009' : ''}
              {formatPercent(e4(Math.max(percent, amountMinor > 0 ? 1 : 0) * 10_000), { locale })}
            </span>
          </UnstyledButton>
        ))}
        <div className={classes['tile']}>
          <span className={classes['tileHead']}>{t('unapplied')}</span>
          <span className={classes['tileAmount']}>
            <Money minor={total.unappliedMinor} />
          </span>
          <span className={classes['tileShare']}>{t('unappliedHint')}</span>
        </div>
        <div className={classes['tile']} data-total>
          <span className={classes['tileHead']}>{t('balance')}</span>
          <span className={classes['tileAmount']}>
            <Money minor={total.balanceMinor} isBold />
          </span>
          <span className={classes['tileShare']}>{t('balanceHint')}</span>
        </div>
      </div>
    </section>
  );
}
