import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([a-z0-9-]+):\s*light-dark\((#[0-9A-Fa-f]{6}),\s*(#[0-9A-Fa-f]{6})\)/g)].map((match) => [
    match[1]!,
    [match[2]!, match[3]!] as const,
  ]),
);

/** Relative luminance of sRGB (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['bg', 'surface', 'surface-2'];
const inks = ['text', 'text-2', 'text-3', 'accent-text', 'below', 'above', 'usual', 'caution', 'urgent'];
const soft = ['below', 'above', 'usual', 'caution', 'urgent'];
const pairs: readonly (readonly [string, string, number])[] = [
  ...grounds.flatMap((ground) => inks.map((ink) => [ink, ground, 4.5] as const)),
  ...grounds.flatMap((ground) => ['control', 'focus'].map((ink) => [ink, ground, 3] as const)),
  ...soft.map((ink) => [ink, `${ink}-soft`, 4.5] as const),
  ...[...soft, 'accent'].map((ink) => ['text', `${ink}-soft`, 4.5] as const),
  ['accent-text', 'accent-soft', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ['on-urgent', 'urgent', 4.5],
  ...['s1', 's2', 's3', 's4', 'sleep-awake', 'sleep-rem', 'sleep-light', 'sleep-deep'].map((ink) => [ink, 'surface', 3] as const),
  ...['below', 'above', 'usual', 's1', 's2'].map((ink) => [ink, 'band', 3] as const),
];

test('tokens: there are 61 colour pairs, 122 with both themes', () => {
  assert.equal(pairs.length * 2, 122);
});

for (const [theme, index] of [
  ['light', 0],
  ['dark', 1],
] as const) {
  test(`tokens: every colour pair can be told apart in the ${theme} theme`, () => {
    const low = pairs.flatMap(([ink, ground, least]) => {
      const one = tokens.get(ink)?.[index];
      const other = tokens.get(ground)?.[index];
      assert.ok(one && other, `${ink} on ${ground} is not in tokens.css`);
      const found = ratio(one, other);
      return found < least ? [`${ink} on ${ground}: ${found.toFixed(2)}, needs ${least}`] : [];
    });
    assert.deepEqual(low, []);
  });
}
