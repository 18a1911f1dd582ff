export { customFieldHandlers, tagHandlers, viewHandlers } from './handlers.ts';
