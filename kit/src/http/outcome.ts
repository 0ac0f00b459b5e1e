import type { Problem } from '@aceso/contracts/shapes';

/** Addresses below it are answered in the words of FHIR, also when they are refused. */
export const speaksFhir = (url: string | undefined): boolean => url !== undefined && /^\/fhir(?:\/|$)/.test(url);

/** Code of the value set `issue-type` (FHIR R4) for each status that we answer with. */
const ISSUE_TYPES: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'login',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-supported',
  406: 'not-supported',
  408: 'timeout',
  409: 'conflict',
  410: 'deleted',
  412: 'multiple-matches',
  413: 'too-long',
  415: 'not-supported',
  422: 'business-rule',
  429: 'throttled',
  503: 'transient',
  504: 'timeout',
};

/** A problem as an OperationOutcome (FHIR R4): one issue, or one for each field at fault. */
export function outcomeOf(problem: Problem): object {
  const { status, title, detail, fix, traceId, errors = [] } = problem;
  const code = ISSUE_TYPES[status] ?? 'exception';
  const said = [detail ?? title, fix, traceId === undefined ? undefined : `Trace ${traceId}.`];
  const issue = (more: readonly (string | undefined)[], path?: string): object => ({
    severity: status >= 500 ? 'fatal' : 'error',
    code,
    details: { coding: [{ system: problem.type.replace(/\/[^/]*$/, ''), code: problem.code }], text: title },
    diagnostics: more.filter((part) => part !== undefined).join(' '),
    ...(path === undefined ? {} : { expression: [expressionOf(path)] }),
  });
  return {
    resourceType: 'OperationOutcome',
    issue: errors.length === 0 ? [issue(said)] : errors.map(({ path, message }) => issue([`${message}.`, ...said.slice(1)], path)),
  };
}

/** `/body/valueQuantity/0/unit` as FHIRPath `valueQuantity[0].unit`; what is not in the body as `http.date`, as R4 has it. */
function expressionOf(path: string): string {
  const [, part, ...rest] = path.split('/');
  const inside = rest.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('');
  return part === 'body' ? inside.replace(/^\./, '') || '$this' : `http${inside === '' ? `.${part}` : inside}`;
}
