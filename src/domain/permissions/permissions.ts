/** What an operation can ask for. Every operation of the contract names exactly one. */
export const permissions = [
  'settings.read',
  'settings.write',
  'contacts.read',
  'contacts.write',
  'items.read',
  'items.write',
  'documents.read',
  'documents.write',
  'documents.issue',
  'payments.read',
  'payments.write',
  'receivables.read',
  'imports.run',
  'system.read',
  'system.verify',
] as const;
export type Permission = (typeof permissions)[number];

/** The built-in roles. */
export const roles = ['owner'] as const;
export type Role = (typeof roles)[number];

const permissionsByRole: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(permissions),
};

/** Gives everything that a role may do. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return permissionsByRole[role];
}

/** Tells whether a role may do something. */
export function can(role: Role, permission: Permission): boolean {
  return permissionsOf(role).has(permission);
}
