import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { contract } from '@aceso/contracts';
import { identity } from '@aceso/contracts/identity';
import { defineModule, type AnyContract, type House, type Module } from '@aceso/kit';

const ISSUER = 'http://aceso.test';

export interface Holder {
  readonly subject: string;
  readonly sessionId: string;
  readonly roles?: readonly string[];
}

/** Identity as the gateway sees it over the wire: keys and a token endpoint, with tokens that the test hands out. */
export interface StandInIdentity {
  readonly module: Module;
  /** How often a token was asked for. */
  readonly exchanges: () => number;
  /** Token that a client holds. */
  clientToken(holder: Holder): string;
  /** A personal token. */
  apiToken(holder: Holder): string;
  /** From now on the session opens nothing, and every service is told. */
  end(holder: Holder): Promise<void>;
}

export function standInIdentity(): StandInIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const held = new Map<string, Holder>();
  const ended = new Set<string>();
  let exchanges = 0;
  let house: House | undefined;
  const jwt = (holder: Holder, audience: string, seconds: number): string => {
    const issuedAt = Math.floor(Date.now() / 1000);
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      iss: ISSUER,
      sub: holder.subject,
      aud: audience,
      sid: holder.sessionId,
      jti: randomUUID(),
      iat: issuedAt,
      exp: issuedAt + seconds,
      roles: holder.roles ?? ['person'],
      scope: '*',
    };
    const body = `${part({ alg: 'ES256', typ: 'at+jwt', kid: 'k' })}.${part(claims)}`;
    return `${body}.${sign('sha256', Buffer.from(body), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };
  const give = (token: string, holder: Holder): string => {
    held.set(token, holder);
    return token;
  };
  const empty = contract({
    service: 'identity',
    summary: 'Keys and tokens of a test.',
    operations: {},
    events: { sessionRevoked: identity.events.sessionRevoked },
    settings: {},
    problems: {},
  });
  return {
    exchanges: () => exchanges,
    clientToken: (holder) => give(jwt(holder, 'urn:aceso:api', 300), holder),
    apiToken: (holder) => give(`aceso_${randomUUID().replaceAll('-', '')}_${'s'.repeat(43)}`, holder),
    async end(holder) {
      ended.add(holder.sessionId);
      await house!.db.tx((tx) =>
        house!.bus.append(tx, identity.events.sessionRevoked, 'x', {
          subject: holder.subject,
          sessionId: holder.sessionId,
          at: new Date().toISOString(),
        }),
      );
    },
    module: defineModule({
      contract: empty as AnyContract,
      migrations: import.meta.dirname,
      start: async (given) => {
        house = given as House;
        return {
          operations: {},
          stop: async () => {},
          routes: (app) => {
            app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
              done(null, new URLSearchParams(String(body))),
            );
            app.get('/.well-known/jwks.json', async () => ({
              keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'ES256', use: 'sig' }],
            }));
            app.get('/oauth/auth', async (request) => ({ cookie: request.headers.cookie, authorization: request.headers.authorization }));
            app.post('/oauth/token', async (request, reply) => {
              const form = request.body as URLSearchParams;
              const target = form.get('resource') ?? '';
              if (form.get('grant_type') === 'client_credentials')
                return {
                  access_token: jwt({ subject: 'service:gateway', sessionId: 's', roles: ['service'] }, target, 300),
                  expires_in: 300,
                };
              exchanges += 1;
              const holder = held.get(form.get('subject_token') ?? '');
              if (holder === undefined || ended.has(holder.sessionId)) return await reply.code(400).send({ error: 'invalid_grant' });
              return { access_token: jwt(holder, target, 300), expires_in: 300 };
            });
          },
        };
      },
    }),
  };
}
