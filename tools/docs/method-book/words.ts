/** Sentences of a docstring, sorted by what they tell. */
export interface Told {
  readonly what: string;
  readonly rows: readonly (readonly [heading: string, text: string])[];
}

const HEADINGS: readonly (readonly [heading: string, pattern: RegExp])[] = [
  [
    'Accuracy',
    /standard error|\bC 0\.[5-9]|accura|in simulations|\bheld the truth|R2|sensitiv|specific|percent of runs|alarms? (?:falsely|on)|published validation|incidence|hunt3|within the precision/i,
  ],
  [
    'For whom, and for whom not',
    /\bnot for\b|\bnot in\b|only for|adults|pregnan|steady state|no known|known (?:cardio|diabetes)|must not|never|not valid|distrust|are assumed|assumes|superseded|clinician|cannot know|doubtful/i,
  ],
  ['Least data', /\bneeds?\b|at least|fewer than|minimum|\bwithout any\b/i],
  [
    'Units and range',
    /\bunit|mg\/|mmol|beats|minutes|hours|milliseconds|\bms\b|\bkg\b|years|percent|\bin %|\d+ to \d|\bfrom 0\b|above 0|bpm|mmHg|degrees|probabilit/i,
  ],
];

/** Tags of docstrings that stand under a heading. */
const TAGS: Readonly<Record<string, string>> = {
  units: 'Units and range',
  needs: 'Least data',
  for: 'For whom, and for whom not',
  accuracy: 'Accuracy',
};

/**
 * The first sentence says what it is; the others go under the heading that fits first, those of a tag under that of the tag. Nothing is
 * left out.
 */
export function told(words: string, tags: Readonly<Record<string, string>> = {}): Told {
  const flat = (part: string): string => part.replace(/\s+/g, ' ').trim();
  const [what = '', ...others] = words.split(/\n\s*\n/);
  // A full stop of "et al." or "e.g." ends nothing: a sentence begins with a capital, a digit or a code.
  const rest = flat(others.join(' '))
    .split(/(?<=(?:[a-z0-9)`%]|\wL|\/L|SD|[A-Z]{3})[.!?])\s+(?=[A-Z`|0-9])/)
    .filter((sentence) => sentence !== '');
  const found = new Map<string, string[]>();
  for (const sentence of rest) {
    const heading = HEADINGS.find(([, pattern]) => pattern.test(sentence))?.[0] ?? 'Good to know';
    found.set(heading, [...(found.get(heading) ?? []), sentence]);
  }
  for (const [tag, heading] of Object.entries(TAGS)) {
    const text = tags[tag];
    if (text !== undefined && found.get(heading)?.includes(text) !== true) found.set(heading, [...(found.get(heading) ?? []), text]);
  }
  const order = ['Units and range', 'Least data', 'For whom, and for whom not', 'Accuracy', 'Good to know'];
  return {
    what: flat(what),
    rows: order.flatMap((heading) => (found.has(heading) ? [[heading, (found.get(heading) ?? []).join(' ')] as const] : [])),
  };
}

/** A source with its identifiers as links. */
export const linked = (source: string): string =>
  source
    .replace(/\bdoi (10\.\d{4,9}\/[^\s;,]+[^\s;,.)])/g, '[doi $1](https://doi.org/$1)')
    .replace(/\barXiv:? ?(\d{4}\.\d{4,5})/g, '[arXiv $1](https://arxiv.org/abs/$1)');

const TITLES: Readonly<Record<string, string>> = {
  'mann-kendall': 'Mann-Kendall trend',
  'outlier-hampel': 'Outliers by Hampel',
  'outlier-esd': 'Outliers by ESD',
  'outlier-modified-z': 'Outliers by modified z',
  pettitt: 'Pettitt shift',
  huber: 'Huber centre',
  qn: 'Qn scale',
  sn: 'Sn scale',
  'holt-winters': 'Holt-Winters',
  'life-essential-8': "Life's Essential 8",
  framingham: 'Framingham risk',
  'best-arm': 'Best arm (Thompson)',
  'hrv-time': 'HRV in time',
  'score2-region': 'SCORE2 regions',
};

/** A file name as a title. */
export const titleOf = (name: string): string => {
  const own = TITLES[name];
  if (own !== undefined) return own;
  const words = name
    .replaceAll('-', ' ')
    .replace(/\b(cgm|hrv|esd|who|stl|ewma|cusum)\b/g, (word) => word.toUpperCase())
    .replace(/\bscore2\b/, 'SCORE2')
    .replace(/\bprevent\b/, 'PREVENT')
    .replace(/\bfindrisc\b/, 'FINDRISC');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
