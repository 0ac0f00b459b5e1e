import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { claimsIn, loadGuidelines, textsOf } from '@aceso/guidelines/kit';

const HOUSE = join(import.meta.dirname, '..');
/** Where words stand that can reach a person: rules, messages, letters, screens. */
const CODE = ['services/{recommendation,notification,dashboard}/src/**/*.ts', 'charts/**/*.ts', 'host/src/commands/**/*.ts'];
const TEXTS = ['web/**/texts*.json', 'guidelines/*/manifest.json'];
/** Tests, and words that people type: they are understood, not said. */
const NOT_SAID = /\.test\.ts$|node_modules|\/ask\/(?:known|everyday)-words\.ts$/;
const LITERAL = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\\n]|\\.)*)"/g;

const filesOf = (patterns: readonly string[]): readonly string[] =>
  patterns.flatMap((pattern) => globSync(pattern, { cwd: HOUSE })).filter((file) => !NOT_SAID.test(file));

/** Sentences of a source: literals of three words and more; comments are for programmers. */
function sentencesOf(file: string): readonly string[] {
  const text = readFileSync(join(HOUSE, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...text.matchAll(LITERAL)]
    .map(([, single, template, double]) => (single ?? template ?? double ?? '').replaceAll('\\', ''))
    .filter((words) => words.trim().split(/\s+/).length >= 3 && !/\bselect\b|\binsert\b|\bupdate\b/i.test(words));
}

function valuesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesOf) : [];
}

test('wording: no text that can reach a person claims a diagnosis, a cure or a change of medicine', () => {
  const said = [
    ...filesOf(CODE).flatMap((file) => sentencesOf(file).map((words) => [file, words] as const)),
    ...filesOf(TEXTS).flatMap((file) =>
      file.includes('guidelines/')
        ? []
        : valuesOf(JSON.parse(readFileSync(join(HOUSE, file), 'utf8'))).map((words) => [file, words] as const),
    ),
  ];

  assert.ok(said.length > 1000, `${said.length} texts`);
  assert.deepEqual(
    said.flatMap(([file, words]) => claimsIn(words).map((claim) => `${file}: ${claim}`)),
    [],
  );
});

test('wording: every text of every guideline keeps to it, however it is called', async () => {
  const { guidelines } = await loadGuidelines('2026-06-30');

  assert.deepEqual(
    guidelines.flatMap(({ manifest }) => textsOf(manifest).flatMap(claimsIn)),
    [],
  );
});

test('wording: what must not be said is found', () => {
  const forbidden = [
    'You have diabetes.',
    'You probably have an infection.',
    'You are depressed.',
    'We diagnosed a heart problem.',
    'Stop taking your tablets.',
    'Increase your dose of insulin.',
    'Skip the statin for a week.',
    'This cures it.',
    'A walk prevents cancer.',
    'Great job!',
    'You failed this week.',
  ];
  const allowed = [
    'It is no diagnosis and does not replace a clinician.',
    'Change medicines only with your clinician.',
    'Do not stop your tablets by yourself.',
    'Your blood pressure averages 138 over 88; have it looked at.',
    'Guidelines advise a talk with a clinician.',
    'Regular checks lower the risk of dying of bowel cancer by about half.',
  ];

  assert.deepEqual(
    forbidden.filter((text) => claimsIn(text).length === 0),
    [],
  );
  assert.deepEqual(allowed.flatMap(claimsIn), []);
});
