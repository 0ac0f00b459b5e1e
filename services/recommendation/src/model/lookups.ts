import { METRICS } from '@aceso/contracts/vocabulary';
import { compileCheck, type CallOptions } from '@aceso/kit';
import type { StatedFact } from '@aceso/science';
import Type, { type TObject } from 'typebox';
import type { AgentClients, ToolInput } from '../agents/tool.ts';
import { TOOLS } from '../agents/tools.ts';
import type { ComputedAnswer } from '../ask/computed-answer.ts';
import { bounded, type AgentItem } from '../domain/agent-answer.ts';
import { QueryForm } from '../domain/ask/query-schema.ts';
import { QueryRefused, readQueryForm } from '../domain/ask/read-query-form.ts';
import { parseQuestion, type AskContext, type Query } from '../domain/ask/index.ts';
import { spokenRedFlag } from '../domain/spoken-red-flags.ts';
import { shownInsight, shownLatest, shownRecommendation, type ShownItem } from '../domain/worded/shown-items.ts';

/** What a lookup gave: the least that a model needs of it, and what a text may state because of it. */
export interface Found {
  readonly shown: unknown;
  readonly facts: readonly StatedFact[];
  readonly knowledge: readonly string[];
  /** Sentences of our own that came with it. */
  readonly computed: readonly string[];
  readonly answer?: ComputedAnswer;
}

/** Something that a model may ask for. It reads, as the person who asks, and cannot name anybody. */
export interface Lookup {
  readonly name: string;
  readonly description: string;
  readonly input: TObject;
  look(input: unknown): Promise<Found>;
}

/** Lookups are told of this many items at the most. */
const ITEMS_MOST = 24;

export interface LookupDeps {
  readonly clients: AgentClients;
  readonly options: CallOptions;
  readonly context: AskContext;
  readonly dayOf: (instant: string) => string;
  readonly compute: (query: Query, notes: readonly string[]) => Promise<ComputedAnswer>;
}

const COMPUTE = Type.Object({ query: QueryForm }, { additionalProperties: false });
const ASK = Type.Object({ question: Type.String({ minLength: 1, maxLength: 400 }) }, { additionalProperties: false });
// What is compiled once serves everybody.
const checkCompute = compileCheck(COMPUTE, 'input');
const checkAsk = compileCheck(ASK, 'input');

/** What a model may ask for when the grammar did not understand a question. */
export const lookupsFor = (deps: LookupDeps): readonly Lookup[] => [
  {
    name: 'compute',
    description:
      'Computes a typed query over the person’s own data: a statistic, counted days, a streak, a date, a comparison, a trend, a correlation or groups. Periods are days `from` and `to`.',
    input: COMPUTE,
    async look(input) {
      const { query } = checkCompute.json(input) as { query: QueryForm }; // Its schema has just been checked.
      const listed = new Set(deps.context.available.keys());
      return answered(await deps.compute(readQueryForm(query, { ...deps.context, listed }), []));
    },
  },
  {
    name: 'ask',
    description:
      'A question in plain English that a grammar reads and computes, such as “What was my average resting heart rate last month?” or “How far did I run in August?”.',
    input: ASK,
    async look(input) {
      const { question } = checkAsk.json(input) as { question: string }; // Its schema has just been checked.
      if (spokenRedFlag(question, undefined).level === 'emergency') throw new QueryRefused('This is no question for figures.');
      const parsed = parseQuestion(question, deps.context);
      if (!parsed.ok) throw new QueryRefused([parsed.message, ...parsed.options].join(' '));
      return answered(await deps.compute(parsed.query, parsed.notes));
    },
  },
  ofAgents('latest_values', deps, (item) => shownLatest(item, deps)),
  ofAgents('insights', deps, shownInsight),
  ofAgents('recommendations', deps, shownRecommendation),
];

function answered(computed: ComputedAnswer): Found {
  const { facts, knowledge } = computed.stateable();
  return { shown: shownAnswer(computed), facts, knowledge, computed: [computed.answer.sentence], answer: computed };
}

/** An answer without what a model needs not know: sources, days one by one, proof. */
export function shownAnswer({ answer }: ComputedAnswer): object {
  const { none, value, unit, n, sentence, days, groups, also } = answer;
  return {
    sentence,
    ...(none === undefined ? { value: rounded(value), unit, n } : { none }),
    ...(days === undefined ? {} : { days }),
    ...(groups === undefined ? {} : { groups: groups.slice(-ITEMS_MOST).map((group) => ({ ...group, value: rounded(group.value) })) }),
    ...(also === undefined ? {} : { also: also.map((one) => ({ ...one, value: rounded(one.value) })) }),
  };
}
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000) / 1000);

/** A tool that agents have as well: the same input, the same rights, and still less of the answer. */
function ofAgents(name: string, { clients, options }: LookupDeps, show: (item: AgentItem) => ShownItem | undefined): Lookup {
  const tool = TOOLS.find((one) => one.name === name);
  if (tool === undefined) throw new Error(`there is no tool ${name}`);
  const check = checkOf(tool.input);
  return {
    name,
    description: tool.description,
    input: tool.input,
    async look(input) {
      const { items } = bounded(await tool.read(clients, check(input), options));
      const shown = items.slice(0, ITEMS_MOST).flatMap((item) => show(item) ?? []);
      return {
        shown: { items: shown.map((one) => one.shown) },
        facts: shown.flatMap(({ facts }) => facts),
        knowledge: shown.flatMap(({ knowledge }) => knowledge),
        computed: shown.flatMap(({ computed }) => computed),
      };
    },
  };
}

const CHECKS = new Map<TObject, (input: unknown) => ToolInput>();
function checkOf(schema: TObject): (input: unknown) => ToolInput {
  const known = CHECKS.get(schema);
  if (known !== undefined) return known;
  const compiled = compileCheck(schema, 'input');
  const check = (input: unknown): ToolInput => compiled.json(input) as ToolInput; // An object, by its schema.
  CHECKS.set(schema, check);
  return check;
}

/** Metrics as they are listed to a model: id, name and the unit that their figures come in. */
export const listedMetrics = ({ available, preferred }: AskContext): readonly string[] =>
  [...available.keys()].toSorted().flatMap((id) => {
    const metric = METRICS.get(id);
    if (metric === undefined) return [];
    return `${id}: ${metric.name}${unitSuffix(preferred(id) ?? metric.display[0]?.label)}`;
  });
const unitSuffix = (label: string | undefined): string => (label === undefined || label === '' ? '' : ` (${label})`);
