import { randomUUID } from 'node:crypto';
import { users } from '@aceso/contracts/users';
import type { TestReply } from '@aceso/kit/testing';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import type { OpenRecommendation } from './open-recommendation.ts';
import { TODAY } from './series.ts';

export const CLINIC_ACCOUNT = randomUUID();
export const ISSUER = 'https://ehr.example/cds';
export const SERVICE = '/cds-services/aceso-patient-view';
const NOW = Math.floor(Date.parse(`${TODAY}T12:00:00Z`) / 1000);

/** A clinician's system that the operator has registered. */
export interface Clinic {
  /** Its JWT for an address, or one that is wrong in the way the test says. */
  token(path: string, change?: JWTPayload & { readonly alg?: string }): Promise<string>;
  call(path: string, body: object, token?: string): Promise<TestReply>;
  /** `patient-view` of a person. */
  view(patientId: string, more?: object): Promise<{ readonly cards: readonly Shown[] }>;
  /** Ada shares with the clinic's account. */
  share(categories?: readonly string[]): Promise<void>;
}

export interface Shown {
  readonly uuid: string;
  readonly summary: string;
  readonly detail: string;
  readonly indicator: string;
  readonly source: { readonly label: string; readonly url?: string };
  readonly links: readonly { readonly url: string }[];
}

/** Registers a system with a key pair of its own. */
export async function openClinic(open: OpenRecommendation): Promise<Clinic> {
  const { publicKey, privateKey } = await generateKeyPair('ES384', { extractable: true });
  const key = { ...(await exportJWK(publicKey)), kid: 'clinic', alg: 'ES384' };
  open.house.settings('recommendation').set('cdsClients', [{ issuer: ISSUER, name: 'Clinic', accountId: CLINIC_ACCOUNT, keys: [key] }]);
  const token: Clinic['token'] = (path, change = {}) =>
    new SignJWT({ iss: ISSUER, aud: `http://aceso.test${path}`, iat: NOW, exp: NOW + 300, jti: randomUUID(), ...change })
      .setProtectedHeader({ alg: 'ES384', kid: 'clinic', typ: 'JWT' })
      .sign(privateKey);
  const call: Clinic['call'] = async (path, body, given) =>
    await open.house.ask('recommendation', { path, body, headers: { authorization: `Bearer ${given ?? (await token(path))}` } });
  return {
    token,
    call,
    async view(patientId, more = {}) {
      const reply = await call(SERVICE, hook(patientId, more));
      if (reply.status !== 200) throw new Error(reply.text);
      return reply.json();
    },
    async share(categories = ['recommendations']) {
      await open.house.publish('users', users.events.shareGranted, open.ada.personId, {
        personId: open.ada.personId,
        shareId: randomUUID(),
        granteeAccountId: CLINIC_ACCOUNT,
        categories: [...categories] as never, // Any text that the test wants to share.
      });
      await open.house.settle();
    },
  };
}

export const hook = (patientId: string, more: object = {}) => ({
  hook: 'patient-view',
  hookInstance: randomUUID(),
  context: { userId: 'Practitioner/7', patientId },
  ...more,
});
