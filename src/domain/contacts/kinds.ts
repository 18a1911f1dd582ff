/** The fixed words of a contact: what it can be, how it can be reached, what can happen with it. */

/** What a contact is to the office; several at once. "Employee of" is said by the organisation it belongs to. */
export const contactRoles = ['customer', 'prospect', 'supplier', 'partner', 'competitor'] as const;
export type ContactRole = (typeof contactRoles)[number];

export const pointKinds = ['email', 'phone', 'mobile', 'fax', 'website', 'messenger'] as const;
export type PointKind = (typeof pointKinds)[number];
/** A further way to reach a contact. */
export type ContactPoint = { kind: PointKind; label: string; value: string };

export const addressUses = ['billing', 'delivery', 'other'] as const;
export type AddressUse = (typeof addressUses)[number];

export const consentChannels = ['email', 'phone', 'sms', 'post', 'messenger'] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** A promise is a promise to pay: by a day, perhaps an amount. */
export const activityKinds = ['note', 'call', 'meeting', 'email', 'task', 'promise'] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const timelineKinds = [
  ...activityKinds,
  'file',
  'invoice',
  'creditNote',
  'payment',
  'refund',
  'sale',
  'change',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const customFieldKinds = ['text', 'number', 'date', 'choice', 'yesNo'] as const;
export type CustomFieldKind = (typeof customFieldKinds)[number];

/** `olderThan` and `withinNext` count days from today; `isNot` of a list field means none of the values. */
export const filterOperators = [
  'contains',
  'is',
  'isNot',
  'startsWith',
  'isEmpty',
  'isFilled',
  'atLeast',
  'atMost',
  'between',
  'olderThan',
  'withinNext',
] as const;
export type FilterOperator = (typeof filterOperators)[number];

export const duplicateReasons = ['email', 'phone', 'taxNumber', 'nameAndTown', 'name'] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];
