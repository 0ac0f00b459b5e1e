/** Questions that show what can be asked. Each is answered by the grammar; a test holds them to it. */
export const EXAMPLES: readonly string[] = [
  'What was my average resting heart rate last month?',
  'How many steps did I take in the last 7 days?',
  'On how many days this month did I walk more than 10,000 steps?',
  'Do I sleep longer at weekends than on weekdays?',
  'How many kilometres did I run in August?',
  'Which weekday do I walk the most?',
  'When do I usually fall asleep?',
  'Is my weight going up or down?',
  'What were my five longest nights of sleep this year?',
  'Did I sleep more than usual last night?',
  'What is the longest I have gone without running?',
];
