/** How an office organises its contacts: tags, custom fields, saved views. */
import { z } from 'zod';

import { customFieldKinds } from '#domain/contacts';

import { contactConditionSchema, contactSorts } from './contact-values.ts';
import { command, query } from './operation.ts';
import { idErrors, idSchema, textSchema } from './values.ts';

export const tagSchema = z.object({ id: idSchema, name: z.string(), contactCount: z.int() });
export type Tag = z.infer<typeof tagSchema>;

const tagNotFound = { TAG_NOT_FOUND: { status: 404, message: 'This tag does not exist.' } } as const;

export const tags = {
  list: query({ permission: 'contacts.read', summary: 'All tags by name, with how many contacts bear each.' }).output(
    z.object({ tags: z.array(tagSchema) }),
  ),
  rename: command({
    permission: 'contacts.write',
    summary: 'Renames a tag everywhere; a name that another tag has makes the two one.',
    changes: ['contacts'],
  })
    .input(z.object({ commandId: idSchema, id: idSchema, name: textSchema(60).min(1) }))
    .errors(tagNotFound)
    .output(tagSchema),
  delete: command({
    permission: 'contacts.write',
    summary: 'Removes a tag from all contacts; can be undone for 30 days.',
    changes: ['contacts', 'undo'],
  })
    .input(z.object({ commandId: idSchema, id: idSchema }))
    .errors(tagNotFound)
    .output(z.object({ id: idSchema, undoId: idSchema })),
};

const optionSchema = z.object({
  id: textSchema(40).min(1).describe('Stays when the label changes'),
  label: textSchema(80).min(1),
});

export const customFieldSchema = z.object({
  id: idSchema,
  name: z.string(),
  kind: z.enum(customFieldKinds),
  options: z.array(optionSchema).describe('Of a choice, in their order'),
  position: z.int(),
  isRetired: z.boolean().describe('Out of forms and lists; its values are kept'),
  usedCount: z.int().describe('How many contacts have a value'),
});
export type CustomField = z.infer<typeof customFieldSchema>;

const fieldNotFound = { FIELD_NOT_FOUND: { status: 404, message: 'This custom field does not exist.' } } as const;
const fieldFaults = {
  FIELD_NAME_TAKEN: { status: 409, message: 'Another custom field has this name.' },
  FIELD_OPTIONS_INVALID: { status: 422, message: 'A choice needs options, each named once; other fields have none.' },
} as const;

export const customFields = {
  list: query({ permission: 'contacts.read', summary: 'The custom fields of contacts, in their order.' }).output(
    z.object({ fields: z.array(customFieldSchema) }),
  ),
  create: command({ permission: 'fields.write', summary: 'Adds a custom field.', changes: ['fields', 'contacts'] })
    .input(
      z.object({
        commandId: idSchema,
        id: idSchema.optional(),
        name: textSchema(80).min(1),
        kind: z.enum(customFieldKinds),
        options: z.array(optionSchema).max(200).default([]),
      }),
    )
    .errors({ ...fieldFaults, ...idErrors })
    .output(customFieldSchema),
  update: command({
    permission: 'fields.write',
    summary: 'Renames, reorders or retires a custom field, or changes its options; values in use stay.',
    changes: ['fields', 'contacts'],
  })
    .input(
      z.object({
        commandId: idSchema,
        id: idSchema,
        name: textSchema(80).min(1).optional(),
        options: z.array(optionSchema).max(200).optional(),
        position: z.int().min(0).max(1000).optional(),
        isRetired: z.boolean().optional(),
      }),
    )
    .errors({
      ...fieldNotFound,
      ...fieldFaults,
      FIELD_OPTION_USED: {
        status: 409,
        message: 'An option that contacts have chosen cannot go.',
        data: z.object({ label: z.string(), usedCount: z.int() }),
      },
    })
    .output(customFieldSchema),
  delete: command({
    permission: 'fields.write',
    summary: 'Removes a custom field with its values; can be undone for 30 days.',
    changes: ['fields', 'contacts', 'undo'],
  })
    .input(
      z.object({
        commandId: idSchema,
        id: idSchema,
        withValues: z.boolean().default(false).describe('Must be said when contacts have values in it'),
      }),
    )
    .errors({
      ...fieldNotFound,
      FIELD_IN_USE: {
        status: 409,
        message: 'Contacts have values in this field; retire it, or say that the values go too.',
        data: z.object({ usedCount: z.int() }),
      },
    })
    .output(z.object({ id: idSchema, undoId: idSchema })),
};

export const viewStateSchema = z.object({
  q: textSchema(200).default(''),
  archived: z.enum(['no', 'yes', 'all']).default('no'),
  match: z.enum(['all', 'any']).default('all'),
  conditions: z.array(contactConditionSchema).max(30).default([]),
  sort: z.enum(contactSorts).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  columns: z.array(textSchema(60).min(1)).max(60).default([]).describe('In their order; empty: the usual ones'),
});
export type ViewState = z.infer<typeof viewStateSchema>;

export const savedViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  isShared: z.boolean(),
  isDefault: z.boolean().describe('Opens with the list, for the user who asks'),
  isMine: z.boolean(),
  state: viewStateSchema,
});
export type SavedView = z.infer<typeof savedViewSchema>;

const viewNotFound = { VIEW_NOT_FOUND: { status: 404, message: 'This view does not exist.' } } as const;

export const views = {
  list: query({
    permission: 'contacts.read',
    summary: 'Saved views of the contact list: own ones and shared ones.',
  }).output(z.object({ views: z.array(savedViewSchema) })),
  save: command({
    permission: 'contacts.read',
    summary: 'Saves a view, or changes an own one.',
    changes: ['views'],
  })
    .input(
      z.object({
        commandId: idSchema,
        id: idSchema.describe('Of a new view, or of the one to change'),
        name: textSchema(60).min(1),
        isShared: z.boolean().default(false),
        isDefault: z.boolean().default(false),
        state: viewStateSchema,
      }),
    )
    .errors({
      ...viewNotFound,
      VIEW_NAME_TAKEN: { status: 409, message: 'Another view has this name.' },
      VIEW_NOT_YOURS: { status: 403, message: 'Only who made a view can change it.' },
    })
    .output(savedViewSchema),
  delete: command({ permission: 'contacts.read', summary: 'Removes an own view.', changes: ['views'] })
    .input(z.object({ commandId: idSchema, id: idSchema }))
    .errors({ ...viewNotFound, VIEW_NOT_YOURS: { status: 403, message: 'Only who made a view can change it.' } })
    .output(z.object({ id: idSchema })),
};
