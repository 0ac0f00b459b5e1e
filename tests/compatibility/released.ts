import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTRACTS } from '@aceso/contracts/all';
import { filesLike, ROOT } from '../house/sources.ts';

/** A JSON schema as it lies in a file. */
export type Schema = Readonly<Record<string, unknown>>;

export interface ReleasedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly accepts: string;
  readonly answers: string;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  readonly output?: Schema;
}

/** What a service has promised: never taken back without a new version. */
export interface Released {
  readonly service: string;
  readonly operations: Readonly<Record<string, ReleasedOperation>>;
  readonly events: Readonly<Record<string, { readonly type: string; readonly version: number; readonly payload: Schema }>>;
  readonly settings: Readonly<Record<string, { readonly schema: Schema }>>;
  readonly problems: Readonly<Record<string, { readonly status: number }>>;
}

/** The contracts as they are now, in the form in which they are released. */
export const current = (): readonly Released[] =>
  CONTRACTS.map(({ service, operations, events, settings, problems }) =>
    plain({
      service,
      operations: mapped(operations, ({ id, method, path, params, query, body, output, status, accepts, answers }) => ({
        id,
        method,
        path,
        status: status ?? (output === undefined && answers === undefined ? 204 : 200),
        accepts: accepts ?? 'json',
        answers: answers ?? 'json',
        ...(params === undefined ? {} : { params }),
        ...(query === undefined ? {} : { query }),
        ...(body === undefined ? {} : { body }),
        ...(output === undefined ? {} : { output }),
      })),
      events: mapped(events, ({ type, version, payload }) => ({ type, version, payload })),
      settings: mapped(settings, ({ schema }) => ({ schema })),
      problems: mapped(problems, ({ status }) => ({ status })),
    }),
  );

/** The contracts as last released. */
export const released = (): readonly Released[] =>
  filesLike('contracts/released/*@1.json').map((file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Released); // Written by tools/release-contracts.ts.

const mapped = <A, B>(all: Readonly<Record<string, A>>, change: (one: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, change(one)]));

/** Through JSON, so that nothing of the schema library is compared. Descriptions promise nothing to programs. */
const plain = (value: unknown): Released =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (key === 'description' && typeof inner === 'string' ? undefined : inner)),
  ) as Released;
