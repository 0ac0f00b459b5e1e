import type { Resource } from './resource.ts';

/** Where the door is: what references and links begin with. */
export const baseOf = (origin: string): string => `${origin}/fhir/R4`;

export const entryOf = (origin: string, resource: Resource) => ({
  fullUrl: `${baseOf(origin)}/${resource.resourceType}/${resource.id}`,
  resource,
  search: { mode: 'match' },
});

export interface SearchSet {
  readonly origin: string;
  readonly type: string;
  readonly used: URLSearchParams;
  readonly found: readonly Resource[];
  readonly next?: string | undefined;
  readonly total?: number | undefined;
  /** An OperationOutcome about the search itself. */
  readonly outcome?: object | undefined;
}

/** A page of a search. */
export function searchSet({ origin, type, used, found, next, total, outcome }: SearchSet): object {
  const link = (relation: string, more: readonly [string, string][]): object => {
    const query = new URLSearchParams([...used, ...more]).toString();
    return { relation, url: `${baseOf(origin)}/${type}${query === '' ? '' : `?${query}`}` };
  };
  const entry = [
    ...found.map((resource) => entryOf(origin, resource)),
    ...(outcome === undefined ? [] : [{ resource: outcome, search: { mode: 'outcome' } }]),
  ];
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(total === undefined ? {} : { total }),
    link: [link('self', []), ...(next === undefined ? [] : [link('next', [['_cursor', next]])])],
    ...(entry.length === 0 ? {} : { entry }),
  };
}
