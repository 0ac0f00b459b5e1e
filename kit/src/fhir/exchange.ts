import { Fault } from '../fault.ts';
import type { Call } from '../module.ts';
import type { Resource } from './resource.ts';

export const MEDIA_TYPE = 'application/fhir+json; charset=utf-8';
const JSON_FORMATS = new Set(['json', 'text/json', 'application/json', 'application/fhir+json']);

/** The HTTP exchange of a call: this door is spoken over HTTP only. */
export function httpOf(call: Call): NonNullable<Call['http']> {
  if (call.http === undefined) throw new Error('the FHIR door is for callers over HTTP');
  return call.http;
}

/** A header that came once. */
export function headerOf(call: Call, name: string): string | undefined {
  const value = httpOf(call).request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** Refuses what is not JSON (FHIR R4 http, 3.1.0.1.11): `_format` wins over `Accept`. Throws `not-acceptable`. */
export function checkFormat(call: Call, query: object): void {
  const asked = (query as Readonly<Record<string, unknown>>)['_format']; // Any object can be asked for a key.
  const formats = typeof asked === 'string' ? [asked] : (headerOf(call, 'accept') ?? '*/*').split(',');
  const isFine = formats.some((format) => {
    const name = format.split(';')[0]?.trim().toLowerCase().replaceAll(' ', '+') ?? '';
    return typeof asked === 'string'
      ? JSON_FORMATS.has(name)
      : name === '' || name === '*/*' || name === 'application/*' || JSON_FORMATS.has(name);
  });
  if (!isFine) throw new Fault('not-acceptable', 406, 'Only JSON is spoken here.');
}

/** Answers with a resource of any kind. */
export function sendJson(call: Call, body: object, status = 200): void {
  void httpOf(call).reply.code(status).header('cache-control', 'no-store').type(MEDIA_TYPE).send(JSON.stringify(body));
}

/** Answers with one resource and its version; 304 for a caller who has that version. */
export function sendResource(call: Call, resource: Resource, status = 200): void {
  const { reply } = httpOf(call);
  const tag = `W/"${resource.meta.versionId}"`;
  reply.header('etag', tag).header('last-modified', new Date(resource.meta.lastUpdated).toUTCString());
  const known = headerOf(call, 'if-none-match');
  if (status === 200 && known !== undefined && known.split(',').some((one) => one.trim() === tag))
    void reply.code(304).header('cache-control', 'no-store').send();
  else sendJson(call, resource, status);
}
