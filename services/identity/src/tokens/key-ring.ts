import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { Db } from '@aceso/kit';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { scheduleOf, type Schedule } from '../domain/signing-schedule.ts';
import { insertSigningKey, lockSigningKeys, removeSigningKeys, signingKeys, type SigningKeyRow } from '../store/signing-keys.ts';
import { seal, unseal } from './seal.ts';

/** Another process may have made a key: looked for this often. Far shorter than the time that a key is published ahead. */
const FRESH_MS = 30_000;
/** A token with an unknown key makes at most one look in this time. */
const LOOK_AGAIN_MS = 5_000;

/** The keys of one moment. */
export interface Ring {
  /** Changes when the keys or their duties do. */
  readonly version: string;
  readonly signing: { readonly kid: string; readonly key: KeyObject };
  /** Private keys of the published set, the signing one first. */
  readonly privateJwks: readonly JWK[];
  /** Public half of a published key. */
  publicKey(kid: string): KeyObject | undefined;
}

/** Gives the keys of now; makes, publishes and retires them by the clock. */
export interface KeyRing {
  current(): Promise<Ring>;
  /** As `current`, but looks into the database for a key that is not known here. */
  lookAgain(): Promise<Ring>;
}

export interface KeyRingDeps {
  readonly db: Db;
  readonly now: () => Date;
  readonly sealKey: Uint8Array;
  readonly rotationDays: () => number;
}

/** Keeps the ring in memory and reads it anew when it is due. */
export function createKeyRing(deps: KeyRingDeps): KeyRing {
  let known: { readonly ring: Ring; readonly at: number } | undefined;
  let reading: Promise<Ring> | undefined;
  const read = (): Promise<Ring> =>
    (reading ??= load(deps)
      .then((ring) => {
        // Unchanged keys keep the same object, so that what was built from it stays valid.
        const kept = known?.ring.version === ring.version ? known.ring : ring;
        known = { ring: kept, at: deps.now().getTime() };
        return kept;
      })
      .finally(() => {
        reading = undefined;
      }));
  const within = async (ms: number): Promise<Ring> =>
    known !== undefined && Math.abs(deps.now().getTime() - known.at) < ms ? known.ring : await read();
  return { current: () => within(FRESH_MS), lookAgain: () => within(LOOK_AGAIN_MS) };
}

async function load(deps: KeyRingDeps): Promise<Ring> {
  const rows = await signingKeys(deps.db);
  const schedule = scheduleOf(rows, deps.now(), deps.rotationDays());
  if (schedule.nextSignsFrom === undefined && schedule.expired.length === 0) return ringOf(deps, rows, schedule);
  return await deps.db.tx(async (tx) => {
    await lockSigningKeys(tx);
    const present = await signingKeys(tx); // Another process may have been faster.
    const due = scheduleOf(present, deps.now(), deps.rotationDays());
    if (due.nextSignsFrom !== undefined) await insertSigningKey(tx, await makeKey(deps.sealKey, due.nextSignsFrom), deps.now());
    await removeSigningKeys(tx, due.expired);
    const after = await signingKeys(tx);
    return ringOf(deps, after, scheduleOf(after, deps.now(), deps.rotationDays()));
  });
}

async function makeKey(sealKey: Uint8Array, signsFrom: Date): Promise<SigningKeyRow> {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const privateSealed = seal(sealKey, kid, Buffer.from(JSON.stringify(await exportJWK(pair.privateKey))));
  return { kid, publicJwk, privateSealed, signsFrom };
}

function ringOf(deps: KeyRingDeps, rows: readonly SigningKeyRow[], schedule: Schedule): Ring {
  const published = rows
    .filter((row) => schedule.published.includes(row.kid))
    .map((row) => {
      // Written by `makeKey`, and its integrity has just been proven.
      const jwk = JSON.parse(unseal(deps.sealKey, row.kid, row.privateSealed).toString()) as JWK;
      return {
        kid: row.kid,
        jwk: { ...jwk, kid: row.kid, alg: 'ES256', use: 'sig' },
        publicKey: createPublicKey({ key: row.publicJwk, format: 'jwk' }),
      };
    });
  const signing = published.find((key) => key.kid === schedule.signing);
  if (signing === undefined) throw new Error('there is no key that may sign now');
  return {
    version: [signing.kid, ...published.map((key) => key.kid)].join(' '),
    signing: { kid: signing.kid, key: createPrivateKey({ key: signing.jwk, format: 'jwk' }) },
    privateJwks: [signing.jwk, ...published.filter((key) => key !== signing).map((key) => key.jwk)],
    publicKey: (kid) => published.find((key) => key.kid === kid)?.publicKey,
  };
}
