import type { ElectrocardiogramRecord } from '../kit/index.ts';
import { instantMs } from './instant.ts';
import { looseNumber } from './number.ts';
import { sourceOf } from './source.ts';

/** Type under which recordings are counted. */
export const ELECTROCARDIOGRAM = 'HKElectrocardiogram';
/** Header lines, in the order that Apple writes them in every language; name and birth date come first and are left behind. */
const RECORDED = 2;
const CLASSIFICATION = 3;
const DEVICE_FORM = /^[A-Za-z]+\d+,\d+$/;
const RATE_FORM = /^(\d+(?:[.,]\d+)?)\s*(?:hertz|hz)?/i;
const NUMBER_FORM = /^"?-?\d+(?:[.,]\d+)?"?$/;

/**
 * Reads a recording: `key,value` lines (translated keys, so told apart by place and form), then one voltage a line, in microvolts.
 *
 * @returns undefined when the text is no recording. Name and birth date of the header are not kept.
 */
export function electrocardiogramOf(text: string): ElectrocardiogramRecord | undefined {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const firstVoltage = lines.findIndex((line) => NUMBER_FORM.test(line));
  if (firstVoltage < 4) return undefined;
  const header = lines.slice(0, firstVoltage).map((line) => unquoted(line.slice(line.indexOf(',') + 1)));
  const start = instantMs(header[RECORDED]);
  const rates = header.slice(CLASSIFICATION + 1).flatMap((value) => RATE_FORM.exec(value)?.[1] ?? []);
  const sampleRateHz = looseNumber(rates.findLast((rate) => looseNumber(rate) >= 100) ?? '');
  if (Number.isNaN(start) || Number.isNaN(sampleRateHz)) return undefined;
  const microvolts = Float32Array.from(lines.slice(firstVoltage).map((line) => looseNumber(unquoted(line))));
  const hardware = header.find((value) => DEVICE_FORM.test(value));
  const source = {
    ...sourceOf(hardware?.startsWith('Watch') ? 'Apple Watch' : 'Electrocardiogram', undefined, false),
    ...(hardware !== undefined && { hardware }),
  };
  return {
    kind: 'electrocardiogram',
    key: [ELECTROCARDIOGRAM, start].join('|'),
    sourceType: ELECTROCARDIOGRAM,
    source,
    start,
    end: start + Math.round((microvolts.length / sampleRateHz) * 1000),
    classification: header[CLASSIFICATION] ?? '',
    sampleRateHz,
    microvolts: microvolts.filter((value) => !Number.isNaN(value)),
  };
}

const unquoted = (text: string): string => text.trim().replace(/^"(.*)"$/, '$1');
