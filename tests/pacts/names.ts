/** Who and what the expectations speak of. A provider that makes its own ids says which one stands for which of these. */
export const ADA = '01990000-0000-7000-8000-0000000000ad';
export const ADAS_ADDRESS = 'ada@example.org';
export const ADAS_ACCOUNT = '01990000-0000-7000-8000-00000000acad';
/** Somebody who leaves. */
export const CEDRIC = '01990000-0000-7000-8000-0000000000ce';
export const CEDRICS_ACCOUNT = '01990000-0000-7000-8000-00000000acce';
export const NEW_ACCOUNT = '01990000-0000-7000-8000-00000000ac00';
export const SUGGESTION = '01990000-0000-7000-8000-000000005099';
/** A trial of Ada that is running, and one that is over. */
export const TRIAL = '01900000-0000-7000-8000-0000000000a7';
export const TRIAL_OVER = '01900000-0000-7000-8000-0000000000a8';
/** Nobody and nothing in particular. */
export const SOME_ID = '01990000-0000-7000-8000-000000000001';
export const AT = '2026-03-01T08:00:00.000Z';
