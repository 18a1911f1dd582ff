import { SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { formatMoney } from '#domain/money';
import type { Minor } from '#domain/money';
import { denominationsOf } from '#domain/till';
import type { Denomination } from '#domain/till';
import { useFormats } from '#renderer/api';
import { Money, MoneyInput } from '#renderer/ui';

import { countedOf, piecesMinor } from './count-state.ts';
import type { DrawerCount } from './count-state.ts';
import classes from './shifts.module.css';

type CountDrawerProps = {
  count: DrawerCount;
  onChange: (count: DrawerCount) => void;
  currency: string;
  error?: string | undefined;
  /** What the sum is called: counted, or the float. */
  sumLabel: string;
  /** The first field takes the focus when the screen opens. */
  hasFocusAtStart?: boolean | undefined;
  /** Called by Enter in the last field. */
  onEnd?: (() => void) | undefined;
};

/** Counts a drawer by its coins and notes, whose sum follows live, or takes one amount. Enter and the arrows go down the list. */
export function CountDrawer({
  count,
  onChange,
  currency,
  error,
  sumLabel,
  hasFocusAtStart = false,
  onEnd,
}: CountDrawerProps) {
  const { t } = useTranslation('tillOffice');
  const frame = useRef<HTMLDivElement>(null);
  useFieldFocus(frame, { error, hasFocusAtStart });
  const denominations = denominationsOf(currency);
  const onKeyDown = (event: KeyboardEvent) => goAlong(frame.current, event, onEnd);
  return (
    <>
      <SegmentedControl
        size="sm"
        style={{ alignSelf: 'start' }}
        aria-label={t('count.how')}
        value={count.by}
        data={[
          { value: 'pieces', label: t('count.pieces') },
          { value: 'amount', label: t('count.amount') },
        ]}
        onChange={(by) => onChange({ ...count, by: by === 'amount' ? 'amount' : 'pieces' })}
      />
      {count.by === 'pieces' ? (
        <div ref={frame} role="group" aria-label={t('count.pieces')} className={classes['count']}>
          {(['note', 'coin'] as const).map((kind) => (
            <Pieces
              key={kind}
              kind={kind}
              denominations={denominations.filter((each) => each.kind === kind)}
              {...{ count, onChange, currency, onKeyDown }}
            />
          ))}
        </div>
      ) : (
        <div ref={frame}>
          <MoneyInput
            label={t('count.inDrawer')}
            maw={240}
            currency={currency}
            value={count.amountMinor}
            onChange={(amountMinor) => onChange({ ...count, amountMinor })}
          />
        </div>
      )}
      <Counted sumLabel={sumLabel} minor={countedOf(count, denominations)} currency={currency} />
      {error !== undefined && (
        <p className={classes['outcome']} role="alert">
          {error}
        </p>
      )}
    </>
  );
}

function Counted({ sumLabel, minor, currency }: { sumLabel: string; minor: Minor | null; currency: string }) {
  const { locale } = useFormats();
  return (
    <p className={classes['counted']}>
      <span>{sumLabel}</span>
      <output aria-live="polite">{minor === null ? '–' : formatMoney(minor, { currency, locale })}</output>
    </p>
  );
}

type PiecesProps = Pick<CountDrawerProps, 'count' | 'onChange' | 'currency'> & {
  kind: Denomination['kind'];
  denominations: readonly Denomination[];
  onKeyDown: (event: KeyboardEvent) => void;
};

function Pieces({ kind, denominations, count, onChange, onKeyDown, currency }: PiecesProps) {
  const { t } = useTranslation('tillOffice');
  const { locale } = useFormats();
  const id = useId();
  if (denominations.length === 0) return null;
  return (
    <fieldset className={classes['pieces']}>
      <legend>{t(`count.${kind}s`)}</legend>
      {denominations.map(({ valueMinor }) => {
        const text = count.pieces[valueMinor] ?? '';
        const sum = piecesMinor(valueMinor, text);
        const name = formatMoney(valueMinor, { currency, locale });
        return (
          <div key={valueMinor} style={{ display: 'contents' }}>
            <label htmlFor={`${id}${valueMinor}`}>{name}</label>
            <TextInput
              id={`${id}${valueMinor}`}
              data-pieces
              inputMode="numeric"
              autoComplete="off"
              placeholder="0"
              maxLength={40}
              classNames={{ input: 'cb-number' }}
              value={text}
              error={sum === null}
              onKeyDown={onKeyDown}
              onChange={(event) =>
                onChange({ ...count, pieces: { ...count.pieces, [valueMinor]: event.currentTarget.value } })
              }
            />
            <output data-zero={sum === 0} data-fault={sum === null} aria-label={t('count.sumOf', { name })}>
              {sum === null ? t('count.unreadable') : <Money minor={sum} currency={currency} isZeroQuiet />}
            </output>
          </div>
        );
      })}
    </fieldset>
  );
}

type FieldFocus = { error: string | undefined; hasFocusAtStart: boolean };

/** Puts the focus into the first field at the start, and into the one that is wrong when the count is refused. */
function useFieldFocus(frame: RefObject<HTMLElement | null>, { error, hasFocusAtStart }: FieldFocus): void {
  const starts = useRef(hasFocusAtStart);
  useEffect(() => {
    if (starts.current) firstField(frame.current)?.focus();
  }, [frame]);
  useEffect(() => {
    // Whoever is typing in the count stays where he is.
    if (error !== undefined && frame.current?.contains(document.activeElement) === false) {
      firstField(frame.current)?.focus();
    }
  }, [frame, error]);
}

/** Enter and the arrows go from field to field; Enter in the last one leads on, or sends the form. */
function goAlong(frame: HTMLElement | null, event: KeyboardEvent, onEnd: (() => void) | undefined): void {
  const fields = [...(frame?.querySelectorAll<HTMLInputElement>('input[data-pieces]') ?? [])];
  const at = fields.findIndex((field) => field === event.target);
  const step = stepOf(event);
  if (at < 0 || step === 0) return;
  const next = fields[at + step];
  if (next === undefined && event.key === 'Enter' && onEnd === undefined) return;
  event.preventDefault();
  if (next !== undefined) next.select();
  else if (event.key === 'Enter') onEnd?.();
}

/** The field that is wrong, else the first one. */
function firstField(frame: HTMLElement | null): HTMLInputElement | null {
  const wrong = frame?.querySelector<HTMLInputElement>('input[aria-invalid="true"]');
  return wrong ?? frame?.querySelector<HTMLInputElement>('input') ?? null;
}

function stepOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): -1 | 0 | 1 {
  if (ctrlKey || metaKey || altKey) return 0;
  if (key === 'Enter' || key === 'ArrowDown') return 1;
  return key === 'ArrowUp' ? -1 : 0;
}
