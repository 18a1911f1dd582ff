export { can, permissions, permissionsOf, roles, unnamedOwner, type Permission, type Role } from './permissions.ts';
