import { gateway } from '@aceso/contracts/gateway';
import type { Input, Output } from '@aceso/contracts';
import type { Peers } from '@aceso/kit';
import { operationRoutes, PREFIX_ROUTES } from '../domain/routes.ts';
import type { Replicas } from '../upstream/replicas.ts';

type Operation = typeof gateway.operations.listRoutes;

export interface ListRoutesDeps {
  readonly extraRoutes: () => readonly { readonly prefix: string; readonly service: string }[];
  readonly peers: Peers;
  readonly replicas: Replicas;
}

/** Routes in force, extra ones first, and the replicas behind them; a service in this process has none. */
export const listRoutes =
  (deps: ListRoutesDeps) =>
  async (_input: Input<Operation>): Promise<Output<Operation>> => {
    const routes = [
      ...deps.extraRoutes(),
      ...operationRoutes().map(({ service, operation }) => ({ prefix: operation.path, service })),
      ...PREFIX_ROUTES.flatMap(({ prefix, service }) => (service === undefined ? [] : [{ prefix, service }])),
    ];
    const services = [...new Set(routes.map(({ service }) => service))].filter((service) => deps.peers.of(service).local === undefined);
    return {
      routes: [...new Map(routes.map((route) => [`${route.prefix} ${route.service}`, route])).values()],
      upstreams: services.flatMap((service) => deps.replicas.states(service).map((state) => ({ service, ...state }))),
    };
  };
