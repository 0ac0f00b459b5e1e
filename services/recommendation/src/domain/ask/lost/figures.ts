import { addsUp, STEP } from '../measures.ts';
import { FAR, FIGURE, MEAN, measuresOf, never, type Rule } from './said.ts';

const JOINED = new RegExp(` (?<one>${FIGURE}) (?:and|or|plus|as well as|,)(?: and)?(?: the| my)* (?<two>${FIGURE}) `);
const MIXED =
  / (?<one>average|mean|avg|median|total|standard deviation|highest|lowest|maximum|minimum) [^,]*? and (?:it is |its |the |my |their )*(?<two>average|mean|avg|median|total|standard deviation|variance|range|highest|lowest|maximum|minimum) /;
const NESTED = new RegExp(` (?:${FIGURE}) of (?:the |my |each |all )*(?:daily |weekly |monthly )?(?:${FAR}|median) (?!of )`);
const FAR_END = new RegExp(` (?<!at )(?:${FAR})(?! (?:recent|recently|days|nights|of|often|likely|@t)) `);
const NO_FAR_END = / at (?:the )?(?:least|most|best|worst)(?= )| most recent(?:ly)?| @p\d+/g;
const TOTAL = / (?:total|totals|totalled|sum|summed|altogether|combined|cumulative|in all|added up|add up) /;
const LARGEST_STEP = / (?:biggest|largest|greatest) (?:\w+ ){0,2}(?:change|swing|drop|fall|decrease|rise|jump|increase)(?= )/;
const CHANGE_OF = / (?:increase|decrease|rise|drop|change|growth|decline|gain|loss) (?:in|of) /;

const isMean = (word: string | undefined): boolean => /^(?:average|mean|avg)$/.test(word ?? '');
const isOneFigure = ({ one, two }: Readonly<Record<string, string | undefined>>): boolean => one === two || (isMean(one) && isMean(two));

/** Words for what is told of some values: means, totals, far ends, changes. */
export const FIGURES: readonly Rule[] = [
  [
    ({ text }) => {
      const found = JOINED.exec(text)?.groups;
      return found !== undefined && found['one'] !== found['two'];
    },
    ({ statistic, query }) => statistic === 'range' || query.kind === 'list',
    'two figures at once',
  ],
  [({ text }) => NESTED.test(text), ({ query }) => query.kind === 'list', 'a figure of figures'],
  [({ text }) => / (?:total|sum) of (?:my |the )*(?:average|mean) /.test(text), never, 'a figure of figures'],
  [
    ({ text, query }) => MIXED.test(text) && !/^(?:compare|correlation|days|streak)$/.test(query.kind),
    ({ text }) => isOneFigure(MIXED.exec(text)?.groups ?? {}),
    'two figures at once',
  ],
  [
    ({ text, query }) => MEAN.test(text) && CHANGE_OF.test(text) && query.kind === 'statistic',
    ({ statistic }) => statistic !== 'mean',
    'the average change',
  ],
  [({ statistic }) => statistic === 'sum', ({ query }) => measuresOf(query).every(addsUp), 'a total of what does not add up'],
  [({ text }) => / median /.test(text), ({ json }) => json.includes('median'), 'that median'],
  [
    ({ text }) => STEP.test(text) || LARGEST_STEP.test(text),
    ({ statistic, text }) => statistic.startsWith('largest-') && !/ (?:weekly|monthly|weeks?|months?) /.test(text),
    'the largest change',
  ],
  [
    ({ text }) => FAR_END.test(text.replaceAll(NO_FAR_END, ' ')),
    ({ json, query }) =>
      /maximum|minimum|longest|"range"|largest-|closest/.test(json) || query.kind === 'kinds' || query.kind === 'correlation',
    'the highest or lowest of them',
  ],
  [
    ({ main, text, query }) => TOTAL.test(main) && !MEAN.test(text) && query.kind === 'statistic',
    ({ statistic, query }) => statistic !== 'mean' || (query.kind === 'statistic' && query.per !== undefined),
    'that total',
  ],
];
