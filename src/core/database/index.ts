export { databaseFault, uniqueFault } from './faults.ts';
export type { ReadDb, WriteTx } from './handles.ts';
export { lockFolder } from './folder-lock.ts';
export { openDatabase } from './open-database.ts';
export type { OpenDatabase, OpenDatabaseError } from './open-database.ts';
export { afterKey, cursorOf, pageOf, readCursor } from './paging.ts';
export type { CursorError, Direction, PageKey } from './paging.ts';
export { matchExpression, matchingRows, searchKey, searchText } from './search.ts';
export type * from './tables.ts';
