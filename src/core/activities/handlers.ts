export const activityHandlers = {};
