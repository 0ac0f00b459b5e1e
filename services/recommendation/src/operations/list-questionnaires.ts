import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { FORMS, limitOf, showsWords } from '../domain/questionnaires/forms.ts';
import { crisisWords } from '../domain/questionnaires/crisis.ts';
import { listAnswers } from '../store/questionnaires.ts';
import { readerOf } from '../questionnaires/reader.ts';
import { answerView } from '../questionnaires/answer-view.ts';

type Contract = typeof recommendation.operations.listQuestionnaires;

/** The words for somebody in danger come along, so that a screen has them before the answer is sent. */
export const listQuestionnaires =
  (deps: Deps) =>
  async ({ params: { personId } }: Input<Contract>): Promise<Output<Contract>> => {
    const { sex, emergencyNumber } = await readerOf(deps, personId);
    const answers = await listAnswers(deps.db, personId);
    const items = FORMS.map((form) => {
      const { instrument, title, about, period, maximum, licence, source } = form;
      const isShown = showsWords(form, deps.settings.get('nonCommercialTexts'));
      const last = answers.find((one) => one.instrument === instrument);
      return {
        instrument,
        title,
        about,
        period,
        entry: isShown ? ('answers' as const) : ('score' as const),
        items: (isShown ? form.items : []).map(({ linkId, text, options, asksForHelp }) => ({
          linkId,
          text,
          options: options.map((option, value) => ({ value, text: option })),
          asksForHelp: asksForHelp ?? false,
        })),
        maximum,
        bands: form.bands.map((band) => ({ ...band, from: limitOf(form, band.from, sex) })),
        licence: { ...licence },
        source,
        ...(last === undefined ? {} : { last: answerView(last, sex) }),
      };
    });
    return { items, crisis: crisisWords(emergencyNumber) };
  };
