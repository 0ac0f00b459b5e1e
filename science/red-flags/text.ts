import { reportedNow } from './context.ts';
import { mended } from './spelling.ts';

/** A sentence prepared for the rules: lower case, no accents, one kind of quote, and the numbers that matter read out. */
export interface PreparedText {
  readonly text: string;
  readonly systolic: number | undefined;
  readonly diastolic: number | undefined;
  readonly glucose: number | undefined;
  readonly temperature: number | undefined;
  readonly oxygen: number | undefined;
}

const number = (found: RegExpExecArray | null, group = 1) =>
  found?.[group] === undefined ? undefined : Number(found[group].replace(',', '.'));

/** Lower case, no accents, one kind of quote, single spaces. */
export function prepare(raw: string): string {
  return raw
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019\u00b4`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** Two numbers that are a blood pressure: "180/110", "180 over 110", and after a word for it "180 to 110". */
function pressureIn(text: string): readonly [number | undefined, number | undefined] {
  const found =
    /\b(\d{2,3})\s*(?:\/|\\|over|zu|uber|sur|sobre)\s*(\d{2,3})\b/.exec(text) ??
    /(?:pressure|cuff|monitor|blutdruck|presion|tension)\D{0,30}?\b(\d{2,3})\s*(?:to|by|on|and|-|:|por|a|auf)\s*(\d{2,3})\b/.exec(text);
  const [systolic, diastolic] = [number(found), number(found, 2)];
  if (systolic !== undefined && diastolic !== undefined && systolic > diastolic) return [systolic, diastolic];
  // "The top number is 210", "systolic 195".
  return [
    number(
      /(?:systolic|top number|upper (?:value|number)|pressure)\D{0,20}?\b(1[89]\d|2\d\d)\b(?!\s*(?:%|days|steps|ml|points|bpm|beats))/.exec(
        text,
      ),
    ),
    undefined,
  ];
}

/** Undefined when the message reports no symptom of now. */
export function presentSymptoms(raw: string): PreparedText | undefined {
  const text = reportedNow(mended(prepare(raw)));
  if (text === '') return undefined;
  const [systolic, diastolic] = pressureIn(text);
  const mmol =
    /(?<!\b(?:ketones?|potassium|cholesterol|ldl|hdl)\D{0,12})\b(\d{1,2}(?:[.,]\d)?)\s*mmol/.exec(text) ??
    /(?:glucose|sugar|zucker|glucemia|azucar|glycemie|\bbg\b|cgm|libre|dexcom|\bmeter\b)(?![^.;]{0,20}ketone)\D{0,30}?\b(\d{1,2}[.,]\d)\b(?!\s*%)/.exec(
      text,
    );
  const sugar =
    /(?:glucose|sugar|zucker|glucemia|azucar|glycemie|bg|cgm)\D{0,30}?(\d{2,3})\b(?!\s*(?:%|days?|weeks?|months?|years?|minutes?|min\b|hours?|grams?|g\b|steps|times|percent|points|pm\b|am\b|[.,]\d|units?))/.exec(
      text,
    );
  return {
    text,
    systolic,
    diastolic,
    glucose: mmol ? (number(mmol) ?? 0) * 18.016 : number(sugar),
    temperature: celsius(number(/(?:fever|temp\w*|thermometer|fieber|fiebre|fievre)\D{0,20}?(\d{2,3}(?:[.,]\d)?)/.exec(text))),
    oxygen: number(/(?:oxygen|spo2|saturation|\bsats?\b|\bstats\b|oximeter|sauerstoff|oxigeno|oxygene)\D{0,20}?(\d{2,3})\b/.exec(text)),
  };
}

/** Temperatures above 80 are Fahrenheit. */
function celsius(value: number | undefined): number | undefined {
  return value !== undefined && value > 80 ? ((value - 32) * 5) / 9 : value;
}
