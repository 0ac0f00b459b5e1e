import type { Status } from './status.ts';

export type FeedbackKind = 'accept' | 'done' | 'not-for-me' | 'later' | 'reopen';
export type FeedbackReason = 'not-possible' | 'already-doing' | 'do-not-believe' | 'topic-unwanted' | 'looks-wrong';

/** What feedback does to a recommendation and to what comes next. */
export interface Consequence {
  readonly status: Status;
  /** Days until the guideline may speak again. */
  readonly silentDays: number | undefined;
  readonly topic: 'mute' | 'unmute' | 'keep';
  /** Told to the person. */
  readonly effect: string;
}

const DECLINED_DAYS = 90;
const ALREADY_DAYS = 180;
const LATER_DAYS = 7;

/** The rules of feedback, in one place. `topic` is the topic's name in words. */
export function consequenceOf(kind: FeedbackKind, reason: FeedbackReason | undefined, topic: string, successDays: number): Consequence {
  switch (kind) {
    case 'accept':
      return { status: 'accepted', silentDays: undefined, topic: 'keep', effect: 'Taken up. We will tell you what changes.' };
    case 'done':
      return {
        status: 'done',
        silentDays: successDays,
        topic: 'keep',
        effect: `Done. We will not bring it up again for ${successDays} days.`,
      };
    case 'later':
      return { status: 'later', silentDays: LATER_DAYS, topic: 'keep', effect: 'Put off. We will ask again in a week if it still fits.' };
    case 'reopen':
      return { status: 'open', silentDays: undefined, topic: 'unmute', effect: 'It is open again.' };
    case 'not-for-me':
      if (reason === 'topic-unwanted')
        return {
          status: 'declined',
          silentDays: DECLINED_DAYS,
          topic: 'mute',
          effect: `We will not suggest anything about ${topic} again.`,
        };
      if (reason === 'already-doing')
        return {
          status: 'declined',
          silentDays: ALREADY_DAYS,
          topic: 'keep',
          effect: 'You do it already. We will not suggest it for half a year.',
        };
      return { status: 'declined', silentDays: DECLINED_DAYS, topic: 'keep', effect: 'We will not suggest this for three months.' };
    default:
      return kind satisfies never;
  }
}
