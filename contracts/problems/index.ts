import type { ProblemType } from '../index.ts';

/** Problem types that every operation may answer with. The type URI is `https://aceso.health/problems/<code>`. */
export const COMMON_PROBLEMS = {
  'input-invalid': {
    status: 400,
    title: 'The request does not match the contract.',
    fix: 'Correct the fields named in `errors` and send it again.',
  },
  unauthenticated: {
    status: 401,
    title: 'No valid token came with the request.',
    fix: 'Sign in again, or send a token that is not expired.',
  },
  forbidden: { status: 403, title: 'This is not allowed for you.', fix: 'Ask the person or the operator for access.' },
  'not-found': { status: 404, title: 'There is nothing at this address.', fix: 'Check the address in the API documentation.' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method.', fix: 'See the `Allow` header.' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive.', fix: 'Send it again over a better connection.' },
  'idempotency-conflict': {
    status: 409,
    title: 'A request with this Idempotency-Key is still running.',
    fix: 'Wait and send the same request again.',
  },
  'payload-too-large': { status: 413, title: 'The request body is too large.', fix: 'Send it in smaller parts.' },
  'media-type-unsupported': {
    status: 415,
    title: 'The body has a form that is not taken here.',
    fix: 'Send the media type that the documentation names.',
  },
  'idempotency-mismatch': {
    status: 422,
    title: 'This Idempotency-Key was used for another request.',
    fix: 'Use a new key for a new request.',
  },
  'too-many-requests': { status: 429, title: 'Too many requests.', fix: 'Wait as long as `Retry-After` says.' },
  unexpected: { status: 500, title: 'Something went wrong on our side.', fix: 'Try again; if it stays, give the operator the trace id.' },
  'bad-gateway': { status: 502, title: 'A service answered in a way that we do not understand.', fix: 'Try again in a moment.' },
  unavailable: { status: 503, title: 'A part of Aceso is away just now.', fix: 'Try again when `Retry-After` has passed.' },
  'deadline-exceeded': { status: 504, title: 'A service did not answer in time.', fix: 'Try again in a moment.' },
} as const satisfies Record<string, ProblemType>;

/** Base of problem type URIs. */
export const PROBLEM_BASE = 'https://aceso.health/problems/';
