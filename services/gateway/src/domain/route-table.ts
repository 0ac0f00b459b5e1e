import type { Operation } from '@aceso/contracts';

/** Where a request goes. */
export type Target =
  /** An operation of a contract, or an extra route: the credential is exchanged for a token of the service. */
  | { readonly kind: 'service'; readonly service: string; readonly operation: Operation | undefined }
  /** Pages and protocol endpoints: passed on as they came, the service reads cookies and credentials itself. */
  | { readonly kind: 'as-it-is'; readonly service: string }
  | { readonly kind: 'wrong-method'; readonly allow: string }
  | { readonly kind: 'nothing' };

export interface PrefixRoute {
  readonly prefix: string;
  /** Undefined: there is nothing at or below this path but what other routes say. */
  readonly service: string | undefined;
}

export interface OperationRoute {
  readonly service: string;
  readonly operation: Operation;
}

interface Node {
  readonly fixed: Map<string, Node>;
  any: Node | undefined;
  readonly methods: Map<string, Target>;
  below: Target | undefined;
}

export interface RouteTable {
  find(method: string, path: string): Target;
}

const NOTHING: Target = { kind: 'nothing' };
const node = (): Node => ({ fixed: new Map(), any: undefined, methods: new Map(), below: undefined });
/** A slash at the end says nothing more; doubled ones do not come this far. */
function segmentsOf(path: string): readonly string[] {
  const segments = path.slice(1).split('/');
  if (segments.at(-1) === '') segments.pop();
  return segments;
}

/** Builds the table once per change: extra routes win, then operations by exact path and method, then the longest prefix. */
export function createRouteTable(
  operations: readonly OperationRoute[],
  prefixes: readonly PrefixRoute[],
  extra: readonly { readonly prefix: string; readonly service: string }[],
): RouteTable {
  const own = node();
  for (const { service, operation } of operations)
    at(own, operation.path).methods.set(operation.method, { kind: 'service', service, operation });
  for (const { prefix, service } of prefixes) at(own, prefix).below = service === undefined ? NOTHING : { kind: 'as-it-is', service };
  const first = node();
  for (const { prefix, service } of extra) at(first, prefix).below = { kind: 'service', service, operation: undefined };
  const hasExtra = extra.length > 0;
  return {
    find(method, path) {
      const segments = segmentsOf(path);
      const wins = hasExtra ? prefixOf(first, segments, 0) : undefined;
      if (wins !== undefined) return wins;
      const exact = exactOf(own, segments, 0);
      return exact === undefined ? (prefixOf(own, segments, 0) ?? NOTHING) : byMethod(exact, method);
    },
  };
}

function at(root: Node, path: string): Node {
  let here = root;
  for (const segment of segmentsOf(path)) {
    const next = segment.startsWith(':') ? here.any : here.fixed.get(segment);
    const child = next ?? node();
    if (segment.startsWith(':')) here.any = child;
    else here.fixed.set(segment, child);
    here = child;
  }
  return here;
}

/** Node of this very path that has operations; a fixed segment is better than a parameter. */
function exactOf(here: Node, segments: readonly string[], depth: number): Node | undefined {
  const segment = segments[depth];
  if (segment === undefined) return here.methods.size > 0 ? here : undefined;
  const fixed = here.fixed.get(segment);
  return (fixed && exactOf(fixed, segments, depth + 1)) ?? (here.any && exactOf(here.any, segments, depth + 1));
}

function prefixOf(here: Node, segments: readonly string[], depth: number): Target | undefined {
  const segment = segments[depth];
  if (segment === undefined) return here.below;
  const fixed = here.fixed.get(segment);
  return (fixed && prefixOf(fixed, segments, depth + 1)) ?? (here.any && prefixOf(here.any, segments, depth + 1)) ?? here.below;
}

function byMethod(found: Node, method: string): Target {
  return (
    found.methods.get(method === 'HEAD' ? 'GET' : method) ?? {
      kind: 'wrong-method',
      allow: [...found.methods.keys(), ...(found.methods.has('GET') ? ['HEAD'] : [])].join(', '),
    }
  );
}
