import { AFTER_BIRTH, AGONY, FAINT, LITTLE, MUCH_BLOOD, NOT_AWAKE, TINY, VOMITS, WITH_CHILD } from './lexicon.ts';
import { oneOf } from '../one-of.ts';
import { emergency } from './near.ts';
import type { PreparedText } from './text.ts';

const FORTHCOMING = String.raw`contraction|in labou?r\b|labou?r pains?|gush of (?:water|fluid|liquid)|waters? (?:have |has |just )?(?:broke|broken|gone|breaking)|my waters?|leaking fluid|mucus plug`;
const CHILD_SIGNS = String.raw`floppy|\blimp\b|ragdoll|rag doll|grunt|(?:nostrils?|nose)[^.]{0,12}flar|flaring|suck\w* (?:\w+ ){0,2}in\b|(?:ribs?|chest|belly)[^.]{0,20}(?:pull|suck|draw)\w*|(?:turn|go|gone|went|look|is)\w* (?:\w+ )?(?:blue|gr[ea]y|purple|white)|blue (?:lips|around|spell)|(?:stop|paus|forget)\w* (?:to )?breath\w*|breath\w* (?:stopp|paus)\w*|pauses? in (?:his|her|the) breath\w*|soft spot|fontanel\w*|bulging|shrill|high[- ]pitch\w*|(?:no|any|without a|a|been)[^.]{0,10} wet (?:napp|diaper)\w*|(?:napp(?:y|ies)|diapers?)[^.]{0,20} dry|dry (?:napp|diaper)\w*|sunken|green (?:bile|vomit|stuff)|bile|(?:napp|diaper)\w*[^.]{0,20}(?:since|hours)|just (?:lies|lying|stares)|mottled|marbled|not (?:reacting|respond\w*|make eye contact|focus\w*)|won't (?:wake|react|respond|focus)|does ?n[o']t (?:react|respond|wake|cry)|weak cry|no cry|moan|inconsolable|jerk|twitch|convuls|seizure|\bfit\b|eyes[^.]{0,10}roll|cold hands and feet|burning up[^.]*(?:rash|spots)`;

const highPressure = ({ systolic, diastolic }: PreparedText) => (systolic ?? 0) >= 140 || (diastolic ?? 0) >= 90;

/** Pregnancy, birth and small children. */
export const BIRTH_AND_CHILDREN = [
  emergency(
    'reduced_fetal_movement',
    [/\bbump\b|(?:baby|twins?)[^.]{0,12}(?:inside|in my (?:belly|tummy|womb))/, /quiet|still\b|silent|calm/],
    { unless: /still (?:small|growing|fits)/ },
  ),
  emergency(
    'ectopic',
    [
      /test was positive|positive test|(?:i am|i'm|period is) (?:\w+ )?late|missed period/,
      /hurts?|pain|agony|cramp/,
      oneOf(AGONY, FAINT, 'right', 'left', 'one side', 'bent'),
    ],
    { unless: /covid|for work|running late|negative/ },
  ),
  emergency(
    'pregnancy_injury',
    [
      oneOf(WITH_CHILD),
      /fell|pushed|kicked|punched|hit|crash|accident|stairs|beat/,
      /belly|tummy|stairs|bleed|pain|contraction|movement|car|he\b|hard|pushed/,
    ],
    { unless: /baby kicked|kicks a lot|hit my goal|hits the gym|fell asleep/ },
  ),
  emergency(
    'poisoning',
    [
      new RegExp(LITTLE),
      /cleaner|bleach|detergent|bottle of|pills|tablets|berries|battery|medicine/,
      /mouth|lips|blister|drool|empty|open|missing|swallow/,
    ],
    { unless: /bottle of milk|water bottle|open (?:day|air)/ },
  ),
  emergency(
    'reduced_fetal_movement',
    [
      oneOf(WITH_CHILD),
      /(?:no|not|n[o']t|stopped|fewer|less|hardly|barely|haven't|missing)[^.]{0,25}kicks?|kick\w*[^.]{0,20}(?:stopped|less|fewer|weaker)/,
    ],
    { unless: /kick ?box|football/ },
  ),
  emergency('preeclampsia', [oneOf(WITH_CHILD, AFTER_BIRTH)], {
    when: ({ systolic, diastolic }) => (systolic ?? 0) >= 160 || (diastolic ?? 0) >= 110,
  }),
  emergency(
    'preeclampsia',
    [
      oneOf(WITH_CHILD, AFTER_BIRTH),
      /headache|head|sight|vision|flicker|spots|stars|flash|sparkl|zig ?zag|lights|blurr|swoll|swell|puff|ribs|liver|sick|pain|see/,
    ],
    { when: highPressure },
  ),
  emergency(
    'preeclampsia',
    [
      oneOf(WITH_CHILD, AFTER_BIRTH),
      oneOf(
        String.raw`(?:head ?ache|\bhead\b)[^.]*(?:spots|stars|flash|sparkl|flicker|zig|lights|blurr|vision|sight|swoll|swell|puff|ribs)|(?:spots|stars|flash|sparkl|flicker|zig|lights|blurr|vision|sight|swoll|swell|puff|ribs)[^.]*head ?ache|(?:terrible|severe|blinding|splitting|pounding|worst|awful|bad) head ?ache|sudden(?:ly)? (?:swoll|swell|puff)\w*|(?:face|hands)[^.]{0,20}(?:sudden\w*|overnight|blew|blown)[^.]{0,15}(?:swoll|swell|puff|up\b)|(?:head|skull) is (?:splitting|pounding|bursting|killing)`,
      ),
    ],
    { unless: /migraine as (?:always|usual)/ },
  ),
  emergency('eclampsia', [oneOf(WITH_CHILD, AFTER_BIRTH), /seiz|\bfits?\b|convuls|jerk|shook all over|fitting/], {
    unless: /\bfit (?:and|for|in|enough)|keep fit|get fit|stay(?:ing)? fit|fits? (?:well|me)/,
  }),
  emergency(
    'reduced_fetal_movement',
    [
      oneOf(
        String.raw`(?:not|n[o']t|no|never|hardly|barely|less|fewer|stopped|quiet|still|unusually calm|reduced|weaker)[^.]{0,35}(?:mov|kick|stir|wriggl|hiccup|flutter)\w*|(?:mov|kick|stir|wriggl)\w*[^.]{0,30}(?:less|stopped|reduced|fewer|weaker|hardly|not|none)|n[o']t (?:really )?felt (?:the |my |our )?(?:baby|bub|little one|twins?)|(?:very|so|too|gone|been|strangely|unusually) (?:quiet|still|calm)`,
      ),
      /baby|bump|fetus|foetus|bub\b|little one|twins?/,
      oneOf(WITH_CHILD, 'kick', 'womb', 'inside', 'bump', 'felt', 'feel', 'mov'),
    ],
    { unless: /crib|crawl|walk|year[ -]?old|months? old|born|asleep|baby monitor|high ?chair/ },
  ),
  emergency(
    'cord_prolapse',
    [/\bcord\b/, /hang|coming out|see|feel|out of|between|loop|slipp/, oneOf(FORTHCOMING, WITH_CHILD, 'baby', 'birth', 'coming out')],
    { unless: /headphone|charging|power|phone/ },
  ),
  emergency(
    'birth_now',
    [
      oneOf(
        String.raw`(?:baby|head|child)[^.]{0,15} (?:is )?(?:coming|com(?:es|ing) out|crowning|here|on (?:its|the) way)|crowning|(?:feel|see) (?:the|its|his|her) (?:baby's )?head|urge to push|need to push|giving birth|not make it to (?:the )?hospital|had the baby (?:at|in|on) `,
      ),
      oneOf(WITH_CHILD, FORTHCOMING, 'push', 'head', 'hospital', 'right now', 'baby'),
    ],
    {
      unless:
        /coming (?:home|to visit|week|month|june|july|may|over)|due in|baby is here and (?:well|fine|healthy)|bobble|head circumference/,
    },
  ),
  emergency(
    'preterm_labour',
    [
      oneOf(WITH_CHILD),
      oneOf(FORTHCOMING),
      oneOf(
        String.raw`\b(?:2\d|3[0-6]) ?(?:weeks?|wks?)|week (?:2\d|3[0-6])|every (?:two|three|four|five|six|\d+) minutes|too early|green|brown|blood|smell|regular|early`,
      ),
    ],
    {
      unless: /braxton|practice|plan/,
    },
  ),
  emergency(
    'pregnancy_bleeding_heavy',
    [
      oneOf(WITH_CHILD, AFTER_BIRTH, 'miscarr', FORTHCOMING),
      /blood|bleed|clots|haemorrh|hemorrh/,
      oneOf(
        MUCH_BLOOD,
        String.raw`clots?|\bpads?\b|towel|gush|pain|cramp|faint|dizz|shoulder|contraction|bright red|painless|won't stop|heav|soak|running|pour`,
      ),
    ],
    { unless: /no pain|without pain|blood (?:test|pressure|sugar|type|sample)|light spotting|a few spots|gums|nose/ },
  ),
  emergency(
    'ectopic',
    [
      oneOf(
        WITH_CHILD,
        String.raw`missed (?:my |a )?period|late period|period is (?:\w+ )?late|\bivf\b|\biud\b|coil\b|positive test|test (?:was|came back) positive`,
      ),
      oneOf(
        String.raw`one[ -]?side|one side|(?:left|right) (?:\w+ )?side|pelvi|shoulder|low(?:er)? (?:down|belly|tummy|abdom\w*)|(?:belly|tummy|abdom\w*|stomach)`,
      ),
      oneOf(AGONY, FAINT, 'stabb', 'sharp', 'shoulder', 'sudden', 'pierc', 'wave'),
      /pain|hurt|ache|cramp|agony|stab|pierc/,
    ],
    { unless: /round ligament|kick|indigestion|heartburn|tired|no pain/ },
  ),
  emergency('ectopic', [oneOf(WITH_CHILD), oneOf(FAINT), /pain|bleed|stab|cramp/], { unless: /blood (?:test|draw)|no pain/ }),
  emergency('maternal_collapse', [
    oneOf(WITH_CHILD, AFTER_BIRTH),
    oneOf(
      String.raw`chest pain|can(?:'?t| ?not) (?:\w+ )?breathe|(?:leg|calf)[^.]{0,25}(?:swoll|swell)[^.]*(?:breath|chest)|(?:fever|shiver|chills|temperature)[^.]*(?:smell|discharge|belly|confus|faint|rac|shak)`,
    ),
  ]),
  emergency(
    'postpartum_psychosis',
    [
      oneOf(AFTER_BIRTH, 'baby', 'newborn'),
      /voices|sees? things|hallucinat|devil|possessed|evil|not (?:my|her) (?:real )?baby|hurt(?:ing)? (?:the|my|her|our) baby|harm(?:ing)? (?:the|my|her|our) baby|smother|has ?n[o']t slept (?:for|in) days/,
    ],
    {
      unless: /voice ?mail|film|baby monitor voices/,
    },
  ),
  emergency(
    'harmed_child',
    [
      /(?:shook|shaken|shaking|dropped|threw|hit|slapped) (?:the|my|our|her|him) (?:\w+ )?(?:baby|newborn|infant|toddler|son|daughter|child|little one)/,
      oneOf(NOT_AWAKE, VOMITS, 'wake', 'cry', 'limp', 'help', 'head', 'breath', "can(?:'?t| ?not)", 'could'),
    ],
    {
      unless: /hands with|ball|rattle/,
    },
  ),

  emergency('infant_fever', [oneOf(TINY), /fever|temp|\bhot\b|burning|\b3[89](?:[.,]\d)?\b|\b10[0-5](?:[.,]\d)?\b|warm/], {
    unless: /no fever|36|37(?!\.[89])/,
  }),
  emergency(
    'infant_very_ill',
    [
      oneOf(TINY),
      oneOf(
        String.raw`(?:not|n[o']t|won't|refus\w*|stopped|too (?:weak|sleepy|tired) to|hardly|barely) (?:\w+ ){0,3}(?:feed|drink|eat|suck|nurs|milk|bottle|latch)\w*`,
        NOT_AWAKE,
        CHILD_SIGNS,
        VOMITS,
      ),
    ],
    {
      unless: /sleeps? through|latch (?:is )?(?:good|better)|every three hours/,
    },
  ),
  emergency('child_very_ill', [oneOf(LITTLE), oneOf(CHILD_SIGNS)], {
    unless:
      /swim|\bbile duct|jacket|dress|eyes are blue|blue eyes|white (?:shirt|noise)|soft spot for|moans about|puppet|football|cough syrup|running nose|gr[ea]y hair|goes? white ?water|high-pitched voice in the choir/,
  }),
  emergency(
    'child_very_ill',
    [
      oneOf(LITTLE),
      oneOf(NOT_AWAKE),
      oneOf(
        'fever',
        'hot',
        'rash',
        VOMITS,
        'feed',
        'drink',
        'milk',
        'temperature',
        'fell',
        'head',
        'tablets',
        'medicine',
        'sugar',
        'blue',
        'breath',
        'floppy',
        'napp',
        'hard to',
        "can(?:'?t| ?not)",
        "won't",
        'hardly',
      ),
    ],
    {
      unless: /not react to (?:his|her) name on the phone|swim|game|homework|jet ?lag/,
    },
  ),
  emergency(
    'swallowed_object',
    [
      /swallow|ate\b|eaten|gulped|put [^.]{0,20} in (?:his|her) mouth|nose|ear/,
      /batter(?:y|ies)|button cell|coin cell|magnet|razor|needle|safety pin|\bpin\b|\bnail\b|glass (?:shard|splinter)|shard|water beads?/,
    ],
    {
      unless: /magnesium|watch batter|smoke|nails? (?:salon|polish)/,
    },
  ),
  emergency(
    'airway_child',
    [
      oneOf(
        String.raw`(?:noise|sound|whistl\w*|crow\w*|rasp\w*|squeak\w*|high[- ]pitch\w*|stridor|harsh)[^.]{0,40}(?:breath|inhal)|(?:breath|inhal)\w*[^.]{0,40}(?:noise|noisy|whistl|crow|rasp|squeak|high[- ]pitch|stridor|harsh)|stridor|croup|bark(?:y|ing|s)\b`,
      ),
      /drool|dribbl|at rest|even (?:when|while)|lean(?:s|ing) forward|suck|blue|struggl|chest in|can(?:'?t| ?not) (?:swallow|drink|breathe|talk|cry)|high[- ]pitch|each breath|every breath|stridor|ribs|exhausted/,
    ],
    { unless: /dog|better now|night ?mare|train whistle/ },
  ),
  emergency(
    'child_very_ill',
    [
      oneOf(LITTLE),
      oneOf(VOMITS),
      /green|bile|projectile[^.]*(?:week|every)|blood|swollen (?:belly|tummy)|(?:belly|tummy)[^.]{0,15}(?:swollen|hard)|jelly|screams?[^.]*(?:pulls|draws)|legs (?:up|to)/,
    ],
    {
      unless: /green (?:beans|juice|smoothie)|blood (?:test|sugar)/,
    },
  ),
];
