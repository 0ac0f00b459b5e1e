import { healthData } from '@aceso/contracts/health-data';
import { recommendation } from '@aceso/contracts/recommendation';
import { MetricId } from '@aceso/contracts/shapes';
import { METRICS } from '@aceso/contracts/vocabulary';
import Type from 'typebox';
import { sourcesOf } from '../domain/agent-answer.ts';
import { tool, type AgentTool } from './tool.ts';

const data = healthData.operations;
const advisor = recommendation.operations;

/** Everything that an agent can do. One more entry is one more tool; its permission must be among the scopes of `serveAgent`. */
export const TOOLS: readonly AgentTool[] = [
  tool({
    name: 'list_metrics',
    title: 'Which metrics there are',
    description: 'Every metric that the person has data of: id, name, UCUM unit, first and last moment, how many samples. Begin here.',
    operation: data.listLatest,
    show: ({ items }) => ({
      bestFirst: true,
      n: items.reduce((sum, { samples }) => sum + samples, 0),
      sources: sourcesOf(items.map(({ source }) => source)),
      items: items.map(({ metric, unit, firstAt, at, samples }) => ({
        metric,
        name: METRICS.get(metric)?.name ?? metric,
        unit,
        firstAt,
        lastAt: at,
        samples,
      })),
    }),
  }),
  tool({
    name: 'latest_values',
    title: 'Newest values',
    description: 'The newest single reading of up to 20 metrics, with its moment and source. For a day or a week use `statistics`.',
    operation: data.listLatest,
    also: { metrics: Type.Array(MetricId, { minItems: 1, maxItems: 20, uniqueItems: true }) },
    show: ({ items }, { metrics }) => {
      const found = items.filter(({ metric }) => (metrics as readonly string[]).includes(metric)); // The schema says so.
      return {
        bestFirst: true,
        sources: sourcesOf(found.map(({ source }) => source)),
        items: found.map(({ metric, unit, value, at, source }) => ({ metric, value, unit, at, source })),
      };
    },
  }),
  tool({
    name: 'statistics',
    title: 'Statistics by the day, week, month or year',
    description:
      'One metric by civil period of the person, sources merged. `count` and `coverage` of each period say how much it rests on; a period without data is absent, never zero.',
    operation: data.readStatistics,
    sourcesFromDays: true,
    show: ({ unit, timeZone, of, items }) => ({
      unit,
      timeZone,
      n: items.reduce((sum, { count }) => sum + count, 0),
      items: items.map(({ day, count, coverage, values }) => ({ day, of, count, coverage, ...values })),
    }),
  }),
  tool({
    name: 'typical_day',
    title: 'Typical day',
    description: 'Percentiles over days for each time of the day. With fewer than `neededDays` full days nothing is typical.',
    operation: data.readTypicalDay,
    sourcesFromDays: true,
    show: ({ unit, timeZone, fullDays, neededDays, points }) => ({
      unit,
      timeZone,
      n: fullDays,
      items: points.map((point) => ({ ...point, neededDays })),
    }),
  }),
  tool({
    name: 'sleep',
    title: 'Nights',
    description: 'Nights by the day of waking: when, minutes asleep and by stage, coverage, source.',
    operation: data.listSleep,
    show: ({ timeZone, items }) => ({
      unit: 'min',
      timeZone,
      sources: sourcesOf(items.map(({ source }) => source)),
      items: items.map(({ stages: _stages, others: _others, naps: _naps, ...night }) => night),
    }),
  }),
  tool({
    name: 'workouts',
    title: 'Workouts',
    description: 'Workouts: type, when, minutes without pauses, energy in kcal, distance in m, mean heart rate in /min, source.',
    operation: data.listWorkouts,
    show: ({ timeZone, items }) => ({
      timeZone,
      sources: sourcesOf(items.map(({ source }) => source)),
      items: items.map(({ workoutId: _id, others: _others, figuresFrom: _from, ...workout }) => workout),
    }),
  }),
  tool({
    name: 'blood_pressure',
    title: 'Blood pressure',
    description: 'Paired readings, oldest first. One reading says little: look at several days.',
    operation: data.listBloodPressure,
    show: ({ timeZone, items }) => ({
      unit: 'mm[Hg]',
      timeZone,
      sources: sourcesOf(items.map(({ source }) => source)),
      items,
    }),
  }),
  tool({
    name: 'insights',
    title: 'What stands out',
    description: 'What stands out now and what did in the past: since when, how large with its interval, how sure and on what it rests.',
    operation: advisor.listInsights,
    show: ({ items }) => ({
      bestFirst: true,
      items: items.map(({ detectedAt: _at, ...insight }) => insight),
    }),
  }),
  tool({
    name: 'insight_proof',
    title: 'Numbers behind an insight',
    description: 'Each number of an insight with its query, days, values, samples, sources and coverage.',
    operation: advisor.getInsightProof,
    show: ({ figures, method }) => proven(figures, { method }),
  }),
  tool({
    name: 'recommendations',
    title: 'Recommendations',
    description: 'Recommendations, urgent ones first: what to do, why in the person’s own numbers, how sure, which guideline.',
    operation: advisor.listRecommendations,
    show: ({ items }) => ({
      bestFirst: true,
      items: items.map(({ recommendationId, urgency, title, why, action, figures, sureness, success, sources, status, disclaimer }) => ({
        recommendationId,
        urgency,
        status,
        title,
        why,
        action,
        figures,
        sureness,
        success: success.text,
        guidelines: sources,
        disclaimer,
      })),
    }),
  }),
  tool({
    name: 'recommendation_proof',
    title: 'Proof of a recommendation',
    description:
      'Each number of a recommendation with its query, days, values, samples, sources and coverage, and the guideline behind it.',
    operation: advisor.getProof,
    show: ({ figures, guideline, method }) => proven(figures, { guideline, method }),
  }),
  tool({
    name: 'ask',
    title: 'Ask in plain English',
    description:
      'A question about the person’s own data, such as “How far did I run last month?”, answered by computing: value, unit, n, sentence, and what it was understood as. `none` says why there is no answer.',
    operation: advisor.ask,
    // An agent is a model of its own: no other one is asked on its behalf.
    fixed: { wording: 'template' },
    show: ({ unit, n, sources, chart: _chart, proof: _proof, ...answer }) => ({ unit, n, sources, bestFirst: true, items: [answer] }),
  }),
];

interface Proven {
  readonly figure: object;
  readonly samples: number;
  readonly sources: readonly string[];
}

/** Figures, the first of them with what holds for all. */
const proven = (figures: readonly Proven[], shared: object) => ({
  bestFirst: true,
  n: figures.reduce((sum, { samples }) => sum + samples, 0),
  sources: sourcesOf(figures.flatMap(({ sources }) => sources)),
  items: figures.map((one, index) => (index === 0 ? { ...one, ...shared } : { ...one })),
});
