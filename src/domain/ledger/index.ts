export {
  accountRoleOfTender,
  accountRoles,
  defaultAccounts,
  tenders,
  type Account,
  type AccountRole,
  type AccountType,
  type Tender,
} from './accounts.ts';
export {
  checkBalanced,
  postAllocation,
  postCreditNote,
  postInvoice,
  postPayment,
  type PostedDocument,
  type Posting,
} from './postings.ts';
export { postCashDifference, postCashMovement, postSale, postSaleInvoice, type PostedSale } from './till-postings.ts';
