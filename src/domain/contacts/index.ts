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
export { cycleOf } from './organisations.ts';
