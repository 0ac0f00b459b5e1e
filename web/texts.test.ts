import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compileMessage } from '@lingui/message-utils/compileMessage';

const catalogues = globSync('**/texts.en.json', { cwd: import.meta.dirname, exclude: ['dist/**', 'node_modules/**'] }).map((file) => ({
  file,
  texts: Object.entries(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Record<string, string>),
}));

test('texts: no id stands in two catalogues, for the later one would win in silence', () => {
  const places = Map.groupBy(
    catalogues.flatMap(({ file, texts }) => texts.map(([id]) => ({ file, id }))),
    ({ id }) => id,
  );

  assert.deepEqual(
    [...places.values()].filter((found) => found.length > 1),
    [],
  );
});

test('texts: every message can be read, and none is shown with its braces', () => {
  for (const { file, texts } of catalogues) {
    for (const [id, text] of texts) {
      const compiled = compileMessage(text);
      assert.ok(typeof compiled === 'string' ? !/[{}]/.test(compiled) : compiled.length > 0, `${file}: ${id}`);
    }
  }
});

test('texts: no praise, no alarm and no words of advertisement', () => {
  for (const { texts } of catalogues) {
    for (const [id, text] of texts) assert.doesNotMatch(text, /!|\b(AI|insights?|journey|smart|great job|failed to)\b/, id);
  }
});
