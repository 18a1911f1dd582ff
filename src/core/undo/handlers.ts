export const undoHandlers = {};
