import { COMMON_PROBLEMS, PROBLEM_BASE } from '@aceso/contracts/problems';
import type { ProblemType } from '@aceso/contracts';
import type { Problem } from '@aceso/contracts/shapes';
import { Fault } from '../fault.ts';
import { outcomeOf, speaksFhir } from './outcome.ts';

const BY_STATUS: Readonly<Record<number, keyof typeof COMMON_PROBLEMS>> = {
  400: 'input-invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  413: 'payload-too-large',
  415: 'media-type-unsupported',
  429: 'too-many-requests',
  502: 'bad-gateway',
  503: 'unavailable',
  504: 'deadline-exceeded',
};

/** Makes any thrown thing a Fault; what nobody expected becomes `unexpected` and keeps its cause for the log. */
export function toFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return new Fault('deadline-exceeded', 504, COMMON_PROBLEMS['deadline-exceeded'].title, { cause: error });
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  const code = status < 500 ? (BY_STATUS[status] ?? 'input-invalid') : 'unexpected';
  const errors =
    status === 400 && isOfBody(error) ? { errors: [{ path: '/body', message: 'must be a JSON document, or not be sent' }] } : {};
  return new Fault(code, status < 500 ? status : 500, COMMON_PROBLEMS[code].title, { cause: error, ...errors });
}

/** Fastify's refusals of what is no JSON, or nothing under the name of JSON. */
const isOfBody = (error: unknown): boolean =>
  error instanceof SyntaxError ||
  (typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('FST_ERR_CTP_'));

/** RFC 9457 document of a fault. */
export function problemOf(fault: Fault, problems: Readonly<Record<string, ProblemType>>, traceId: string | undefined): Problem {
  const declared: ProblemType | undefined = problems[fault.code] ?? (COMMON_PROBLEMS as Readonly<Record<string, ProblemType>>)[fault.code];
  const title = declared?.title ?? fault.message;
  const fix = fault.fix ?? declared?.fix;
  return {
    type: `${PROBLEM_BASE}${fault.code}`,
    title,
    status: fault.status,
    code: fault.code,
    ...(fault.message === title ? {} : { detail: fault.message }),
    ...(fix === undefined ? {} : { fix }),
    ...(fault.errors.length > 0 ? { errors: fault.errors.map((error) => ({ ...error })) } : {}),
    ...(traceId === undefined ? {} : { traceId }),
  };
}

export interface FaultDocument {
  readonly mediaType: string;
  readonly body: object;
}

/** How a fault is told at an address: a problem document, below `/fhir/` an OperationOutcome. */
export function faultDocument(
  url: string | undefined,
  fault: Fault,
  problems: Readonly<Record<string, ProblemType>>,
  traceId: string | undefined,
): FaultDocument {
  const problem = problemOf(fault, problems, traceId);
  return speaksFhir(url)
    ? { mediaType: 'application/fhir+json; charset=utf-8', body: outcomeOf(problem) }
    : { mediaType: 'application/problem+json', body: problem };
}
