import { errors, type Adapter, type AdapterPayload, type ClientMetadata } from 'oidc-provider';
import { endSession, type SessionDeps } from '../sign-in/sessions.ts';
import { registeredProgram } from '../store/programs.ts';
import { isSelfRegistered } from './client-names.ts';
import { publicClient } from './clients.ts';
import {
  consumeRecord,
  putRecord,
  recordById,
  recordByUid,
  removeRecord,
  removeRecordsOfGrant,
  type OauthRecord,
} from '../store/oauth-records.ts';

/** A refresh token that was replaced works so long again: for programs that refresh twice at once. */
const GRACE_MS = 30_000;

export interface AdapterDeps extends SessionDeps {
  readonly clientById: (clientId: string) => ClientMetadata | undefined;
}

/**
 * Keeps what the OAuth provider remembers in PostgreSQL, one table for all kinds.
 *
 * The id of a grant is the id of its session: a grant that the provider revokes (a code or refresh token used twice, sign-out) ends
 * the session, and every service hears of it.
 */
export const oauthAdapter =
  (deps: AdapterDeps) =>
  (kind: string): Adapter => ({
    async upsert(id, payload, expiresIn) {
      const expiresAt = expiresIn === undefined ? undefined : new Date(deps.now().getTime() + expiresIn * 1000);
      await putRecord(deps.db, kind, id, { payload, grantId: payload.grantId, uid: payload.uid, expiresAt });
    },
    async find(id) {
      // The library reads client metadata as a payload; its declared types keep the two apart.
      if (kind === 'Client') return (await clientOf(deps, id)) as AdapterPayload | undefined;
      return payloadOf(deps, kind, await recordById(deps.db, kind, id));
    },
    async findByUid(uid) {
      return payloadOf(deps, kind, await recordByUid(deps.db, kind, uid));
    },
    async findByUserCode() {
      return undefined; // Only the device flow asks, and that is off.
    },
    async consume(id) {
      const isFirst = await consumeRecord(deps.db, kind, id, deps.now());
      if (isFirst || kind !== 'AuthorizationCode') return;
      // Two programs came with one code at the same moment: neither can be told to be the right one (RFC 6749 4.1.2).
      const grantId = (await recordById(deps.db, kind, id))?.grantId;
      if (grantId !== undefined) await end(deps, grantId);
      throw new errors.InvalidGrant('authorization code already consumed');
    },
    async destroy(id) {
      if (kind === 'Grant') await end(deps, id);
      await removeRecord(deps.db, kind, id);
    },
    async revokeByGrantId(grantId) {
      await removeRecordsOfGrant(deps.db, kind, grantId);
    },
  });

/** A client of ours, of the settings, or one that has registered itself. */
export async function clientOf(deps: Pick<AdapterDeps, 'db' | 'clientById'>, clientId: string): Promise<ClientMetadata | undefined> {
  if (!isSelfRegistered(clientId)) return deps.clientById(clientId);
  const program = await registeredProgram(deps.db, clientId);
  return program && publicClient({ clientId, ...program });
}

const end = (deps: AdapterDeps, sessionId: string): Promise<boolean> => deps.db.tx((tx) => endSession(deps, tx, sessionId));

function payloadOf(deps: AdapterDeps, kind: string, record: OauthRecord | undefined): AdapterPayload | undefined {
  if (record === undefined) return undefined;
  const { consumedAt } = record;
  const inGrace = kind === 'RefreshToken' && consumedAt !== undefined && deps.now().getTime() - consumedAt.getTime() <= GRACE_MS;
  const consumed = consumedAt === undefined || inGrace ? {} : { consumed: Math.floor(consumedAt.getTime() / 1000) };
  return { ...record.payload, ...consumed };
}
