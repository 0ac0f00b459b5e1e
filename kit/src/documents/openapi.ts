import type { Operation, ProblemType } from '@aceso/contracts';
import { COMMON_PROBLEMS } from '@aceso/contracts/problems';
import { Problem } from '@aceso/contracts/shapes';
import type { TObject, TSchema } from 'typebox';
import type { AnyContract } from '../any-contract.ts';

const BODY_TYPES = {
  json: 'application/json',
  binary: 'application/octet-stream',
  raw: '*/*',
  ndjson: 'application/x-ndjson',
  'event-stream': 'text/event-stream',
  html: 'text/html',
  text: 'text/plain',
  fhir: 'application/fhir+json',
} as const;

/** OpenAPI 3.1 document of what the contracts offer to the outside. */
export function openApi(
  contracts: readonly AnyContract[],
  options: { readonly version: string; readonly origin: string },
): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of contracts)
    for (const operation of Object.values(contract.operations)) {
      if (operation.internal) continue;
      const path = operation.path.replace(/:([A-Za-z]+)/g, '{$1}');
      (paths[path] ??= {})[operation.method.toLowerCase()] = describe(contract, operation);
    }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Aceso',
      version: options.version,
      summary: 'Your own data in, ranked and explained recommendations out.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: options.origin }],
    tags: contracts.map(({ service, summary }) => ({ name: service, description: summary })),
    paths,
    components: {
      schemas: { Problem: plain(Problem) },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Access token (`at+jwt`) or personal API token (`aceso_…`).' },
        signIn: { type: 'openIdConnect', openIdConnectUrl: `${options.origin}/.well-known/openid-configuration` },
      },
    },
  };
}

function describe(contract: AnyContract, operation: Operation): Record<string, unknown> {
  const accepts = BODY_TYPES[operation.accepts ?? 'json'];
  const status = String(operation.status ?? (operation.output === undefined && operation.answers === undefined ? 204 : 200));
  return {
    operationId: operation.id,
    tags: [contract.service],
    summary: operation.summary,
    'x-permission': operation.permission,
    security: operation.permission === 'public' ? [] : [{ token: [] }, { signIn: [] }],
    parameters: [
      ...parameters(operation.params, 'path'),
      ...parameters(operation.query, 'query'),
      ...(operation.method === 'POST' ? [IDEMPOTENCY_KEY] : []),
      ...(operation.conditional === true ? [IF_NONE_MATCH] : []),
    ],
    ...(operation.body === undefined && operation.accepts === undefined
      ? {}
      : { requestBody: { required: true, content: { [accepts]: operation.body === undefined ? {} : { schema: plain(operation.body) } } } }),
    responses: {
      [status]: {
        description: 'Done.',
        ...(operation.output !== undefined
          ? { content: { 'application/json': { schema: plain(operation.output) } } }
          : operation.answers !== undefined
            ? { content: { [BODY_TYPES[operation.answers]]: {} } }
            : {}),
        ...(operation.conditional === true
          ? { headers: { ETag: { description: 'Version of the answer.', schema: { type: 'string' } } } }
          : {}),
      },
      ...(operation.conditional === true ? { 304: { description: 'Nothing has changed since the version in `If-None-Match`.' } } : {}),
      ...problems(contract, operation),
    },
  };
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 255 },
  description: 'A repeat with the same key gets the first answer.',
};

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: '`ETag` of an earlier answer: 304 without a body while it is still true.',
};

function parameters(schema: TObject | undefined, place: 'path' | 'query'): Record<string, unknown>[] {
  if (schema === undefined) return [];
  const required: readonly string[] = schema.required ?? [];
  return Object.entries(schema.properties).map(([name, property]) => {
    const { description, ...rest } = plain(property);
    return {
      name,
      in: place,
      required: place === 'path' || (required.includes(name) && !('default' in rest)),
      schema: rest,
      ...(typeof description === 'string' ? { description } : {}),
    };
  });
}

function problems(contract: AnyContract, operation: Operation): Record<string, unknown> {
  const all: Readonly<Record<string, ProblemType>> = { ...COMMON_PROBLEMS, ...contract.problems };
  const codes = ['input-invalid', ...(operation.permission === 'public' ? [] : ['unauthenticated', 'forbidden']), ...operation.errors];
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const status = all[code]?.status ?? 500;
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${all[code]?.title ?? ''}`]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => [
      String(status),
      { description: lines.join(' '), content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    ]),
  );
}

/** The schema as plain JSON, without the marks that the library keeps for itself. */
const plain = (schema: TSchema): Record<string, unknown> => JSON.parse(JSON.stringify(schema)) as Record<string, unknown>; // A schema is a JSON object.
