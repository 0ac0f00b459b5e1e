import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionOf } from './log-question.ts';

test('log question: fields, phrases and words of one line', () => {
  const question = questionOf({ q: 'service:health-data level:error "No such upload" time-out' });

  assert.deepEqual(question, {
    service: 'health-data',
    level: 'error',
    traceId: undefined,
    words: 'no:* & such:* & upload:* & time:* & out:*',
    phrases: ['no such upload'],
  });
});

test('log question: nothing that people type becomes an operator of the database', () => {
  const { words } = questionOf({ q: `a'b | !c & (d) \\ e:* <-> %` });

  assert.equal(words, 'a:* & b:* & c:* & d:* & e:*');
});

test('log question: a field given apart wins, an unknown level is ignored, a trace that is none finds nothing', () => {
  const question = questionOf({ q: 'service:users level:loud trace:xyz', service: 'gateway' });

  assert.deepEqual([question.service, question.level, question.traceId], ['gateway', undefined, '0'.repeat(32)]);
  assert.equal(questionOf({}).words, undefined);
});
