export const tagHandlers = {};
export const customFieldHandlers = {};
export const viewHandlers = {};
