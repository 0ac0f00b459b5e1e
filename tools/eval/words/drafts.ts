import { random } from '@aceso/simulator/random';
import { strikesIn, tidied } from '../../../services/recommendation/src/domain/worded/verify-draft.ts';
import type { Part } from '../part.ts';
import { answeredQuestions, type Answered } from './answered.ts';
import { oneOf } from './draft.ts';
import { verifierReport } from './verifier-report.ts';
import { FALSE_WAYS, falsified, wordedText, type FalseWay } from './worded.ts';

const TEXTS = 1_000;
const ANSWERS = 600;

interface Lie {
  readonly way: FalseWay;
  readonly text: string;
  readonly answered: Answered;
}

/** The verifier as it stands between a model and a person in Ask. */
export const drafts: Part = {
  name: 'drafts',
  title: 'Verifier of worded answers',
  about: `Questions of every kind over made-up people are answered, and ${TEXTS} true texts about the answers (the computed sentences, and other wordings of their
figures) are held against all that was computed, as a model’s draft is before anybody sees it; beside them ${TEXTS} with one thing made false or added: another value, unit,
measure, period or direction, a number or an event from nowhere, a cause, an illness or a medicine, a judgement, advice, an instruction or a link.`,
  run({ seed }) {
    const draw = random(seed, 'drafts');
    const all = answeredQuestions(draw, ANSWERS);
    const struckOf = (answered: Answered, text: string) => strikesIn(tidied(text), answered);
    const lies: Lie[] = [];
    while (lies.length < TEXTS) {
      const answered = oneOf(draw, all);
      // Of each way as many, however few texts it can be done to.
      const way = FALSE_WAYS[lies.length % FALSE_WAYS.length] ?? 'value';
      const worded = wordedText(answered, draw);
      const text = falsified(worded, way, answered, draw);
      if (text !== undefined && text !== worded.text) lies.push({ way, text, answered });
    }
    const truths = Array.from({ length: TEXTS }, () => {
      const answered = oneOf(draw, all);
      return { answered, text: wordedText(answered, draw).text };
    });
    const through = lies.filter(({ answered, text }) => struckOf(answered, text).length === 0);
    const struck = truths.flatMap(({ answered, text }) => {
      const strikes = struckOf(answered, text);
      return strikes.length === 0 ? [] : [{ text, why: strikes.map(({ text: token, reason }) => `${reason} “${token}”`).join(', ') }];
    });
    return verifierReport({ ways: FALSE_WAYS, lies, through, truths: TEXTS, struck });
  },
};
