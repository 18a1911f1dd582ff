export { appendAudit, auditHash, commandHash } from './append-audit.ts';
export type { AuditRecord } from './append-audit.ts';
