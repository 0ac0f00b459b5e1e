import type { Metric } from '@aceso/contracts/vocabulary';
import { definitionOf, methodOf } from '../definitions.ts';
import { encodeObservationId } from '../observation-id.ts';
import { VOCABULARY } from '../systems.ts';
import type { Component, Observation } from '../types.ts';
import { concept, instant, quantity, unitLabel, versionOf } from '../values.ts';
import { SENSITIVE } from './measured.ts';

export interface DailyValue {
  /** Civil day of the person, yyyy-mm-dd. */
  readonly day: string;
  readonly value: number;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly n: number;
  readonly coverage: number;
  readonly updatedAt: number;
}

/** The value of a civil day after merging sources. Its day has no zone: it is the person's own. */
export function dailyObservation(metric: Metric, personId: string, daily: DailyValue): Observation {
  const definition = definitionOf('daily', metric.id);
  const unit = metric.unit === '{steps}' ? '{steps}/d' : metric.unit;
  const label = metric.unit === '{steps}' ? 'steps/day' : unitLabel(metric);
  // Sums of shares of minutes carry float noise: no finer than the samples themselves.
  const rounded = (value: number): number => Number(value.toFixed(metric.decimals));
  const figure = (name: string, value: number | undefined, ucum: string, text: string): readonly Component[] =>
    value === undefined ? [] : [{ code: concept(VOCABULARY, name), valueQuantity: quantity(value, ucum, text) }];
  return {
    resourceType: 'Observation',
    id: encodeObservationId({ kind: 'daily', personId, metric: metric.id, day: daily.day }),
    meta: {
      versionId: versionOf(daily.value, daily.n, daily.minimum ?? Number.NaN, daily.maximum ?? Number.NaN),
      lastUpdated: instant(daily.updatedAt),
      ...(definition.profile.length === 0 ? {} : { profile: definition.profile }),
      ...(definition.dataCategory === 'reproductive' ? { security: SENSITIVE } : {}),
      tag: definition.tag,
    },
    status: 'final',
    category: definition.category,
    code: definition.code,
    subject: { reference: `Patient/${personId}` },
    effectiveDateTime: daily.day,
    valueQuantity: quantity(rounded(daily.value), unit, label),
    method: methodOf(metric),
    component: [
      ...figure('minimum', daily.minimum && rounded(daily.minimum), metric.unit, unitLabel(metric)),
      ...figure('maximum', daily.maximum && rounded(daily.maximum), metric.unit, unitLabel(metric)),
      ...figure('samples', daily.n, '1', 'samples'),
      ...figure('coverage', Number((daily.coverage * 100).toFixed(1)), '%', '%'),
    ],
  };
}
