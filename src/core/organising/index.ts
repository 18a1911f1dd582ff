export { customFieldHandlers, tagHandlers, viewHandlers } from './handlers.ts';
export { addedTags, removeNewTags, tagsOf } from './tidy-tags.ts';
