import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isForeign, unknownWords } from './file-kind.ts';

test('file kind: what is brought by mistake is named, with what to bring instead', () => {
  const of = (head: string, ...paths: string[]): string => unknownWords(Buffer.from(head, 'latin1'), paths);

  assert.match(of('PK\u0003\u0004', '[Content_Types].xml', 'xl/workbook.xml'), /Excel.*CSV/);
  assert.match(of('%PDF-1.7'), /PDF/);
  assert.match(of('\u0089PNG\r\n'), /picture/);
  assert.match(of('7z\u00bc\u00af\u0027'), /archive that Aceso cannot open/);
  assert.match(of(' <!DOCTYPE html><html>'), /sign-in/);
  assert.match(of('hello'), /no file of a source/);
  assert.ok(!isForeign(Buffer.from('PK\u0003\u0004'), ['a/steps.csv']));
});
