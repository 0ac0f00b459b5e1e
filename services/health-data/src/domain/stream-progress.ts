/** Which of its three kinds of reading a stream is in: what is new, what is older, or what the vendor has changed. */
export type StreamPart = 'news' | 'history' | 'changes';

/** How far one family of data was read. */
export interface StreamRow {
  readonly stream: string;
  readonly part: StreamPart | undefined;
  readonly windowFrom: Date | undefined;
  readonly windowTo: Date | undefined;
  readonly page: string | undefined;
  readonly reachedFrom: Date | undefined;
  readonly reachedTo: Date | undefined;
  readonly historyComplete: boolean;
  readonly emptyDays: number;
  readonly changesSince: Date | undefined;
  readonly records: number;
}

/** A stream that nothing was read of. */
export const untouched = (stream: string): StreamRow => ({
  stream,
  part: undefined,
  windowFrom: undefined,
  windowTo: undefined,
  page: undefined,
  reachedFrom: undefined,
  reachedTo: undefined,
  historyComplete: false,
  emptyDays: 0,
  changesSince: undefined,
  records: 0,
});
