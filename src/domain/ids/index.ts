export { isUuidV7, uuidV7 } from './uuid-v7.ts';
