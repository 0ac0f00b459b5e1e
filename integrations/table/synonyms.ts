import { METRICS } from '@aceso/contracts/vocabulary';

/** What people and apps call a metric beside the vocabulary's name, in several languages, without case and accents. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'heart-rate': [
    'heart rate',
    'hr',
    'pulse',
    'bpm',
    'puls',
    'herzfrequenz',
    'pouls',
    'frequence cardiaque',
    'hartslag',
    'pulso',
    'frecuencia cardiaca',
    'battito',
  ],
  'resting-heart-rate': ['resting heart rate', 'resting hr', 'rhr', 'ruhepuls', 'rusthartslag'],
  'heart-rate-variability-rmssd': ['rmssd', 'hrv rmssd'],
  'heart-rate-variability-sdnn': ['sdnn', 'hrv sdnn'],
  'blood-pressure-systolic': ['systolic', 'sys', 'sbp', 'systolisch', 'systolique', 'sistolica', 'upper', 'oberer'],
  'blood-pressure-diastolic': ['diastolic', 'dia', 'dbp', 'diastolisch', 'diastolique', 'diastolica', 'lower', 'unterer'],
  'body-mass': ['weight', 'body weight', 'mass', 'gewicht', 'poids', 'peso', 'massa'],
  'body-fat-percentage': ['body fat', 'fat', 'bodyfat', 'fat %', 'korperfett', 'masse grasse', 'lichaamsvet', 'grasa corporal'],
  'body-mass-index': ['bmi', 'body mass index', 'imc'],
  'muscle-mass': ['muscle', 'muscle mass', 'muskelmasse', 'spiermassa'],
  'waist-circumference': ['waist', 'taille', 'bauchumfang', 'cintura'],
  height: ['height', 'grosse', 'taille debout', 'lengte', 'altura', 'altezza'],
  'blood-glucose': [
    'glucose',
    'blood glucose',
    'blood sugar',
    'bg',
    'sgv',
    'glukose',
    'blutzucker',
    'glycemie',
    'bloedsuiker',
    'glucosa',
    'glicemia',
  ],
  'body-temperature': ['temperature', 'temp', 'body temperature', 'temperatur', 'fieber', 'temperatuur', 'temperatura'],
  'oxygen-saturation': ['spo2', 'oxygen', 'oxygen saturation', 'o2', 'saturation', 'sauerstoff', 'zuurstof'],
  'respiratory-rate': ['respiration', 'respiratory rate', 'breathing rate', 'atemfrequenz', 'ademhaling'],
  'step-count': ['steps', 'step count', 'schritte', 'pas', 'stappen', 'pasos', 'passi'],
  'distance-walking-running': ['distance', 'strecke', 'distanz', 'afstand', 'distancia', 'distanza'],
  'flights-climbed': ['floors', 'flights', 'stockwerke', 'etages'],
  'active-energy': ['active calories', 'active energy', 'calories burned', 'aktive kalorien'],
  'total-energy': ['total calories', 'total energy', 'calories', 'kcal', 'kalorien'],
  'sleep-duration': ['sleep', 'asleep', 'sleep duration', 'hours slept', 'minutes asleep', 'schlaf', 'sommeil', 'slaap', 'sueno', 'sonno'],
  'sleep-time-in-bed': ['in bed', 'time in bed', 'im bett'],
  'insulin-delivery': ['insulin', 'bolus', 'insuline', 'insulina'],
  'dietary-carbohydrates': ['carbs', 'carbohydrates', 'kohlenhydrate', 'glucides', 'koolhydraten', 'carbohidratos'],
  'dietary-energy': ['calories eaten', 'calorie intake', 'energy intake'],
  'dietary-protein': ['protein', 'eiweiss', 'proteines', 'eiwit', 'proteinas'],
  'dietary-water': ['water', 'wasser', 'eau', 'agua', 'acqua'],
  'dietary-caffeine': ['caffeine', 'koffein', 'cafeine'],
  'alcoholic-drinks': ['alcohol', 'drinks', 'alkohol', 'alcool'],
  'peak-expiratory-flow': ['peak flow', 'pef', 'peakflow'],
  'vo2-max': ['vo2max', 'vo2 max', 'vo2'],
  'mindful-duration': ['meditation', 'mindfulness'],
  'stress-level': ['stress'],
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^a-z0-9%]+/g, ' ')
    .trim();

const BY_WORD: ReadonlyMap<string, string> = new Map([
  ...[...METRICS.values()].flatMap(({ id, name }) => [[plain(id), id] as const, [plain(name), id] as const]),
  ...Object.entries(WORDS).flatMap(([id, words]) => words.map((word) => [plain(word), id] as const)),
]);

/** A metric that the name of a column speaks of, and how sure: 1 for the whole name, less for a part of it. */
export function metricNamed(columnName: string): { readonly metric: string; readonly share: number } | undefined {
  const name = plain(columnName.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '));
  if (name === '') return undefined;
  const whole = BY_WORD.get(name);
  if (whole !== undefined) return { metric: whole, share: 1 };
  let best: { metric: string; share: number } | undefined;
  const words = name.split(' ');
  for (let from = 0; from < words.length; from++)
    for (let to = words.length; to > from; to--) {
      const part = words.slice(from, to).join(' ');
      const metric = part.length < 2 ? undefined : BY_WORD.get(part);
      const share = part.length / name.length;
      if (metric !== undefined && (best === undefined || share > best.share)) best = { metric, share };
    }
  return best;
}

/** The unit that a name of a column says, in brackets or as its last word; empty when it says none. */
export function unitNamed(columnName: string): string {
  const inBrackets = /[([]([^)\]]{1,20})[)\]]\s*$/.exec(columnName)?.[1];
  if (inBrackets !== undefined) return inBrackets.trim();
  return (
    /[ _](kg|lbs?|st|bpm|mmhg|kpa|mg\/?dl|mmol\/?l|%|kcal|kj|km|mi|m|cm|ft|min|h|hours|minutes|ms|°c|°f|g|mg|ml|l)$/i.exec(
      columnName,
    )?.[1] ?? ''
  );
}
