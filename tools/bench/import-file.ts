import { createReadStream, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { healthData } from '@aceso/contracts/health-data';
import type { Output } from '@aceso/contracts';

export type Upload = Output<typeof healthData.operations.getUpload>;

/** A person on the measured server. */
export interface Somebody {
  ask<T>(path: string, init?: RequestInit): Promise<T>;
}

/** What became of an uploaded file, and what it took. */
export interface Imported {
  readonly upload: Upload;
  /** From the first byte over HTTP to durable daily values. */
  readonly seconds: number;
  /** Of them, until the whole file was durable on disk. */
  readonly sentSeconds: number;
}

const BLOCK_BYTES = 1_048_576;
const LOOK_EVERY_MS = 25;

/** A JSON request. */
export const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Uploads a file for a person and waits until the days are summed up. */
export async function importFile(person: Somebody, file: string): Promise<Imported> {
  const begun = performance.now();
  const since = (): number => (performance.now() - begun) / 1000;
  const { uploadId } = await person.ask<Upload>('/v1/uploads', post({ name: 'export', bytes: statSync(file).size }));
  await person.ask(`/v1/uploads/${uploadId}?last=true`, content(file));
  const sentSeconds = since();
  for (;;) {
    const upload = await person.ask<Upload>(`/v1/uploads/${uploadId}`);
    if (['done', 'failed', 'cancelled'].includes(upload.status)) return { upload, seconds: since(), sentSeconds };
    await pause(LOOK_EVERY_MS);
  }
}

function content(file: string): RequestInit {
  const body = ReadableStream.from(createReadStream(file, { highWaterMark: BLOCK_BYTES }));
  // `duplex` is required for streams and missing in the declared type.
  return { method: 'PATCH', headers: { 'content-type': 'application/octet-stream' }, body, duplex: 'half' } as unknown as RequestInit;
}
