export { customFieldHandlers, tagHandlers, viewHandlers } from './handlers.ts';
export { tagsInViews } from './views.ts';
