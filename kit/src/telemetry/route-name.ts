import type { IncomingMessage } from 'node:http';

const ROUTE = Symbol('route of a request that is passed on');
/** A request that a gateway takes with its one route for everything. */
export const CATCH_ALL = '/*';

interface Passed {
  [ROUTE]?: string;
}

/** Names the route of a request that is passed on, such as `/v1/people/:personId`: traces and figures of a gateway would tell nothing else. */
export function nameRoute(request: IncomingMessage, route: string): void {
  (request as Passed)[ROUTE] = route; // The symbol is ours alone.
}

/** Route of a request that was registered under this one, never its address: that would be as many names as there are people. */
export const finalRoute = (registered: string, request: IncomingMessage): string =>
  registered === CATCH_ALL ? ((request as Passed)[ROUTE] ?? registered) : registered;
