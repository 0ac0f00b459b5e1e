import { CONTEXT } from '@aceso/contracts/vocabulary';
import type { SourceRef } from '../kit/index.ts';

/** A column with numbers that are samples; the name is compared without its unit. */
export interface SampleColumn {
  readonly name: RegExp;
  readonly metric: string;
  readonly part: 'sensor' | 'meter' | 'pump';
  readonly context?: number;
}

export const SAMPLE_COLUMNS: readonly SampleColumn[] = [
  {
    name: /^(sensor ?glu[ck]ose|sensorglu[ck]ose|glucosa del sensor|glucose (du )?capteur|glucosio sensore)/i,
    metric: 'blood-glucose',
    part: 'sensor',
  },
  {
    name: /^(bg reading|bz-messwert|lectura de gs|mesure (de )?gly(c[eé]mie)?|lettura glicemia|bg-meting)/i,
    metric: 'blood-glucose',
    part: 'meter',
  },
  {
    name: /^(bolus volume delivered|abgegebene (bolusmenge|bolusvolumen)|volumen de bolus administrado|volume (du )?bolus administr|volume bolo erogato|toegediende bolus)/i,
    metric: 'insulin-delivery',
    part: 'pump',
    context: CONTEXT.bolusInsulin,
  },
  {
    name: /^(bwz carb input|bolus ?(-)?(assistent|calc).*(kh|carb|kohlenhydrat)|b(e|wz)-kohlenhydrat|bwz.*(carb|glucid|koolhydr|hidratos))/i,
    metric: 'dietary-carbohydrates',
    part: 'pump',
  },
];

/** The reading of a meter again, as the sensor was calibrated with it. */
export const CALIBRATION = /^sensor calibration bg/i;

/** What happened without being a sample of a metric: kept as events. */
export const EVENT_COLUMNS: readonly RegExp[] = [
  /^basal rate/i,
  /^temp basal amount/i,
  /^prime volume delivered/i,
  /^alarm$/i,
  /^suspend$/i,
  /^rewind$/i,
  /^sensor exception/i,
  /^event marker/i,
];

/** Metrics that this integration can deliver: the manifest must say the same. */
export const DELIVERED: readonly string[] = [...new Set(SAMPLE_COLUMNS.map(({ metric }) => metric))];

/** Whether a row is one of the headers; each device of a file has its own. */
export const isHeader = (row: readonly string[]): boolean =>
  /^[iíì]nd(ex|ice|eks)$/i.test(row[0]?.replace(/^\ufeff/, '') ?? '') &&
  /^(date|datum|fecha|data)$/i.test(row[1] ?? '') &&
  /^(time|uhrzeit|zeit|heure|hora|ora|tijd)$/i.test(row[2] ?? '');

/** `Sensor Glucose (mg/dL)` -> `mg/dL`; `Bolus Volume Delivered (U)` -> `U`. */
export const unitIn = (columnName: string): string => /\(([^)]*)\)\s*$/.exec(columnName)?.[1] ?? '';

/** An event marker with an amount, such as `Meal: 60,00grams` or `Insulin: 27,00`: what was eaten or injected beside the pump. */
export function markerOf(text: string): { readonly metric: string; readonly unit: string; readonly text: string } | undefined {
  const found = /^(meal|insulin)[^:]*:\s*([\d.,]+)/i.exec(text);
  if (found === null) return undefined;
  const isMeal = found[1]?.toLowerCase() === 'meal';
  return { metric: isMeal ? 'dietary-carbohydrates' : 'insulin-delivery', unit: isMeal ? 'g' : 'U', text: found[2] ?? '' };
}

const NAMES = { sensor: 'sensor', meter: 'blood glucose meter', pump: 'pump', marker: 'entered by hand' } as const;

/** What of the equipment a value comes from: each is a source of its own, since they may speak in the same second. */
export function sourceOf(part: keyof typeof NAMES, model: string): SourceRef {
  return {
    key: `carelink|${part}`,
    name: `Medtronic ${NAMES[part]}`,
    kind: part === 'marker' ? 'manual' : 'monitor',
    manufacturer: 'Medtronic',
    ...(model !== '' && { model }),
  };
}
