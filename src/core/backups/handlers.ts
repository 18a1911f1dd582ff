export const backupHandlers = {};
