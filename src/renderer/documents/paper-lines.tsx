import { standsApart } from '#domain/items';
import type { Settings } from '#contract/settings';
import type { Totals } from '#domain/documents';
import { currencyExponent, formatDecimal, formatMinorPlain, formatMoney, formatPercent, negate } from '#domain/money';
import type { E4, Minor } from '#domain/money';
import { isUntaxed } from '#domain/tax';

import type { PaperWords } from './draft-paper.tsx';
import { rateOf } from './draft-totals.ts';
import type { EditorLine, EditorState } from './editor-state.ts';
import classes from './paper.module.css';

type PaperLinesProps = {
  lines: readonly EditorLine[];
  settings: Settings;
  totals: Totals | null;
  word: PaperWords;
};

/** The lines as the paper has them. */
export function PaperLines({ lines, settings, totals, word }: PaperLinesProps) {
  const { locale, currency } = settings.company;
  const figure = (value: E4, minimumFractionDigits = 0) => formatDecimal(value, { locale, minimumFractionDigits });
  const percent = (value: E4) => formatPercent(value, { locale });
  const hasDiscount = lines.some((line) => line.discountPercentE4 !== null && line.discountPercentE4 !== 0);
  return (
    <table className={classes['lines']}>
      <thead>
        <tr>
          <th>{word.document.position}</th>
          <th data-wide>{word.document.description}</th>
          <th data-end>{word.document.quantity}</th>
          <th data-end>{word.document.price}</th>
          {hasDiscount && <th data-end>{word.document.discount}</th>}
          <th data-end>{word.document.tax}</th>
          <th data-end>{word.document.amount.replace('{{currency}}', currency)}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => {
          const rate = rateOf(settings.taxRates, line.taxRateId);
          return (
            <tr key={line.key}>
              <td>{index + 1}</td>
              <td data-wide>
                <div className={classes['description']}>{line.description}</div>
                {line.itemCode !== '' && <div className={classes['code']}>{line.itemCode}</div>}
              </td>
              <td data-end>
                {line.quantityE4 === null ? '' : figure(line.quantityE4)}{' '}
                {standsApart(line.unit) ? <div className={classes['code']}>{line.unit}</div> : line.unit}
              </td>
              <td data-end>{line.priceE4 === null ? '' : figure(line.priceE4, 2)}</td>
              {hasDiscount && (
                <td data-end>
                  {line.discountPercentE4 === null || line.discountPercentE4 === 0
                    ? ''
                    : percent(line.discountPercentE4)}
                </td>
              )}
              <td data-end>{rate === undefined ? '' : percent(rate.rateE4)}</td>
              <td data-end>{bare(totals?.lines[index]?.netMinor, settings)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type PaperTotalsProps = { state: EditorState; settings: Settings; totals: Totals; word: PaperWords };

/** The totals as the paper has them. */
export function PaperTotals({ state, settings, totals, word }: PaperTotalsProps) {
  const { locale, currency } = settings.company;
  const isInclusive = state.priceMode === 'inclusive';
  const taxLabel = ({ taxCategory, taxRateE4, taxableMinor }: Totals['taxes'][number]) =>
    (isInclusive ? word.document.taxIncludedRow : word.document.taxRow)
      .replace('{{tax}}', taxName(word, { taxCategory, taxRateE4, locale }))
      .replace('{{taxable}}', bare(taxableMinor, settings));
  const adjustments = state.adjustments.map(({ key, kind, reason }, index) => {
    const amount = totals.adjustments[index]?.amountMinor;
    const signed = amount !== undefined && kind === 'allowance' ? negate(amount) : amount;
    return { key, label: reason.trim() === '' ? word.document[kind] : reason, value: bare(signed, settings) };
  });
  const taxes = totals.taxes.map((tax) => ({
    key: `${tax.taxCategory} ${tax.taxRateE4}`,
    label: taxLabel(tax),
    value: bare(tax.taxMinor, settings),
  }));
  const lines = {
    key: 'lines',
    label: isInclusive ? word.document.linesSumInclusive : word.document.linesSum,
    value: bare(totals.lineNetMinor, settings),
  };
  const net = { key: 'net', label: word.document.net, value: bare(totals.netMinor, settings) };
  const rows = isInclusive ? [lines, ...adjustments, ...taxes] : [lines, ...adjustments, net, ...taxes];
  return (
    <table className={classes['totals']}>
      <tbody>
        {rows.map(({ key, label, value }) => (
          <tr key={key}>
            <td>{label}</td>
            <td data-end>{value}</td>
          </tr>
        ))}
        <tr className={classes['total']}>
          <td>{state.kind === 'invoice' ? word.document.total : word.document.totalCredit}</td>
          <td data-end>{formatMoney(totals.grossMinor, { currency, locale })}</td>
        </tr>
      </tbody>
    </table>
  );
}

type NamedTax = Pick<Totals['taxes'][number], 'taxCategory' | 'taxRateE4'> & { locale: string };

function taxName(word: PaperWords, { taxCategory, taxRateE4, locale }: NamedTax): string {
  if (isUntaxed(taxCategory)) return word.tax[taxCategory as 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O'];
  return word.tax.rate.replace('{{rate}}', formatPercent(taxRateE4, { locale }));
}

// On the paper amounts stand without the currency's sign, which is in the heading.
function bare(amount: Minor | undefined, { company }: Settings): string {
  if (amount === undefined) return '';
  const digits = currencyExponent(company.currency);
  const formatter = new Intl.NumberFormat(company.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const parts = formatter.formatToParts(formatMinorPlain(amount, company.currency) as `${number}`);
  return parts.map((part) => (part.type === 'minusSign' ? '\u2212' : part.value)).join('');
}
