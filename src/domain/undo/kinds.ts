/** What can be taken back as one: see crm.md, section 0, "Every non-fiscal change can be undone for at least 30 days". */
export const undoKinds = ['import', 'merge', 'bulkEdit', 'delete'] as const;
export type UndoKind = (typeof undoKinds)[number];

export const undoDays = 30;
