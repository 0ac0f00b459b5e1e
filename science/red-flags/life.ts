import { oneOf } from '../one-of.ts';
import { PREGNANT } from './phrases.ts';
import type { RedFlagRule } from '../red-flag-rule.ts';

/** Arrest, poisoning, harm, allergy, infection, pregnancy: looked at first, the most specific first. */
export const LIFE_IN_DANGER: readonly RedFlagRule[] = [
  {
    flag: 'cardiac_arrest',
    level: 'emergency',
    all: [
      oneOf(
        String.raw`(?:not|stopped|isn'?t|is no longer|does ?n[o']t|no) (?:breathing|breathe|pulse)`,
        String.raw`(?:no|without a) (?:pulse|heartbeat)|atmet nicht|no respira|ne respire plus`,
      ),
    ],
  },
  {
    flag: 'overdose',
    level: 'emergency',
    all: [
      /\b(?:took|taken|swallowed|ate|drank|injected|inject|swallow|tomado|tome|genommen|geschluckt|avale|pris)\b/,
      oneOf(
        String.raw`\b(?:about |around |like )?(?:[2-9]\d|1[0-9]|\d{3}|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|dozens?(?: of)?|handful(?: of)?|lots of|loads of|a lot of) (?:[\w'-]+ ){0,5}(?:tablets?|pills?|capsules?|aspirins?|paracetamols?|ibuprofens?|tylenols?|xanax|valium|antidepressants?|sleeping|tabletten|pastillas|comprimes)`,
        String.raw`overdos|whole (?:bottle|pack|box|blister)|entire (?:bottle|pack|box)`,
        String.raw`all (?:of )?(?:my|his|her|the) (?:pills|tablets|medication|medicine|insulin)|on purpose|bleach`,
        String.raw`antifreeze|drain cleaner|detergent|pesticide|poison|rat bait|weed ?killer`,
        String.raw`bottle of (?!water|wine|beer|juice|milk|cola|coke|lemonade|tea|soda)\w+`,
        String.raw`too many (?:pills|tablets|sleeping)`,
      ),
    ],
  },
  {
    flag: 'suicide',
    level: 'emergency',
    all: [
      oneOf(
        String.raw`kill myself|end (?:my life|it all|everything)|(?<!not )(?<!n't )suicid`,
        String.raw`ending (?:my life|it all|things)|(?:my|his|her|their|your) own (?:life|lives)`,
        String.raw`life (?:is|isn'?t|is not|is n'?t)[^.]{0,15}(?:worth|point)|not worth living`,
        String.raw`(?:thinking|thoughts?) (?:of|about) (?:dying|death|ending|suicide)`,
        String.raw`(?:everyone|everybody|they|family|world)[^.]{0,20}better (?:off )?without me|disappear forever`,
        String.raw`self[- ]?harm|don'?t want to (?:live|be alive|be here|wake up|exist)|do not want to (?:live|be alive)`,
        String.raw`(?:no|any|n'?t)[^.]{0,12} (?:reason|point|purpose)[^.]{0,8} (?:to|in) (?:liv|go|carry|be)\w*`,
        String.raw`jump(?:ing)? (?:off|from|in front)`,
        String.raw`(?:nobody|no one|no-one|noone)[^.]{0,12} (?:miss|care|notice)[^.]{0,12}(?:me|gone|dead)`,
        String.raw`(?:can'?t|cannot) (?:go on|take it|do this) (?:any ?(?:more|longer)|living)`,
        String.raw`tired of (?:living|life|being alive)|wish i (?:could|would) (?:just )?(?:die|not wake)`,
        String.raw`wish i (?:had never been|was(?:n'?t| not)) (?:born|alive)|wish i (?:was|were) dead`,
        String.raw`better off (?:dead|without me)|want to die|take (?:my|his|her|their) (?:own )?life`,
        String.raw`(?:kill|hang|shoot|harm|hurt|cut|poison|drown)(?:ed|ing|s)? (?:my|him|her|them|your)sel\w+`,
        String.raw`cut(?:ting)? my wrists|hurt(?:ing)? myself|harm(?:ing)? myself|nicht mehr leben|umbringen`,
        String.raw`will sterben|mich (?:toten|umbringen)|quiero morir|morirme|matarme|quitarme la vida`,
        String.raw`(?:no quiero|sin ganas de) (?:seguir )?(?:viviendo|vivir)|leben (?:ein )?ende|lebensmude`,
        String.raw`nicht mehr weiterleben|selbstmord|no quiero vivir|me tuer|(?:envie de|veux|voudrais) mourir`,
        String.raw`en finir avec|plus vivre|plan to (?:jump|hang|shoot)|goodbye (?:letter|note)|suicide note`,
        String.raw`better off[^.]{0,20}(?:dead|gone|without me)|(?:if|when|once) i(?:'m| am| was| were) (?:dead|gone)`,
        String.raw`want(?:ing|ed)? to (?:be dead|stop (?:living|existing)|disappear for good|sleep forever)|rather be dead`,
        String.raw`(?:rope|noose|gun|pills|blade)[^.]{0,25}(?:ready|next to me|in my hand|bought)|no way out|do away with (?:my|him|her)self`,
        String.raw`(?:can'?t|cannot) (?:stand|bear) (?:it|life|living|being alive)|(?:taking|take|took) (?:my|his|her) (?:own )?life`,
        String.raw`mich aufhangen|nicht mehr da sein|no vale la pena vivir|acabar con (?:mi vida|todo)|me pendre|sauter (?:du|d'un)`,
      ),
    ],
    unless:
      /goodbye (?:letter|note)s? from|farewell party|(?:end|finish)(?:ing)? (?:it all|everything|things) (?:by|before) (?:\d|noon|lunch|six)/,
  },
  {
    flag: 'harm_to_others',
    level: 'emergency',
    all: [
      /(?:feel(?:s|ing)? like|about to|plan(?:ning)? to|(?:tell|order|command)(?:s|ing)? me to|voices[^.]{0,20}to|close to) (?:hurt|harm|kill|stab|attack|shak|smother|drown|strangl)\w* (?:my|the|a|him|her|them|someone|somebody|people|everyone)|(?:thoughts? of|want to|going to|urge to|(?:afraid|fear|scared|worried) (?:that )?i(?:'ll| will| might| could)|might|could) (?:hurt|harm|kill|shak|smother|drown)\w* (?:my|the|a|him|her|them|someone|somebody|people)/,
    ],
  },
  {
    flag: 'anaphylaxis',
    level: 'emergency',
    all: [
      oneOf(
        String.raw`bee|wasp|sting|stung|peanut|nuts?\b|shellfish|shrimp|prawn|allerg|ate |eating|antibiotic|penicillin`,
        String.raw`new (?:medicine|drug|medication|tablet|pill)|tablet|injection|vaccin|hives|anaphyla|epipen`,
      ),
      oneOf(
        String.raw`anaphyla`,
        String.raw`(?:throat|tongue|lips?|face|mouth)[^.]{0,25}(?:swell|swoll|clos|tight|puff|itch|thick|bigger|big)`,
        String.raw`(?:swell|swoll|clos|tight)\w*[^.]{0,25}(?:throat|tongue|lips?|face)|can'?t (?:breathe|swallow)|wheez`,
        String.raw`hives[^.]*(?:breath|dizz|faint|vomit)|(?:breath|dizz|faint|vomit)[^.]*hives`,
      ),
    ],
  },
  {
    flag: 'choking',
    level: 'emergency',
    all: [
      /chok(?:ing|ed)\b|stuck in (?:my|his|her|the) (?:throat|airway|windpipe)/,
      /can'?t|cannot|blue|not able|unable|speak|cough|breath/,
    ],
  },
  {
    flag: 'infant_fever',
    level: 'emergency',
    all: [
      oneOf(
        String.raw`\b(?:[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]?weeks?[ -]?old\b`,
        String.raw`\b(?:1|2|one|two)[ -]?months?[ -]?old\b|\b(?:\d{1,2}|few|ten|five|six|seven|eight|nine|four|three|two)[ -]?days?[ -]?old\b`,
        String.raw`\bnewborn\b|\bneonate\b|\bbaby of (?:[1-9]|1[0-2]) weeks\b|neugeborene|recien nacido|nouveau-ne`,
      ),
      /fever|temp|3[89](?:[.,]\d)?|10[0-5](?:[.,]\d)?/,
    ],
  },
  {
    flag: 'child_very_ill',
    level: 'emergency',
    all: [
      /\b(?:baby|infant|newborn|toddler|(?:weeks?|months?)[ -]old|my (?:son|daughter|child|kid|boy|girl|little one))\b/,
      oneOf(
        String.raw`floppy|\blimp\b|(?:gone|went|turn\w*|is|looks?) (?:\w+ )?(?:blue|grey|gray)|grunting|no wet napp\w+|no wet diapers?`,
        String.raw`(?:very|so|really|too) (?:drowsy|sleepy) (?:to|and)|(?:does ?n[o']t|wo ?n[o']t|not) (?:respond|react|wake)|sucking in[^.]*ribs`,
        String.raw`swallowed (?:a |some |the )?(?:\w+ )?(?:batter|magnet|pills?|tablets?|medicine)`,
      ),
    ],
  },
  {
    flag: 'drowning_or_shock',
    level: 'emergency',
    all: [
      /(?:pulled|rescued|fished|dragged|got)(?: \w+){0,3} (?:out of|from) the (?:water|pool|sea|lake|river|pond|bath)|nearly drowned|electrocuted|electric shock|struck by lightning/,
    ],
  },
  {
    flag: 'meningitis',
    level: 'emergency',
    all: [
      oneOf(
        String.raw`stiff neck|neck (?:is )?(?:so |very )?stiff`,
        String.raw`(?:can'?t|cannot|unable to|hurts to) (?:bend|touch|put|move|lower|bring)[^.]*(?:neck|chin)`,
        String.raw`rash[^.]*(?:(?:does ?n[o']t|not|won'?t) (?:fade|disappear|go away|blanch)|stays?|remains?|still there)[^.]*(?:glass|press)?`,
        String.raw`(?:does ?n[o']t|do ?n[o']t|not|won'?t) (?:fade|blanch|vanish|go white)|purple (?:spots|rash|blotch|marks|patches|dots)`,
        String.raw`(?:spots|blotches|marks|dots|patches)[^.]{0,20}(?:stay|remain)`,
      ),
      /\bhot\b|floppy|press|fever|headache|light|confus|drows|sleepy|glass|rash|spots|temp/,
    ],
  },
  {
    flag: 'sepsis',
    level: 'emergency',
    all: [
      /fever|infection|infected|wound|shiver|chills|rigors|temperature|chemo|uti|pneumonia/,
      oneOf(
        String.raw`confus|mottled|slurr|blotchy|not passed? urine|no urine|have ?n[o']t (?:peed|urinated|passed)|(?:barely|hardly) (?:pee|urinat|passing)`,
        String.raw`very fast (?:breathing|heart)|feel like (?:i am|i'm) (?:going to die|dying)`,
        String.raw`extreme(?:ly)? (?:weak|pain|shiver)|chemo|clammy|drowsy|hard to wake|racing heart`,
      ),
    ],
  },
  {
    flag: 'preeclampsia',
    level: 'emergency',
    all: [PREGNANT, /headache|spots|flash|vision|blurr|swell|swoll|under (?:my|the) ribs|upper (?:belly|abdom)|\d{3} ?(?:\/|over)/],
    when: ({ text, systolic, diastolic }) =>
      (systolic ?? 0) >= 140 ||
      (diastolic ?? 0) >= 90 ||
      oneOf(
        String.raw`(?:headache[^.]*(?:spots|flash|vision|blurr|swell|swoll))`,
        String.raw`(?:(?:spots|flash|vision|blurr|swell|swoll)[^.]*headache)|high blood pressure`,
      ).test(text),
  },
  {
    flag: 'reduced_fetal_movement',
    level: 'emergency',
    all: [
      /baby|fetus|foetus|bump|bebe|little one|bub\b/,
      /(?:not|never|n'?t|stopped|hardly|less|reduced|fewer|no)[^.]{0,20}(?:mov|kick)|(?:mov|kick)\w*[^.]{0,20}(?:less|stopped|reduced|fewer)/,
    ],
    unless: /crawl|walk|year[ -]?old/,
  },
  {
    flag: 'ectopic',
    level: 'emergency',
    all: [
      PREGNANT,
      oneOf(
        String.raw`(?:severe|bad|sharp|strong|one[ -]sided|terrible)[^.]*pain|heavy bleed`,
        String.raw`bleed\w* (?:\w+ )?(?:heav|a lot|through)|(?:pad|towel)[^.]*(?:hour|soak|through)|shoulder|faint|soak`,
        String.raw`miscarr|belly[^.]*(?:hard|rigid)|waters? (?:broke|breaking|have broken|has broken)|fluid`,
      ),
    ],
  },
];
