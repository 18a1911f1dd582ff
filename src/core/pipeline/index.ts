export type {
  AppContext,
  CommandScope,
  Failure,
  House,
  JobScope,
  JobWork,
  LogEntry,
  QueryScope,
  Reference,
  Session,
} from './context.ts';
export type { InputOf } from './inputs.ts';
export { command, job, os, query, stream } from './pipeline.ts';
