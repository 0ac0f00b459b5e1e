import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openRecommendation } from '../../test/open-recommendation.ts';

test('screenWords: danger in words is answered at once with the number of the country; nothing is kept', async () => {
  await using open = await openRecommendation();
  await open.changeProfile({ country: 'AU' });

  const answer = await open.post<{ level: string; text: string; emergencyNumber: string }>('/v1/people/me/red-flags', {
    text: 'my chest feels tight and heavy since 20 minutes, I feel sick and cold',
  });

  assert.deepEqual([answer.level, answer.emergencyNumber], ['emergency', '000']);
  assert.match(answer.text, /^Call 000 now/);
});

test('screenWords: a question about last week is no danger', async () => {
  await using open = await openRecommendation();

  assert.deepEqual(await open.post('/v1/people/me/red-flags', { text: 'How many steps did I walk last week?' }), {
    level: 'none',
    flags: [],
  });
});
