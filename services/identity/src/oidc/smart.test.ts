import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorizeUrl, Browser, newPkce } from '../../test/browser.ts';
import { postToken } from '../../test/code-flow.ts';
import { claimsOf, openIdentity, PASSWORD } from '../../test/open-identity.ts';

const DIARY = { clientId: 'diary', name: 'Diary', redirectUris: ['https://diary.example/back'] };
const SCOPE =
  'openid offline_access launch/patient patient/Observation.rs?category=vital-signs patient/Patient.r user/Device.read patient/Observation.xyz made/Up.rs';
const GRANTED = ['patient/Observation.rs?category=vital-signs', 'patient/Patient.r', 'user/Device.read'];

test('SMART: a program gets the scopes that are understood, filters and all, with the person beside the token, also when it refreshes', async () => {
  await using house = await openIdentity({ settings: { thirdPartyClients: [DIARY] } });
  const ada = await house.someone();
  const browser = new Browser(house.app('identity'));
  const pkce = newPkce();
  const change = {
    client_id: 'diary',
    redirect_uri: 'https://diary.example/back',
    scope: SCOPE,
    prompt: 'consent',
    aud: 'http://aceso.test/fhir/R4',
  };
  const asked = await browser.send(await browser.go(authorizeUrl(pkce, change)), { email: ada.email, password: PASSWORD });

  const accepted = await browser.send(asked, { answer: 'yes' });
  const code = new URL(accepted.url).searchParams.get('code') ?? '';
  const tokens = await postToken(house, {
    grant_type: 'authorization_code',
    client_id: 'diary',
    code,
    redirect_uri: change.redirect_uri,
    code_verifier: pkce.verifier,
  });
  const refreshed = await postToken(house, {
    grant_type: 'refresh_token',
    client_id: 'diary',
    refresh_token: tokens.body.refresh_token ?? '',
  });

  assert.match(asked.text, /read, find Observation of you, only vital-signs/);
  assert.doesNotMatch(asked.text, /xyz|made/);
  for (const reply of [tokens, refreshed]) {
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    assert.deepEqual(
      String(claimsOf(reply.body.access_token ?? '')['scope'])
        .split(' ')
        .filter((scope) => scope.includes('/')),
      GRANTED,
    );
    assert.equal(reply.body['patient'], ada.personId);
  }
});

test('SMART: a personal API token may have such scopes, and only those that its owner could use', async () => {
  await using house = await openIdentity();
  const ada = await house.someone();
  const { accessToken } = await house.signIn(ada.email);
  const wish = (scopes: readonly string[]) =>
    house.askAs(accessToken, 'POST', '/v1/api-tokens', { name: 'script', scopes, expiresInDays: 1 });

  const made = await wish(['patient/Observation.rs?category=vital-signs', 'user/*.read']);
  const refused = await wish(['patient/Observation.q', 'patient/Medication.rs']);

  assert.equal(made.status, 201, made.text);
  const claims = claimsOf(await house.forService(made.json<{ token: string }>().token, 'health-data'));
  assert.equal(claims['scope'], 'patient/Observation.rs?category=vital-signs user/*.read');
  assert.deepEqual([refused.status, refused.json<{ errors: unknown[] }>().errors.length], [403, 2]);
});
