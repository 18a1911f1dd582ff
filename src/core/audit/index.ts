export { appendAudit, auditHash } from './append-audit.ts';
export type { AuditRecord } from './append-audit.ts';
