import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorizeUrl, Browser, newPkce } from '../../test/browser.ts';
import { postToken } from '../../test/code-flow.ts';
import { claimsOf, openIdentity, PASSWORD, type OpenIdentity } from '../../test/open-identity.ts';
import { removeExpired } from '../store/expired.ts';

const BACK = 'http://127.0.0.1:5555/callback';
const MCP = 'http://aceso.test/mcp';
const SCOPE = 'health-data:samples:read recommendation:insights:read users:profile:write *';
const DAY_MS = 86_400_000;

interface Registered {
  readonly client_id: string;
  readonly client_name: string;
  readonly client_secret?: string;
  readonly token_endpoint_auth_method: string;
}

const register = (house: OpenIdentity, body: object = { client_name: 'Helper', redirect_uris: [BACK] }) =>
  house.ask('identity', { path: '/oauth/register', body });

async function letIn(house: OpenIdentity, clientId: string, email: string, change: Record<string, string> = {}) {
  const browser = new Browser(house.app('identity'));
  const pkce = newPkce();
  const asked = { client_id: clientId, redirect_uri: BACK, scope: SCOPE, resource: MCP, ...change };
  const page = await browser.send(await browser.go(authorizeUrl(pkce, asked)), { email, password: PASSWORD });
  if (page.status !== 200) return { page, tokens: undefined };
  const { url } = await browser.send(page, { answer: 'yes' });
  const code = new URL(url).searchParams.get('code') ?? '';
  const tokens = await postToken(house, {
    grant_type: 'authorization_code',
    client_id: clientId,
    code,
    redirect_uri: BACK,
    code_verifier: pkce.verifier,
    resource: MCP,
  });
  return { page, tokens };
}

test('registerProgram: a program is a public client whatever it asks for, and its id tells its name', async () => {
  await using house = await openIdentity();

  const reply = await register(house, {
    client_name: '  My\n  Helper\u202E ',
    redirect_uris: [BACK, 'https://helper.example/back'],
    token_endpoint_auth_method: 'client_secret_post',
    grant_types: ['client_credentials'],
    scope: '*',
  });

  assert.equal(reply.status, 201, reply.text);
  const told = reply.json<Registered>();
  assert.match(told.client_id, /^agent-my-helper-[0-9a-f]{18}$/);
  assert.deepEqual([told.client_name, told.token_endpoint_auth_method, told.client_secret], ['My Helper', 'none', undefined]);
});

test('registerProgram: an address that anybody could listen at is refused, and so is everything when the operator says so', async () => {
  await using house = await openIdentity();
  await using closed = await openIdentity({ settings: { programsRegisterThemselves: false } });

  for (const uri of [
    'http://helper.example/back',
    'helper:/back',
    'javascript:alert(1)',
    'https://a@b.example/',
    'https://b.example/#x',
    'nonsense',
  ])
    assert.equal(
      (await register(house, { redirect_uris: ['https://fine.example/', uri] })).json<{ code: string }>().code,
      'redirect-not-allowed',
      uri,
    );
  const refused = await register(closed);
  const discovery = (await closed.ask('identity', { path: '/.well-known/oauth-authorization-server' })).json();

  assert.equal(refused.json<{ code: string }>().code, 'registration-off');
  assert.equal(discovery['registration_endpoint'], undefined);
});

test('registerProgram: the person reads that nobody checked it, and its token is for the one resource and what that allows', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const { client_id: clientId } = (await register(house)).json<Registered>();

  const { page, tokens } = await letIn(house, clientId, ada.email);

  assert.match(page.text, /Let Helper in\?/);
  assert.match(page.text, /nobody has checked it/);
  assert.match(page.text, /127\.0\.0\.1:5555/);
  assert.doesNotMatch(page.text, /everything that you can do/);
  assert.equal(tokens?.status, 200, JSON.stringify(tokens?.body));
  const claims = claimsOf(tokens?.body.access_token ?? '');
  assert.deepEqual(
    [claims['aud'], claims['scope'], claims['client_id']],
    [MCP, 'health-data:samples:read recommendation:insights:read', clientId],
  );
  const refreshed = await postToken(house, {
    grant_type: 'refresh_token',
    client_id: clientId,
    refresh_token: tokens?.body.refresh_token ?? '',
    resource: MCP,
  });
  assert.deepEqual(claimsOf(refreshed.body.access_token ?? '')['aud'], MCP);
});

test('registerProgram: the API itself is not for such a program, and its token is taken as that of the resource only', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const { client_id: clientId } = (await register(house)).json<Registered>();
  const browser = new Browser(house.app('identity'));

  const api = await browser.go(authorizeUrl(newPkce(), { client_id: clientId, redirect_uri: BACK, scope: '*', resource: 'urn:aceso:api' }));
  const { tokens } = await letIn(house, clientId, ada.email);
  const token = tokens?.body.access_token ?? '';
  const { tokens: gateway } = house.neighbour('gateway');
  const taken = await gateway.exchange('recommendation', token, 'resource-token');

  assert.match(api.url, /error=invalid_target/);
  assert.equal(claimsOf(taken.token)['aud'], 'urn:aceso:recommendation');
  await assert.rejects(gateway.exchange('recommendation', token), { code: 'unauthenticated' });
  await assert.rejects(gateway.exchange('health-data', token, 'resource-token'), { code: 'unauthenticated' });
  await assert.rejects(house.neighbour('users').tokens.exchange('recommendation', token, 'resource-token'), { code: 'unauthenticated' });
  const { accessToken } = await house.signIn(ada.email);
  await assert.rejects(gateway.exchange('recommendation', accessToken, 'resource-token'), { code: 'unauthenticated' });
});

test('registerProgram: one that nobody uses goes after a day, one that was let in stays as long as its session', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const [used, unused] = await Promise.all([register(house), register(house)]);
  await letIn(house, used.json<Registered>().client_id, ada.email);

  await removeExpired(house.database.dbOf('identity'), new Date(Date.now() + 2 * DAY_MS), 100);

  const page = async (clientId: string): Promise<number> =>
    (await new Browser(house.app('identity')).go(authorizeUrl(newPkce(), { client_id: clientId, redirect_uri: BACK, resource: MCP })))
      .status;
  assert.deepEqual([await page(used.json<Registered>().client_id), await page(unused.json<Registered>().client_id)], [200, 400]);
});
