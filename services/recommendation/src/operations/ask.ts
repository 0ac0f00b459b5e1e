import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { knownEmergencyNumber } from '@aceso/contracts/vocabulary';
import { Fault, type Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { preferredUnits } from '../ask/preferred-units.ts';
import { localDays, readAvailable, type Reader } from '../ask/read-ask-data.ts';
import { noAnswer } from '../ask/answer-view.ts';
import { computeAnswer } from '../ask/computed-answer.ts';
import { lookedUpByModel, wordedByModel } from '../ask/model-answer.ts';
import type { AgentClients } from '../agents/tool.ts';
import { lookupsFor } from '../model/lookups.ts';
import type { ModelDesk } from '../model/model-desk.ts';
import { spokenRedFlag } from '../domain/spoken-red-flags.ts';
import { parseQuestion, type AskContext, type Query } from '../domain/ask/index.ts';

type Contract = typeof recommendation.operations.ask;

/** The flag of a question about a medicine: for whoever knows it, and no danger. */
const MEDICINE = 'medication_question';

export interface AskDeps extends Deps {
  readonly desk: ModelDesk;
  /** This service's own door, for lookups that a model may make as the person. */
  readonly advisor: AgentClients['advisor'];
}

/**
 * Reads with the rights of whoever asks: a question never shows what a plain read would refuse.
 *
 * Figures are always computed. A language model has a part in it only when the person asks for themselves, agreed to it, and nothing in the
 * question needs care.
 */
export const ask =
  (deps: AskDeps) =>
  async ({ params, body }: Input<Contract>, call: Call): Promise<Output<Contract>> => {
    const { personId } = params;
    const { question, on } = body;
    // First and alone: what is dangerous is said also when a neighbour is away.
    const { level, flags } = spokenRedFlag(question, undefined);
    if (level === 'emergency') return await seekCare(deps, personId, question);
    const reader: Reader = { healthData: deps.healthData, personId, options: { onBehalfOf: call.principal, signal: call.signal } };
    const [profile, available] = await Promise.all([
      deps.users.getProfile({ params: { personId } }, { signal: call.signal }),
      readAvailable(reader),
    ]);
    const context: AskContext = {
      today: on === undefined ? localDay(deps.now(), profile.timeZone) : calendarDay(on),
      conventions: {
        lastDaysEnd: deps.settings.get('askLastDaysEnd'),
        weekStartsOn: deps.settings.get('askWeekStartsOn') === 'monday' ? 0 : 6,
      },
      available,
      preferred: preferredUnits(profile.units),
    };
    const parsed = parseQuestion(question, context);
    // A question for figures may name what a complaint would: "blood pressure" is answered, "blood in my urine" is not a question.
    if (!parsed.ok && level === 'urgent') return await seekCare(deps, personId, question);
    if (!parsed.ok && flags.includes(MEDICINE)) return await seekCare(deps, personId, question, 'out_of_scope');
    const compute = (query: Query, notes: readonly string[]) =>
      computeAnswer({ reader, context, timeZone: profile.timeZone }, question, { query, notes });
    const mayHelp = body.wording !== 'template' && call.principal.personId === personId && level !== 'urgent';
    const model = mayHelp ? await deps.desk.allowed(personId) : undefined;
    const wish = model && { desk: deps.desk, model, personId, question, context, signal: call.signal };
    if (!parsed.ok) {
      const none = noAnswer(question, reasonOf(parsed.reason), parsed.message, parsed.options);
      if (wish === undefined || parsed.reason !== 'not-understood') return none;
      const dayOf = localDays(profile.timeZone);
      const lookups = lookupsFor({ clients: deps, options: reader.options, context, dayOf: (at) => dayOf(at).day, compute });
      return await lookedUpByModel(wish, lookups, none);
    }
    const computed = await compute(parsed.query, parsed.notes);
    return wish === undefined || computed.answer.none !== undefined ? computed.answer : await wordedByModel(wish, computed);
  };

/** What to do instead of reading figures, with the number to call where the person lives when that is known. */
async function seekCare(
  { users, log }: Deps,
  personId: string,
  question: string,
  reason: 'safety' | 'out_of_scope' = 'safety',
): Promise<Output<Contract>> {
  const profile = await users.getProfile({ params: { personId } }).catch((cause: unknown) => {
    log.warn({ err: cause }, 'the emergency number of a person is not known');
    return undefined;
  });
  return noAnswer(question, reason, spokenRedFlag(question, knownEmergencyNumber(profile?.country)).text ?? '');
}

const reasonOf = (reason: 'not-understood' | 'ambiguous' | 'out-of-scope' | 'future' | 'advice' | 'cause') =>
  reason === 'not-understood' ? 'not_understood' : reason === 'ambiguous' ? 'ambiguous' : 'out_of_scope';

const localDay = (now: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);

function calendarDay(day: string): string {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day)
    throw new Fault('no-such-day', 400, 'The calendar has no such day.', {
      errors: [{ path: '/body/on', message: 'Write it as yyyy-mm-dd.' }],
    });
  return day;
}
