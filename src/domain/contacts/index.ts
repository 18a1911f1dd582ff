export { emailKey, phoneKey, taxNumberKey } from './keys.ts';
export {
  activityKinds,
  addressUses,
  consentChannels,
  contactRoles,
  customFieldKinds,
  duplicateReasons,
  filterOperators,
  pointKinds,
  timelineKinds,
  type ActivityKind,
  type AddressUse,
  type ConsentChannel,
  type ContactPoint,
  type ContactRole,
  type CustomFieldKind,
  type DuplicateReason,
  type FilterOperator,
  type PointKind,
  type TimelineKind,
} from './kinds.ts';
export {
  readCondition,
  type AskedCondition,
  type CustomFieldShape,
  type FilterFault,
  type FilterQuestion,
  type FilterTest,
} from './filters.ts';
export { consentStates, type FilterField, type PlainField } from './filter-fields.ts';
export { cycleOf } from './organisations.ts';
export { mergeContacts, type MergeFault, type MergeableContact } from './merge.ts';
export { foldText, tellingWords } from './similarity.ts';
export { duplicatePairs, type ComparedContact, type DuplicatePair } from './similarity-pairs.ts';
export { comparableOf, likenessOf, type Comparable, type Likeness } from './similarity-score.ts';
export { phoneStarts, phoneWords } from './phone-words.ts';
export { errorsForgiven } from './typos.ts';
export { joinedLists, wordList, type SimilarWord, type WordList } from './word-list.ts';
