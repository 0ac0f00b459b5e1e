import { AGONY, FAINT, MUDDLED, NOT_AWAKE, VOMITS } from './lexicon.ts';
import { oneOf } from '../one-of.ts';
import { emergency } from './near.ts';
import type { PreparedText } from './text.ts';

/** What weighs, and how much: 2 for a sign that seldom means nothing, 1 for one that needs company. Rule of this project, no published score. */
const WEIGHTS: readonly (readonly [number, RegExp])[] = [
  [2, oneOf(FAINT.replace('|dizz|', '|').replace('|giddy', '').replace('|stand up', ''))],
  [2, oneOf(MUDDLED)],
  [2, oneOf(NOT_AWAKE)],
  [2, /sweat\w*(?! (?:session|test|pants))|clammy|drench|cold and wet/],
  [2, /\bgr[ea]y\b|ashen|blue|purple|mottl|white as|pale/],
  [
    2,
    /(?:can(?:'?t| ?not)|cannot|could ?n[o']t|can hardly|can barely|unable to|struggl\w+ to|hard to) (?:\w+ ){0,2}(?:breath\w*|get (?:\w+ )?air|swallow|speak|talk|see|move|walk|stand|get up|feel|lie flat|hold (?:my|his|her))/,
  ],
  [2, /breathless|short(?:ness)? of breath|gasp|wheez|out of breath|fighting for|froth/],
  [
    2,
    /(?:lots? of|much|bright|fresh) blood|blood\w* (?:everywhere|pour|gush|spurt)|bleed\w* (?:a lot|badly|heavily|like)|clots|bloody|bleeding/,
  ],
  [2, /swell\w*|swoll\w+|blew up|balloon/],
  [2, /paraly|numb|no (?:sensation|feeling|strength|power)|weak(?:ness)? (?:on|in|down)|limp\b|droop|drag/],
  [2, /seizure|convuls|\bfit\b|jerk|rolled/],
  [1, oneOf(VOMITS)],
  [1, /nause|queasy|feel(?:s|ing)? sick/],
  [1, /dizz|giddy|woozy|unsteady/],
  [1, oneOf(AGONY)],
  [
    1,
    /sudden|all at once|out of (?:nowhere|the blue)|within (?:minutes|hours|an hour)|in an hour|came on|getting worse|worse and worse|rapid|quick(?:ly)?|fast|spreading/,
  ],
  [1, /\bpains?\b|hurts?\b|\bach(?:e|es|ing)\b|stab|cramps?|tight|pressure|burning/],
  [1, /chest|heart|\bjaw\b|breast/],
  [1, /\bneck\b|skull|\bback\b|belly|tummy|abdom|stomach|testic|scrot|groin|throat|tongue|\beyes?\b|sight|vision/],
  [1, /exhaust|washed out|no energy|totally weak|so weak|very weak|wiped out/],
  [1, /(?:high )?fever|burning up|shiver|chills|\b39(?:[.,]\d)?\b|\b40(?:[.,]\d)?\b/],
  [1, /baby|newborn|infant|toddler|pregnan|insulin|diabet|chemo|thinner|warfarin|transplant|gave birth|operation|surgery/],
  [1, /fell|crash|accident|hit by|struck|kicked|thrown|trapped|burn(?:t|ed)\b|stab\w*|shot\b/],
  [1, /green|black|coffee|bile/],
  [
    1,
    /looks? (?:like death|awful|terrible|ghastly|really bad|very ill)|never (?:felt|had)|something is (?:very|terribly|badly|really) wrong|going to die|doom|scared|help me|frightened/,
  ],
];

/** How much what a message reports weighs together. */
const weightOf = ({ text }: PreparedText): number => WEIGHTS.reduce((sum, [weight, sign]) => sum + (sign.test(text) ? weight : 0), 0);

/** Several grave signs at once that no rule names: the sum decides. */
export const SUM_OF_SIGNS = [
  emergency('several_grave_signs', [/./], {
    when: (prepared) => weightOf(prepared) >= 5,
    unless:
      /workout|training|\brace\b|marathon|interval|sprint|\bgym\b|after (?:my|the|a) (?:run|ride|swim)|hangover|hay ?fever|pollen|period|mild|a bit\b|a little|slight|usual|as (?:always|every)|for (?:weeks|months|years)|sunburn|dentist/,
  }),
];
