export { can, permissions, permissionsOf, roles, type Permission, type Role } from './permissions.ts';
