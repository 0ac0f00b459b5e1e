import assert from 'node:assert/strict';
import { test } from 'node:test';
import { methodFiles } from './source.ts';
import { told } from './words.ts';

/** Files that only carry what others compute with: they have no people and no accuracy of their own. */
const TOOLS = new Set(['result', 'calendar-day', 'normal-distribution', 'student-distribution', 'sorted-window', 'rising-pairs']);
const HEADINGS = ['Units and range', 'Least data', 'For whom, and for whom not', 'Accuracy'];
/** Methods that sort or choose by a table of rules: there is nothing to write as a formula. */
const RULES = new Set([
  'drawBlockOrder',
  'bloodPressureCategory',
  'cgmTargets',
  'earlyWarningScore',
  'glucoseEpisodes',
  'glycaemiaCategory',
  'kidneyRisk',
  'median',
  'interquartileRange',
  'metabolicSyndrome',
  'mayNotify',
  'preventiveServices',
  'robustStats',
  'smoothAllocation',
  'suggestionDecision',
  'trialEffect',
  'trimmedMean',
]);

const methods = methodFiles()
  .filter(({ name }) => !TOOLS.has(name))
  .flatMap(({ name: file, offered }) =>
    offered.filter(({ kind, code }) => kind === 'function' && /\bResult</.test(code)).map((one) => ({ file, ...one })),
  );

test('method book: every method tells its units, least data, people, accuracy and source', () => {
  const gaps = methods.flatMap(({ file, name, words, tags, source }) => {
    const known = new Set(told(words, tags).rows.map(([heading]) => heading));
    const missing = HEADINGS.filter((heading) => !known.has(heading));
    return missing.length === 0 && source !== ''
      ? []
      : [`${file} ${name}: ${[...missing, ...(source === '' ? ['source'] : [])].join(', ')}`];
  });

  assert.ok(methods.length >= 90, `only ${methods.length} methods found`);
  assert.deepEqual(gaps, []);
});

test('method book: every method that computes shows its formula, and no rule is said to have none without need', () => {
  assert.deepEqual(
    methods.filter(({ name, tags }) => tags['formula'] === undefined && !RULES.has(name)).map(({ file, name }) => `${file} ${name}`),
    [],
  );
  assert.deepEqual(
    methods.filter(({ name, tags }) => tags['formula'] !== undefined && RULES.has(name)).map(({ name }) => name),
    [],
  );
});

test('method book: whatever else is offered says what it is', () => {
  const silent = methodFiles().flatMap(({ name: file, offered }) =>
    offered.filter(({ words }) => words === '').map(({ name }) => `${file} ${name}`),
  );

  assert.deepEqual(silent, []);
});
