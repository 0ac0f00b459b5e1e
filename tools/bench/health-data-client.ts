import { fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CopiesWanted, ServerNews } from './health-data-server.ts';
import { importFile, type Imported, type Somebody } from './import-file.ts';

type News<K extends ServerNews['kind']> = Extract<ServerNews, { readonly kind: K }>;

/** The measured process, and a client that speaks to it over HTTP. */
export interface MeasuredServer extends Somebody, AsyncDisposable {
  readonly idleMB: number;
  readonly url: string;
  /** Tokens of other people. */
  readonly others: readonly string[];
  usage(): Promise<News<'usage'>>;
  /** Waits for what follows on the answers. */
  settled(): Promise<News<'settled'>>;
  /** Bare commits a second of the same database, each of as many bytes as a small push. */
  limit(): Promise<News<'limit'>>;
  /** Room that the database takes. */
  disk(): Promise<News<'disk'>>;
  /** Copies what is stored of the first person for some of the others, without the service. */
  copyFirst(wanted: CopiesWanted): Promise<unknown>;
  /** Lets the database find the room of replaced rows again, as it does by itself every minute. */
  vacuum(): Promise<unknown>;
  /** Begins the peak of the memory anew. */
  forget(): void;
  /** Begins a bulk export; the address of its status. */
  begin(path: string): Promise<string>;
  /** What a status address answers when it is done; undefined before. */
  poll<T>(path: string): Promise<T | undefined>;
  /** Reads an answer to its end without keeping it; `see` is shown each piece. */
  drain(path: string, see: (piece: Uint8Array) => void): Promise<void>;
  /** Uploads a file and waits until the days are summed up. */
  importFile(file: string): Promise<Imported>;
}

const SERVER = join(import.meta.dirname, 'health-data-server.ts');
/** A read is asked so often when the service is away for a moment. */
const READ_TRIES = 5;

/** Starts health-data with a durable database of its own in a new process; `others` is how many people there are beside the first. */
export async function measuredServer(folder: string, timeZone: string, others = 0): Promise<MeasuredServer> {
  const child = fork(SERVER, [mkdtempSync(join(folder, 'health-data-')), timeZone, String(others)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const next = <K extends ServerNews['kind']>(kind: K): Promise<News<K>> =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`the measured server ended with ${code}`));
      const hear = (news: ServerNews): void => {
        if (news.kind !== kind) return;
        child.off('exit', ended).off('message', hear);
        resolve(news as News<K>); // The kind says which it is.
      };
      child.once('exit', ended).on('message', hear);
    });
  const { url, token, others: tokens, idleMB } = await next('ready');
  const ask = async <T>(path: string, init: RequestInit = {}, tries = READ_TRIES): Promise<T> => {
    const reply = await fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
    const text = await reply.text();
    // As any client should: on a machine that others use as well a connection to the database may take too long.
    if (reply.status === 503 && init.method === undefined && tries > 1) {
      await pause(Number(reply.headers.get('retry-after') ?? 1) * 1000);
      return await ask<T>(path, init, tries - 1);
    }
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text}`);
    return JSON.parse(text) as T; // The service's contract says what it is.
  };
  return {
    idleMB,
    url,
    others: tokens,
    ask: (path, init) => ask(path, init),
    disk() {
      const disk = next('disk');
      child.send('disk');
      return disk;
    },
    async begin(path) {
      const reply = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}`, prefer: 'respond-async' } });
      const address = reply.headers.get('content-location');
      if (reply.status !== 202 || address === null) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
      return new URL(address).pathname;
    },
    async poll<T>(path: string) {
      const reply = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      if (reply.status !== 200 && reply.status !== 202) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
      return reply.status === 202 ? undefined : ((await reply.json()) as T); // The caller knows the manifest.
    },
    settled() {
      const settled = next('settled');
      child.send('settle');
      return settled;
    },
    copyFirst(wanted) {
      const copied = next('copied');
      child.send(wanted);
      return copied;
    },
    vacuum() {
      const vacuumed = next('vacuumed');
      child.send('vacuum');
      return vacuumed;
    },
    limit() {
      const limit = next('limit');
      child.send('limit');
      return limit;
    },
    forget: () => void child.send('forget'),
    async drain(path, see) {
      const reply = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      if (!reply.ok || reply.body === null) throw new Error(`${path}: ${reply.status}`);
      for await (const piece of reply.body) see(piece);
    },
    usage() {
      const usage = next('usage');
      child.send('usage');
      return usage;
    },
    importFile: (file) => importFile({ ask }, file),
    async [Symbol.asyncDispose]() {
      // It may have ended by itself, with the reason on standard error.
      if (!child.connected) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send('stop');
      await ended;
    },
  };
}

/** Everybody on a measured server, the first person first. */
export const peopleOf = (server: MeasuredServer): readonly Somebody[] => [
  server,
  ...server.others.map((token): Somebody => ({
    ask: (path, init = {}) => server.ask(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }),
  })),
];
