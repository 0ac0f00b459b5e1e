export { daysOfMask } from '../domain/month-days.ts';
export { unpackChunk } from './compressed-chunk.ts';
export { directoryOf, isMonth } from './month-chunk.ts';
export { unpackDays } from './stored-days.ts';
export { unpackRecords } from './stored-records.ts';
