import type { Problem } from './types.ts';

/** An answer that is not a success: problem details (RFC 9457), or the little that is known when there are none. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;
  readonly retryAfterSeconds: number | undefined;
  constructor(problem: Problem, retryAfterSeconds?: number, options?: ErrorOptions) {
    super(problem.title, options);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether asking again later may help without any change. */
  get isPassing(): boolean {
    const { status } = this.problem;
    return status === 0 || status === 429 || status >= 500;
  }
}

/** Reads the problem of an answer; a proxy in between may have answered with something else. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : undefined;
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const unknown: Problem = {
    type: 'about:blank',
    title: response.statusText || `HTTP ${response.status}`,
    status: response.status,
    code: `http-${response.status}`,
  };
  if (!isJson) return new ApiProblem(unknown, retryAfter);
  // Whatever was sent, only the fields of a problem are used, and each has a stand-in.
  const body = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return new ApiProblem({ ...unknown, ...body, status: response.status }, retryAfter);
}
