import { oneOf } from '../one-of.ts';
import { at } from './near.ts';

/** What can be cared for at home; the first that holds is named. */
export const HOME = at('self_care', [
  {
    flag: 'headache',
    all: [/headache|migraine|hangover|hungover|kopfschmerz|dolor de cabeza|mal de tete/],
    unless: /(?:it is|it's|is|are|now) (?:\w+ )?(?:gone|over|better|less)|went away|note|page|read/,
  },
  {
    flag: 'uri',
    all: [
      oneOf(
        String.raw`sore throat|runny nose|stuffy nose|blocked nose|sneez|\b(?:a|have|got|caught|bad|the|this|common) (?:\w+ )?cold\b(?! (?:sweat|hands|feet|shower|water|bath|drink|hike|night|day|morning|plunge|front|brew))|cough|flu\b`,
        String.raw`erkalt|schnupfen|resfriado|rhume|hoarse`,
      ),
    ],
  },
  { flag: 'heartburn', all: [/heartburn|acid reflux|reflux|sodbrennen|acidez/] },
  { flag: 'constipation', all: [/constipat|verstopf|estren/] },
  {
    flag: 'head_injury_minor',
    all: [/(?:hit|bang|knock|bump)\w*[^.]{0,15}head\b(?! (?:coach|of|start|office))/],
  },
  {
    flag: 'fever',
    all: [
      /\b(?:toddler|child|son|daughter|kid|he|she|girl|boy|year[ -]old|i)\b/,
      /\b(?:has|have|had|with|at|of) (?:a )?(?:3[89](?:[.,]\d)?)\b(?! ?(?:%|weeks|months|years|days|kg|cm|hours|minutes|steps|bpm|points))/,
    ],
  },
  {
    flag: 'earache',
    all: [
      /ear ?ache|(?:my|his|her) ears? (?:\w+ )?(?:hurts?|aches?|is (?:blocked|sore)|feels? blocked)|\bear is (?:blocked|sore)|pain in (?:my|his|her) ears?|ohrenschmerz|dolor de oido/,
    ],
  },
  {
    flag: 'minor_injury',
    all: [/stub\w*[^.]{0,10}toe|(?:bumped|banged|knocked) (?:my|his|her) (?:knee|elbow|shin|toe|arm|leg|hip)|twisted|tweaked/],
  },
  { flag: 'gastroenteritis', all: [/diarrh|vomit|throwing up|threw up|been sick|stomach bug|upset stomach|nausea|durchfall|diarrea/] },
  { flag: 'blister', all: [/blister|chafed|blase an/] },
  {
    flag: 'sprain',
    all: [/sprain|strain|pulled (?:a )?muscle|rolled my ankle|sore muscles|muscle (?:ache|sore)|muskelkater|doms/],
  },
  { flag: 'minor_wound', all: [/\bcut\b|scrape|graze|paper cut|bruise|splinter|scratch/] },
  { flag: 'insect_bite', all: [/mosquito|insect bite|bug bite|\bstung\b|\bsting\b|\bbee\b|wasp/] },
  { flag: 'sunburn', all: [/sunburn|minor burn|small burn|sonnenbrand/] },
  { flag: 'hay_fever', all: [/hay fever|pollen|itchy eyes|heuschnupfen/] },
  {
    flag: 'back_pain',
    all: [/back (?:pain|ache|hurts)|backache|stiff (?:back|neck)|ruckenschmerz|dolor de espalda|mal de dos/],
  },
  { flag: 'period_pain', all: [/period (?:pain|cramps)|menstrual|cramps?[^.]{0,25}\bperiod|period[^.]{0,15}cramps?/] },
  { flag: 'nosebleed', all: [/nose ?bleed/] },
  {
    flag: 'fever',
    all: [/\b(?:fever(?! (?:and|or) heart)|fieber|fiebre|fievre)/],
    unless: /\b(?:page|article|chart|note) (?:on|about)/,
  },
  { flag: 'skin', all: [/\bitch|\brash|dry skin|pimple|acne|eczema|athlete'?s foot|dandruff/] },
  { flag: 'indigestion', all: [/bloat|indigestion|gas\b|belly ache|stomach ?ache|tummy ache/] },
]);
