/** A contact as a file gives it, and what of the books is asked while it is read. */
import type { AddressUse, ConsentChannel, ContactPoint, ContactRole, CustomFieldKind } from '#domain/contacts';
import type { CalendarDate } from '#domain/dates';
import type { E4, Minor } from '#domain/money';

/** Further ways to reach a contact. `isWhole`: the list is all there is; else they come to what is there. */
export type StatedPoints = { points: ContactPoint[]; isWhole: boolean };

/** An organisation that a row says it belongs to: by its code, or by a text that is a code or a name. */
export type OrganisationMention = { code: string; name: string; role: string };

export type KnownCustomField = {
  id: string;
  name: string;
  kind: CustomFieldKind;
  options: readonly { id: string; label: string }[];
};

/** What of the books is asked while a file of contacts is read. */
export type KnownOfContacts = {
  customFields: readonly KnownCustomField[];
  owners: readonly { id: string; name: string }[];
};

export type StatedAddress = {
  use: AddressUse;
  label: string;
  street: string;
  postalCode: string;
  city: string;
  region: string;
  country: string;
};

/** What a file can say of a contact; a key is absent where it says nothing. */
export type StatedContact = Partial<
  Record<SavedText, string> & {
    kind: 'organisation' | 'person';
    addresses: StatedAddress[];
    roles: ContactRole[];
    tags: string[];
    paymentTermsDays: number;
    creditLimitMinor: Minor;
    birthday: CalendarDate;
    ownerId: string;
    requirements: { attribute: string; value: string; isMust: boolean }[];
    areInstructionsImportant: boolean;
    consents: { channel: ConsentChannel; isGiven: boolean; on: CalendarDate; source: string }[];
    custom: Record<string, string | E4 | boolean>;
    isArchived: boolean;
  }
>;

/** A contact as a file gives it. `line` is where it stands. */
export type ContactRecord = {
  line: number;
  /** '' where the file gives none. */
  code: string;
  name: string;
  kind: 'organisation' | 'person';
  stated: StatedContact;
  points: StatedPoints | null;
  organisations: readonly OrganisationMention[];
};

/** Fields that are texts and nothing else. */
export type SavedText =
  | 'name'
  | 'contactPerson'
  | 'jobTitle'
  | 'email'
  | 'emailLabel'
  | 'phone'
  | 'phoneLabel'
  | 'fax'
  | 'street'
  | 'postalCode'
  | 'city'
  | 'region'
  | 'country'
  | 'language'
  | 'currency'
  | 'taxNumber'
  | 'instructions'
  | 'note';
