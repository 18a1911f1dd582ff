/** A contact as it is stored, whole: what a person fills in, and where it went when it was merged. */
import type { ContactFields } from '#contract/contacts';
import type { Instant } from '#domain/dates';

/** Everything that an edit, a merge or an undo can change. Plain JSON, so that it can be kept as a before-image. */
export type ContactState = ContactFields & { isArchived: boolean; mergedIntoId: string | null };

export type StoredContact = {
  id: string;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  state: ContactState;
};

/** A contact of which nothing is said but what every contact must have. */
export const emptyState: Omit<ContactState, 'code' | 'name'> = {
  kind: 'organisation',
  contactPerson: '',
  jobTitle: '',
  email: '',
  emailLabel: '',
  phone: '',
  phoneLabel: '',
  fax: '',
  street: '',
  postalCode: '',
  city: '',
  region: '',
  country: '',
  points: [],
  addresses: [],
  roles: [],
  organisations: [],
  language: '',
  currency: '',
  taxNumber: '',
  paymentTermsDays: null,
  creditLimitMinor: null,
  birthday: null,
  requirements: [],
  instructions: '',
  areInstructionsImportant: false,
  consents: [],
  ownerId: null,
  tags: [],
  custom: {},
  note: '',
  isArchived: false,
  mergedIntoId: null,
};
