import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Adapter } from 'oidc-provider';
import { createClients } from './clients.ts';

const others = [
  { clientId: 'diary', name: 'Diary', redirectUris: ['https://diary.example/back'] },
  { clientId: 'desk', name: 'Desk', redirectUris: ['http://127.0.0.1/back', 'com.example.desk:/back'] },
];

/** The library's own check of what `createClients` says. */
async function accepted(origin: string, clientId: string): Promise<unknown> {
  const clients = createClients({ origin, secretOf: (purpose) => `secret of ${purpose}`, thirdParty: () => others });
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const provider = new Provider(origin, {
    adapter: () => ({ find: async (id: string) => clients(id) }) as unknown as Adapter, // Only clients are looked up here.
    jwks: { keys: [await exportJWK(privateKey)] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    features: { devInteractions: { enabled: false }, clientCredentials: { enabled: true } },
    responseTypes: ['code'],
  });
  provider.registerGrantType('urn:ietf:params:oauth:grant-type:token-exchange', () => undefined);
  return (await provider.Client.find(clientId))?.clientId;
}

test('clients: the library takes every one of them, whatever address the installation has', async () => {
  for (const origin of ['http://localhost:8400', 'http://127.0.0.1:8400', 'https://aceso.example'])
    for (const clientId of ['aceso-web', 'aceso-cli', 'service:gateway', 'service:host', 'diary', 'desk'])
      assert.equal(await accepted(origin, clientId), clientId, `${clientId} at ${origin}`);
});

test('clients: a program of others cannot take the name of ours, and an unknown name is nobody', () => {
  const clients = createClients({
    origin: 'http://a',
    secretOf: () => 's',
    thirdParty: () => [{ clientId: 'aceso-web', name: 'Fake', redirectUris: ['https://evil.example/'] }],
  });

  assert.deepEqual(clients('aceso-web')?.redirect_uris, ['http://a/auth/callback']);
  assert.equal(clients('service:nobody'), undefined);
  assert.equal(clients('nobody'), undefined);
});
