import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query';
import type { Upload } from '../../../lib/types.ts';

/** A file on its way out of this browser. */
export interface Sending {
  readonly upload: Upload;
  readonly file: File;
  readonly stop: () => void;
  readonly isSent?: boolean;
  readonly error?: unknown;
}

/** What this browser is sending; it lives in the cache, so that leaving the screen ends nothing. */
export const sendingQuery = () =>
  queryOptions<readonly Sending[]>({
    queryKey: ['sending'],
    queryFn: skipToken,
    initialData: [],
    staleTime: Infinity,
    gcTime: Infinity,
    // Files and functions are not to be compared or copied.
    structuralSharing: false,
  });

/** Notes how far a sending is; one that has arrived whole is the server's from then on. */
export function noteSending(cache: QueryClient, sending: Sending): void {
  const { queryKey } = sendingQuery();
  const others = (cache.getQueryData<readonly Sending[]>(queryKey) ?? []).filter((one) => one.upload.uploadId !== sending.upload.uploadId);
  cache.setQueryData<readonly Sending[]>(queryKey, sending.isSent === true ? others : [...others, sending]);
}

/** Forgets a sending. */
export function dropSending(cache: QueryClient, uploadId: string): void {
  const { queryKey } = sendingQuery();
  cache.setQueryData<readonly Sending[]>(queryKey, (before = []) => before.filter((one) => one.upload.uploadId !== uploadId));
}
