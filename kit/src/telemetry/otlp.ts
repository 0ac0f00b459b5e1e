import type { Attributes, HrTime } from '@opentelemetry/api';

/** A value in OTLP JSON (opentelemetry-proto 1.x, common.proto `AnyValue`). */
export type AnyValue = Readonly<Record<string, unknown>>;
export interface KeyValue {
  readonly key: string;
  readonly value: AnyValue;
}

/** One value as OTLP writes it; what has no form of its own becomes JSON text. */
export function anyValue(value: unknown): AnyValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (typeof value === 'bigint') return { intValue: String(value) };
  return Array.isArray(value) ? { arrayValue: { values: value.map(anyValue) } } : { stringValue: JSON.stringify(value) ?? '' };
}

export const keyValues = (attributes: Attributes | Readonly<Record<string, unknown>>): KeyValue[] =>
  Object.entries(attributes).flatMap(([key, value]) => (value === undefined || value === null ? [] : [{ key, value: anyValue(value) }]));

/** Nanoseconds since the epoch as text: they do not fit a number. */
export const nanos = ([seconds, nanoseconds]: HrTime): string => `${seconds}${String(nanoseconds).padStart(9, '0')}`;
export const nanosOfMs = (ms: number): string => nanos([Math.floor(ms / 1000), Math.round((ms % 1000) * 1e6)]);

/** Resource of one service in one process. */
export const resourceOf = (service: string, replica: string): { readonly attributes: KeyValue[] } => ({
  attributes: keyValues({ 'service.name': service, 'service.namespace': 'aceso', 'service.instance.id': replica }),
});
