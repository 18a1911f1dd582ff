import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Dispatch } from 'react';
import { useTranslation } from 'react-i18next';

import type { TaxRate } from '#contract/settings';
import type { TotalsError } from '#domain/documents';
import type { Minor } from '#domain/money';
import type { Failure } from '#renderer/api';
import { Keys, useShortcut } from '#renderer/ui';

import type { Fault } from './draft-input.ts';
import { isBlank } from './editor-state.ts';
import type { EditorAction, EditorState } from './editor-state.ts';
import { useFailureText, useFaultText } from './fault-text.ts';
import { LateLine } from './late-line.tsx';
import { LineRow } from './line-row.tsx';
import classes from './lines.module.css';
import { useLineKeys } from './use-line-keys.ts';

export type LineGridProps = {
  state: EditorState;
  dispatch: Dispatch<EditorAction>;
  taxRates: readonly TaxRate[];
  /** What each line comes to, by its key. */
  nets: ReadonlyMap<string, Minor>;
  faults: readonly Fault[];
  /** Shows everything that stands in the way of issuing, not only what stops saving. */
  isChecked: boolean;
  failure: Failure | undefined;
  totalsError: TotalsError | null;
};

/** How many lines are drawn when a document opens; the others follow when they come near the view. */
const drawnAtOnce = 40;

/** The lines of a document. Enter adds one, Alt and the arrows move it, Alt and Delete removes it. */
export function LineGrid(props: LineGridProps) {
  const { state, dispatch, taxRates, nets, isChecked, faults } = props;
  const { t } = useTranslation('documents');
  const { grid, forRow, moveFocused, removeFocused } = useLineKeys(state, dispatch);
  const [late] = useState(() => new Set(state.lines.slice(drawnAtOnce).map((line) => line.key)));
  const troubles = useTroubles(props);
  const faultText = useFaultText();
  const noLines = isChecked ? faults.find(({ code }) => code === 'linesMissing') : undefined;
  const isTooLarge = props.totalsError !== null && props.totalsError.lineIndex === undefined;
  const lastKey = state.lines.at(-1)?.key ?? '';
  useShortcut({ keys: 'alt+ArrowUp', label: t('lines.moveUp'), run: () => moveFocused(-1), isActiveInFields: true });
  useShortcut({ keys: 'alt+ArrowDown', label: t('lines.moveDown'), run: () => moveFocused(1), isActiveInFields: true });
  useShortcut({ keys: 'alt+Delete', label: t('lines.remove'), run: removeFocused, isActiveInFields: true });
  const positions = positionsOf(state);
  return (
    <section aria-label={t('lines.title')} className={classes['section']}>
      <div ref={grid} className={classes['lines']}>
        <Header priceMode={state.priceMode} />
        {state.lines.map((line, index) => {
          const Row = late.has(line.key) ? LateLine : LineRow;
          return (
            <Row
              key={line.key}
              line={line}
              position={positions.get(line.key) ?? null}
              row={index + 1}
              netMinor={nets.get(line.key) ?? null}
              taxRates={taxRates}
              troubles={troubles.get(line.key) ?? noTroubles}
              isFirst={index === 0}
              isLast={index === state.lines.length - 1}
              dispatch={dispatch}
              keys={forRow}
            />
          );
        })}
      </div>
      {noLines !== undefined && <Trouble text={faultText(noLines)} />}
      {isTooLarge && <Trouble text={t('fault.tooLarge')} />}
      <div className={classes['add']}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => forRow.addAfter(lastKey)}
        >
          {t('lines.add')}
        </Button>
        <span className={classes['hint']}>
          <Keys keys="Enter" /> {t('lines.addHint')}
        </span>
      </div>
    </section>
  );
}

function Trouble({ text }: { text: string }) {
  return (
    <Text size="xs" c="var(--mantine-color-error)" role="alert">
      {text}
    </Text>
  );
}

function Header({ priceMode }: Pick<EditorState, 'priceMode'>) {
  const { t } = useTranslation('documents');
  return (
    <div className={classes['header']} aria-hidden>
      <span />
      <span>{t('line.item')}</span>
      <span>{t('line.description')}</span>
      <span data-align="end">{t('line.quantity')}</span>
      <span>{t('line.unit')}</span>
      <span data-align="end">{t('line.price')}</span>
      <span data-align="end">{t('line.discount')}</span>
      <span>{t('line.tax')}</span>
      <span data-align="end">{t(priceMode === 'inclusive' ? 'line.amountInclusive' : 'line.amount')}</span>
      <span />
    </div>
  );
}

/** What is wrong with a line: which fields are marked, and the words below it. */
export type LineTroubles = { fields: ReadonlySet<string>; texts: readonly string[] };

const noTroubles: LineTroubles = { fields: new Set(), texts: [] };
const faultyFields: Partial<Record<Fault['code'], string>> = {
  descriptionMissing: 'description',
  quantityMissing: 'quantity',
  priceMissing: 'price',
  percentOutOfRange: 'discount',
};

function useTroubles(props: LineGridProps): ReadonlyMap<string, LineTroubles> {
  const { state, faults, isChecked, failure, totalsError } = props;
  const { t } = useTranslation('documents');
  const faultText = useFaultText();
  const failureText = useFailureText();
  const entered = state.lines.filter((line) => !isBlank(line));
  const found = new Map<string, { fields: Set<string>; texts: string[] }>();
  const add = (key: string, field: string, text: string) => {
    const known = found.get(key) ?? { fields: new Set(), texts: [] };
    known.fields.add(field);
    known.texts.push(text);
    found.set(key, known);
  };
  for (const fault of faults) {
    const field = faultyFields[fault.code];
    const isLine = entered.some((line) => line.key === fault.key);
    if (fault.key !== null && field !== undefined && isLine && (isChecked || fault.stopsSaving)) {
      add(fault.key, field, faultText(fault));
    }
  }
  const refused = failure?.data['line'];
  const refusedLine = typeof refused === 'number' ? entered[refused - 1] : undefined;
  if (failure !== undefined && refusedLine !== undefined) {
    add(refusedLine.key, failure.code === 'ITEM_NOT_FOUND' ? 'item' : 'tax', failureText(failure));
  }
  const tooLarge = totalsError?.lineIndex === undefined ? undefined : entered[totalsError.lineIndex];
  if (tooLarge !== undefined) add(tooLarge.key, 'price', t('fault.tooLarge'));
  return found;
}

function positionsOf({ lines }: EditorState): ReadonlyMap<string, number> {
  return new Map(lines.filter((line) => !isBlank(line)).map((line, index) => [line.key, index + 1]));
}
