/** What an operation can ask for. Every operation of the contract names exactly one. */
export const permissions = [
  'settings.read',
  'settings.write',
  'contacts.read',
  'contacts.write',
  'contacts.erase',
  'activities.read',
  'activities.write',
  'fields.write',
  'items.read',
  'items.write',
  'documents.read',
  'documents.write',
  'documents.issue',
  'payments.read',
  'payments.write',
  'receivables.read',
  'prices.read',
  'prices.write',
  'till.read',
  'till.sell',
  'till.discount',
  'till.overridePrice',
  'till.refund',
  'till.refundOtherwise',
  'till.cash',
  'till.report',
  'till.manage',
  'imports.run',
  'undo.read',
  'undo.run',
  'backups.run',
  'system.read',
  'system.verify',
] as const;
export type Permission = (typeof permissions)[number];

/** What the owner is called in the books until somebody gives a name; screens show it in their own language. */
export const unnamedOwner = 'Owner';

/** The built-in roles. A cashier sells; discounts, other prices, refunds another way and reports are for somebody else. */
export const roles = ['owner', 'cashier'] as const;
export type Role = (typeof roles)[number];

const permissionsByRole: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(permissions),
  cashier: new Set([
    'system.read',
    'settings.read',
    'contacts.read',
    'items.read',
    'prices.read',
    'till.read',
    'till.sell',
    'till.refund',
    'till.cash',
  ]),
};

const nothing: ReadonlySet<Permission> = new Set();

/** Gives everything that a role may do; a role that it does not know may do nothing. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return Object.hasOwn(permissionsByRole, role) ? permissionsByRole[role] : nothing;
}

/** Tells whether a role may do something. */
export function can(role: Role, permission: Permission): boolean {
  return permissionsOf(role).has(permission);
}
