import { join } from 'node:path';
import { identity } from '@aceso/contracts/identity';
import { defineModule, type House } from '@aceso/kit';
import { loadCommonPasswords } from './credentials/common-passwords.ts';
import { createPasswords } from './credentials/passwords.ts';
import type { IdentityDeps } from './deps.ts';
import { createExternalProvider } from './federation/external-provider.ts';
import { REMOVE_EXPIRED, REMOVE_EXPIRED_CRON, removeExpiredJob } from './jobs/remove-expired.ts';
import { createClients } from './oidc/clients.ts';
import { protectedResourcesAt } from './oidc/protected-resources.ts';
import { createProviders } from './oidc/providers.ts';
import { addOauthRoutes } from './oidc/routes.ts';
import { operationsOf } from './operations/index.ts';
import { createKeyRing } from './tokens/key-ring.ts';
import { publicPermissions } from './tokens/permissions.ts';

/** Identity: accounts, sessions, tokens, keys, policies. */
export const identityModule = defineModule({
  contract: identity,
  migrations: join(import.meta.dirname, '../migrations'),
  async start(house: House<typeof identity>) {
    const { db, bus, now, settings, policies, log } = house;
    const text = (purpose: string): string => Buffer.from(house.deriveKey(purpose)).toString('base64url');
    const deps: IdentityDeps = {
      db,
      bus,
      now,
      policies,
      issuer: house.publicOrigin,
      passwords: await createPasswords(),
      isCommonPassword: loadCommonPasswords(),
      keys: createKeyRing({ db, now, sealKey: house.deriveKey('signing-keys'), rotationDays: () => settings.get('keyRotationDays') }),
      rotationKey: house.deriveKey('refresh-rotation'),
      attemptsMost: () => settings.get('signInAttemptsPerQuarterHour'),
      sessionDays: () => settings.get('sessionDays'),
      accessTokenSeconds: () => settings.get('accessTokenSeconds'),
    };
    const permissions = publicPermissions();
    const oauth = {
      ...deps,
      log,
      cookieKey: text('cookies'),
      csrfKey: house.deriveKey('forms'),
      apiScopes: ['*', ...permissions],
      resources: protectedResourcesAt(house.publicOrigin),
      selfRegistration: settings.get('programsRegisterThemselves'),
      clientById: createClients({ origin: house.publicOrigin, secretOf: text, thirdParty: () => settings.get('thirdPartyClients') }),
    };
    const external = createExternalProvider({
      origin: house.publicOrigin,
      now,
      settings: () => ({
        issuer: settings.get('federationIssuer'),
        clientId: settings.get('federationClientId'),
        clientSecret: settings.get('federationClientSecret'),
        name: settings.get('federationName'),
      }),
    });
    const provider = createProviders(oauth);
    await house.jobs.work(REMOVE_EXPIRED, { retries: 2 }, removeExpiredJob(deps));
    await house.jobs.schedule(REMOVE_EXPIRED, REMOVE_EXPIRED_CRON);
    await provider();
    return {
      operations: operationsOf({ ...deps, permissions, clientById: oauth.clientById, selfRegistration: oauth.selfRegistration }),
      routes: (app) => addOauthRoutes(app, { ...oauth, provider, external }),
      ready: async () =>
        await deps.keys.current().then(
          () => [],
          () => ['the signing keys cannot be read'],
        ),
      stop: async () => {},
    };
  },
});
