/** Lines of receipts as the rules of the domain want them. */
import type { E4 } from '#domain/money';
import { isGoods } from '#domain/till';
import type { ReturnableLine, SoldLine } from '#domain/till';

import type { LineRow } from './sale-rows.ts';

type Sold = 'quantity_e4' | 'price_e4' | 'discount_percent_e4' | 'discount_minor' | 'tax_category' | 'tax_rate_e4';

/** A line that is sold, before it is computed. */
export function soldLineOf(line: Pick<LineRow, Sold>): SoldLine {
  return {
    quantityE4: line.quantity_e4,
    priceE4: line.price_e4,
    discountPercentE4: line.discount_percent_e4,
    discountMinor: line.discount_minor,
    taxCategory: line.tax_category,
    taxRateE4: line.tax_rate_e4,
  };
}

/** A line that goods come back of; null where nothing can. */
export function returnableLineOf(line: LineRow, returnedE4: E4): ReturnableLine | null {
  if (!isGoods(line)) return null;
  return {
    taxCategory: line.tax_category,
    taxRateE4: line.tax_rate_e4,
    quantityE4: line.quantity_e4,
    grossMinor: line.gross_minor,
    netMinor: line.net_minor,
    settledMinor: line.settled_minor,
    returnedE4,
  };
}
