import type { BarcodeRule } from '#contract/till-values';
import { isReadable, rulesOverlap } from '#domain/till';

/** A price label as most scales print it: 2 digits before, 5 of the item, 5 of the price with two decimals. */
export const newRule: BarcodeRule = {
  prefix: '20',
  kind: 'price',
  itemDigits: 5,
  checkDigits: 0,
  valueDigits: 5,
  decimals: 2,
};

/** What a new rule begins with: the first prefix of GS1's range for shops that no rule reads yet. */
export function ruleAfter(rules: readonly BarcodeRule[]): BarcodeRule {
  const prefixes = ['20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '02'];
  const free = prefixes.find((prefix) => rulesOverlap([...rules, { prefix }]) === null);
  return { ...newRule, prefix: free ?? newRule.prefix };
}

/** What is wrong with a rule: its prefix is no number, its digits do not come to 12, or an earlier rule reads the same barcodes. */
export function faultOf(rules: readonly BarcodeRule[], index: number): 'prefix' | 'digits' | 'overlap' | undefined {
  const rule = rules[index];
  if (rule === undefined) return undefined;
  if (!/^\d{1,4}$/.test(rule.prefix)) return 'prefix';
  if (!isReadable(rule)) return 'digits';
  const earlier = rules.slice(0, index).filter(({ prefix }) => prefix !== '');
  return rulesOverlap([...earlier, rule]) === rule.prefix ? 'overlap' : undefined;
}

/** How a rule cuts a barcode of 13 digits: "20 IIIII PPPPP C". */
export function patternOf({ prefix, kind, itemDigits, checkDigits, valueDigits }: BarcodeRule): string {
  const value = (kind === 'price' ? 'P' : 'W').repeat(valueDigits);
  return [prefix, 'I'.repeat(itemDigits), 'v'.repeat(checkDigits), value, 'C'].filter((part) => part !== '').join(' ');
}
