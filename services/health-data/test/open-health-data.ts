import { randomUUID } from 'node:crypto';
import type { Output } from '@aceso/contracts';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import { healthDataModule } from '@aceso/health-data';
import { person, testHouse, type TestHouse, type TestPrincipal } from '@aceso/kit/testing';

/** A resource as the advisor gives it. */
type Advice = Output<typeof recommendation.operations.listFhirResources>['items'][number];

export interface OpenHealthData extends AsyncDisposable {
  readonly house: TestHouse;
  readonly ada: TestPrincipal & { readonly personId: string };
  readonly profile: { timeZone: string; consented: boolean };
  /** What the advisor has at the FHIR door, by type. */
  readonly advice: Map<string, readonly Advice[]>;
  push(samples: readonly object[], source?: { readonly name: string; readonly kind?: string }): Promise<Record<string, unknown>>;
  get<T>(path: string): Promise<T>;
}

/** The service with a person who has consented, and users as its neighbour. */
export async function openHealthData(options: { readonly timeZone?: string; readonly now?: () => Date } = {}): Promise<OpenHealthData> {
  const ada = person();
  const profile = { timeZone: options.timeZone ?? 'Europe/Zurich', consented: true };
  const advice = new Map<string, readonly Advice[]>();
  const house = await testHouse({
    modules: [healthDataModule],
    ...(options.now === undefined ? {} : { now: options.now }),
    neighbours: [
      {
        contract: recommendation,
        operations: {
          listFhirResources: ({ params }: { params: { type: string } }) => ({ items: [...(advice.get(params.type) ?? [])] }),
        },
      },
      {
        contract: users,
        operations: {
          getProfile: ({ params }: { params: { personId: string } }) => ({
            personId: params.personId,
            displayName: 'Ada',
            timeZone: profile.timeZone,
            language: 'en',
            roles: ['person'],
            createdAt: '2026-01-01T00:00:00Z',
            version: 1,
            units: { weight: 'kg', height: 'cm', glucose: 'mmol/L', temperature: 'Cel', distance: 'km' },
          }),
          listConsents: () => ({
            items: profile.consented
              ? [{ purpose: 'storage-and-advice', granted: true, textVersion: 1, decidedAt: '2026-01-01T00:00:00Z' }]
              : [],
          }),
        },
      },
    ],
  });
  const asked = async (path: string): Promise<never> => {
    const reply = await house.ask('health-data', { as: ada, path });
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.text}`);
    return reply.json() as never;
  };
  return {
    house,
    ada,
    profile,
    advice,
    push: async (samples, source = { name: 'Watch', kind: 'watch' }) => {
      const reply = await house.ask('health-data', {
        as: ada,
        path: '/v1/people/me/samples',
        body: { source, samples },
        headers: { 'idempotency-key': randomUUID() },
      });
      if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
      return reply.json();
    },
    get: asked,
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}
