export { companyOf, companyVersionHash, readCompany, readCompanyVersion, todayOf } from './company.ts';
export type { CompanyNow } from './company.ts';
export { settingsHandlers } from './handlers.ts';
export { seedCompany } from './seed.ts';
