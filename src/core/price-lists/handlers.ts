import { command, os, query } from '#core/pipeline';

import { listPrices, setPrices } from './list-prices.ts';
import { listPriceLists, savePriceList } from './save-list.ts';
import { getTerms, quote, setTerms, termsAgain } from './trade-terms.ts';

export const priceListHandlers = {
  list: os.priceLists.list.handler(query(listPriceLists)),
  save: os.priceLists.save.handler(command(savePriceList)),
  prices: os.priceLists.prices.handler(query(listPrices)),
  setPrices: os.priceLists.setPrices.handler(command(setPrices)),
  termsOf: os.priceLists.termsOf.handler(query(getTerms)),
  setTerms: os.priceLists.setTerms.handler(command(setTerms, termsAgain)),
  quote: os.priceLists.quote.handler(query(quote)),
};
