import assert from 'node:assert/strict';
import type { TestPrincipal, TestReply } from '@aceso/kit/testing';
import { assertValid } from '@aceso/kit/testing/fhir';
import type { OpenHealthData } from './open-health-data.ts';

export interface Bundle {
  readonly resourceType: 'Bundle';
  readonly type: string;
  readonly total?: number;
  readonly link: readonly { readonly relation: string; readonly url: string }[];
  readonly entry?: readonly { readonly fullUrl: string; readonly resource: FhirResource }[];
}

// Tests look at whatever field they name.
export type FhirResource = { readonly resourceType: string; readonly id: string } & Record<string, unknown>;

export interface Outcome {
  readonly resourceType: string;
  readonly issue: readonly {
    readonly code: string;
    readonly diagnostics: string;
    readonly expression?: readonly string[];
    readonly details: { readonly coding: readonly { readonly code: string }[] };
  }[];
}

export { assertValid };

export const LOINC = 'http://loinc.org';

/** Asks the FHIR door as Ada. */
export async function fhir(
  open: OpenHealthData,
  path: string,
  more: {
    readonly as?: TestPrincipal;
    readonly headers?: Record<string, string>;
    readonly body?: unknown;
    readonly method?: 'DELETE';
  } = {},
): Promise<TestReply> {
  return await open.house.ask('health-data', { as: more.as ?? open.ada, path: `/fhir/R4/${path}`, ...more });
}

/** A page of a search, valid by the schema. */
export async function search(open: OpenHealthData, path: string, as?: TestPrincipal): Promise<Bundle> {
  const reply = await fhir(open, path, as === undefined ? {} : { as });
  assert.equal(reply.status, 200, reply.text);
  assert.match(String(reply.headers['content-type']), /^application\/fhir\+json/);
  const bundle = reply.json<Bundle>();
  assertValid(bundle);
  return bundle;
}

export const resources = (bundle: Bundle): readonly FhirResource[] => (bundle.entry ?? []).map(({ resource }) => resource);

/** Every page of a search, with something done between the first and the second. */
export async function everyPage(
  open: OpenHealthData,
  path: string,
  between?: (page: number) => Promise<unknown>,
): Promise<readonly Bundle[]> {
  const found = [await search(open, path)];
  for (let next = nextOf(found[0]); next !== undefined && found.length < 500; next = nextOf(found.at(-1))) {
    await between?.(found.length);
    found.push(await search(open, next));
  }
  return found;
}

const nextOf = (bundle: Bundle | undefined): string | undefined =>
  bundle?.link.find(({ relation }) => relation === 'next')?.url.replace('http://aceso.test/fhir/R4/', '');
