import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteBlock } from './byte-block.ts';
import { datesAt, offsetText } from './date-text.ts';
import { documentType } from './dtd.ts';
import { escape } from './escape.ts';

test('byteBlock: keeps any text whole, short or long, plain or not, beyond its first size', () => {
  const block = byteBlock(8);
  const parts = ['a', 'Anna’s Apple\u00a0Watch', 'x'.repeat(100), 'ü'.repeat(60), '·'];

  for (const part of parts) block.text(part);

  assert.equal(block.take().toString('utf8'), parts.join(''));
  assert.equal(block.length(), 0);
});

test('datesAt: writes an instant with the offset of the export, whatever the season', () => {
  const put = datesAt(3600);
  const block = byteBlock(64);

  put(block, Date.parse('2026-07-01T22:59:58Z') / 1000);
  put(block, Date.parse('2026-07-01T23:00:00Z') / 1000);

  assert.equal(block.take().toString(), '2026-07-01 23:59:58 +01002026-07-02 00:00:00 +0100');
});

test('offsetText: half hours and the western half of the earth', () => {
  assert.deepEqual([0, 19_800, -12_600].map(offsetText), ['+0000', '+0530', '-0330']);
});

test('documentType: version 14 closes each declaration, version 12 is broken where Apple broke it', () => {
  const lists = (text: string): number => text.split('<!ATTLIST').length;
  const closed = (text: string): number => text.split('\n>').length;

  assert.equal(lists(documentType(14)), closed(documentType(14)));
  assert.equal(lists(documentType(12)), closed(documentType(12)) + 1);
});

test('escape: an attribute cannot be left', () => {
  assert.equal(escape('<<HKDevice: "a" & b>'), '&lt;&lt;HKDevice: &quot;a&quot; &amp; b&gt;');
});
