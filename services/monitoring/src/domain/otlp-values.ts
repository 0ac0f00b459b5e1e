/** What the sender of a batch is. */
export interface Sender {
  readonly service: string;
  readonly replica: string | undefined;
}

interface KeyValue {
  readonly key: string;
  readonly value?: Readonly<Record<string, unknown>> | undefined;
}

const DEPTH_AT_MOST = 6;

/** A value of OTLP JSON (`AnyValue`) as plain JSON; what is nested too deep is left out. */
export function plainValue(value: Readonly<Record<string, unknown>> | undefined, depth = 0): unknown {
  if (value === undefined || depth > DEPTH_AT_MOST) return null;
  if ('stringValue' in value) return value['stringValue'];
  if ('boolValue' in value) return value['boolValue'];
  if ('intValue' in value) return Number(value['intValue']);
  if ('doubleValue' in value) return value['doubleValue'];
  if ('bytesValue' in value) return value['bytesValue'];
  // The two nested forms as the protocol defines them; anything else ends as nothing.
  const { arrayValue, kvlistValue } = value as {
    arrayValue?: { values?: Readonly<Record<string, unknown>>[] };
    kvlistValue?: { values?: KeyValue[] };
  };
  if (arrayValue !== undefined) return (arrayValue.values ?? []).map((inner) => plainValue(inner, depth + 1));
  if (kvlistValue !== undefined) return plainAttributes(kvlistValue.values, depth + 1);
  return null;
}

/** Attributes as an object. PostgreSQL keeps no NUL in text, so that letter is taken out. */
export function plainAttributes(attributes: readonly KeyValue[] | undefined, depth = 0): Record<string, unknown> {
  return Object.fromEntries((attributes ?? []).map(({ key, value }) => [withoutNul(key), clean(plainValue(value, depth))]));
}

const clean = (value: unknown): unknown => (typeof value === 'string' ? withoutNul(value) : value);
export const withoutNul = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '�') : text);

/** Service and replica from the resource (OpenTelemetry resource conventions). */
export function senderOf(resource: { readonly attributes?: readonly KeyValue[] | undefined } | undefined): Sender {
  const attributes = plainAttributes(resource?.attributes);
  const text = (name: string): string | undefined => {
    const value = attributes[name];
    return typeof value === 'string' && value !== '' ? value.slice(0, 120) : undefined;
  };
  return { service: text('service.name') ?? 'unknown', replica: text('service.instance.id') };
}

const NANOS_PER_MICRO = 1000n;

/** Microseconds since the epoch from nanoseconds as OTLP writes them. */
export const microsOf = (nanos: string | number): number => Number(BigInt(nanos) / NANOS_PER_MICRO);
