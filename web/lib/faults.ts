import { ApiProblem } from './problem.ts';

/** What a refused request says about one field, to stand beside it. */
export function faultOf(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  return error.problem.errors?.find(({ path }) => path.split('/').at(-1) === field)?.message;
}
