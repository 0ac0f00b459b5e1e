const UUID = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** Id at the FHIR door: whose it is and which, as the 64 letters that FHIR allows. It grants nothing. */
export const resourceId = (personId: string, id: string): string => `${personId}${id}`.replaceAll('-', '');

/** Person and own id behind an id of the door; undefined for any other text. */
export function partsOf(id: string): { readonly personId: string; readonly ownId: string } | undefined {
  if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
  const uuid = (hex: string): string => hex.replace(UUID, '$1-$2-$3-$4-$5');
  return { personId: uuid(id.slice(0, 32)), ownId: uuid(id.slice(32)) };
}
