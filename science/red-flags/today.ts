import { at } from './near.ts';

const BUMP_ONLY =
  /(?:small|little|tiny) bump|feel(?:ing)? (?:fine|ok|okay|well|normal)|no (?:symptoms|headache|problems)|just a bump|lightly|seems fine|acting normal\w*/;

/** A temperature said without its name: "my toddler has 38.5". */
function bareFever(text: string): number | undefined {
  const found =
    /\b(?:has|at|with|of|had|running|is) (?:a )?(3[89](?:[.,]\d)?|4[0-2](?:[.,]\d)?)\b(?! ?(?:%|weeks|months|years|days|kg|cm|hours|minutes))/.exec(
      text,
    )?.[1];
  return found === undefined ? undefined : Number(found.replace(',', '.'));
}

/** The highest heart rate named, in beats a minute. */
const rateIn = (text: string): number => Math.max(0, ...[...text.matchAll(/\b(1\d\d|2[0-2]\d)\b/g)].map(([found]) => Number(found)));

/** Reasons to see someone today; the first that holds is named. */
export const TODAY = at('urgent', [
  {
    flag: 'hypoglycaemia',
    all: [/./],
    when: ({ glucose }) => glucose !== undefined && glucose >= 54 && glucose < 70,
  },
  {
    flag: 'hypoglycaemia',
    all: [/\bhypo\b|low (?:blood )?(?:sugar|glucose)|unterzucker/, /shak|sweat|dizz|trembl|weak|hungry|feel/],
  },
  { flag: 'hyperglycaemia', all: [/./], when: ({ glucose }) => glucose !== undefined && glucose >= 300 },
  {
    flag: 'hypertension_severe',
    all: [/./],
    when: ({ systolic, diastolic }) => (systolic ?? 0) >= 180 || (diastolic ?? 0) >= 120,
  },
  { flag: 'haemoptysis', all: [/cough\w*[^.]{0,12}blood|blood[^.]{0,15}(?:cough|phlegm|sputum|spit)/] },
  { flag: 'pregnancy_bleeding', all: [/pregnan|schwanger|embarazada|enceinte/, /spot|bleed|blood/] },
  {
    flag: 'dvt',
    all: [
      /\b(?:leg|calf|thigh)\b/,
      /swoll|swell|thicker|twice (?:the|its|as)|bigger than the other/,
      /pain|red|warm|hot|tender|one|flight|surgery|hurts|sore|left|right/,
    ],
  },
  {
    flag: 'af_alert',
    all: [
      /(?:watch|ring|band|device|app|ecg|kardia|phone|fitbit|garmin)/,
      /atrial fib|afib|a-fib|\baf\b|irregular (?:rhythm|heart)|vorhofflimmern|fibrilacion|fibrillation/,
    ],
  },
  { flag: 'breast_lump', all: [/breast|nipple|brust|pecho|sein/, /lump|dimpl|discharge|bulto|knoten|inverted|thicken/] },
  {
    flag: 'giant_cell_arteritis',
    all: [
      /headache|temples?\b|scalp/,
      /scalp[^.]{0,20}(?:tender|sore|hurts|pain)|(?:jaw|chew\w*)[^.]{0,25}(?:hurt|pain|ache|sore|tired|cramp)|(?:hurt|pain|ache|sore)\w*[^.]{0,25}(?:chew|jaw)/,
      /\b(?:5\d|[6-9]\d)\b|new|weeks?|chew|scalp|vision|blur/,
    ],
    unless: /grind|clench|dentist|tmj|helmet|hairstyle|ponytail/,
  },
  {
    flag: 'testicular_pain',
    all: [/testic|\bballs?\b|scrotum/, /pain|hurt|ache|swoll|tender/, /fever|red|hot|days|swoll|slowly|burn/],
    unless: /tennis|foot ?ball|bowling|medicine ball|exercise ball/,
  },
  { flag: 'testicular_lump', all: [/testic/, /lump|hard|bigger/] },
  { flag: 'lyme', all: [/tick|zecke|garrapata|tique/, /ring|red|rash|spread|bull'?s|circle|fever/] },
  {
    flag: 'tia',
    all: [/(?:numb|weak|speech|words|vision|droop)/, /(?:went away|gone now|better now|back to normal|recovered|lasted)/],
  },
  {
    flag: 'dehydration',
    all: [
      /diarrh|vomit|throwing up|thrown up|threw up/,
      /blood|can'?t keep|cannot keep|no urine|dark urine|dizzy|(?:[4-9]|\d\d) days|baby|toddler|(?:months?|year)[ -]old|dry mouth/,
    ],
  },
  {
    flag: 'kidney_infection',
    all: [
      /burn\w*[^.]*(?:pee|urin)|(?:pee|urin)\w*[^.]*(?:burn|hurt|pain|blood|sting)|(?:pain|hurt|sting)\w*[^.]{0,15}(?:pee|urin)|\buti\b|bladder infection/,
      /fever|flank|back pain|chills|shiver|vomit|pregnan/,
    ],
  },
  {
    flag: 'haematuria',
    all: [/blood[^.]{0,15}(?:\burine|\bpee|\bwee\b)|(?:\burine|\bpee\b|\bwee\b)[^.]{0,15}(?:blood|red|pink)/],
  },
  {
    flag: 'high_fever',
    all: [/fever|temp|fieber|fiebre|fievre/],
    when: ({ temperature }) => temperature !== undefined && temperature >= 39.5 && temperature < 44,
  },
  {
    flag: 'persistent_fever',
    all: [/fever|fieber|fiebre/, /(?:[4-9]|\d\d|four|five|six|seven) days|a week|immun|transplant|chemo/],
  },
  {
    flag: 'child_fever',
    all: [/\b(?:[3-9]|1[0-2]|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]?months?\b|\bbaby\b|\binfant\b/, /./],
    when: ({ text, temperature }) => (temperature ?? bareFever(text) ?? 0) >= 39,
  },
  {
    flag: 'dental_abscess',
    all: [
      /tooth|teeth|gum\b|gums|jaw/,
      /fever|(?:face|cheek|jaw|gum)[^.]{0,15}(?:swoll|swell)|(?:swoll|swell)\w*[^.]{0,15}(?:face|cheek|jaw|gum)|abscess|\bpus\b/,
    ],
  },
  {
    flag: 'hearing_loss_sudden',
    all: [
      /hear(?:ing)?\b|\bdeaf/,
      /sudden|overnight|woke up|since (?:this morning|yesterday)|from one/,
      /loss|lost|gone|nothing|deaf|can(?:'?t| ?not)|one ear/,
    ],
    unless: /hearing aids?|headphones|earplug|earbuds/,
  },
  {
    flag: 'heavy_period',
    all: [/period|menstru|pads?\b|tampons?\b/, /soak\w*|flood\w*|(?:every|each|an|per) (?:half )?hour|hourly|big clots|large clots/],
    unless: /rest period|period of/,
  },
  {
    flag: 'mania',
    all: [
      /(?:not|n't|barely|hardly|no)[^.]{0,12}(?:slept|sleep\w*)[^.]{0,20}(?:[2-9]|two|three|four|five|six) (?:days|nights)|(?:[2-9]|two|three|four|five|six) (?:days|nights)[^.]{0,15}(?:without|no) sleep/,
      /invincible|full of energy|thoughts? (?:are |is )?rac|racing thoughts|spending|special (?:powers|mission)|never felt (?:better|so)|talking non-?stop|unstoppable/,
    ],
  },
  {
    flag: 'emergency_contraception',
    all: [
      /condom|unprotected sex|morning[- ]after pill|missed (?:my |the )?pill[^.]*sex/,
      /broke|split|slipped|tore|unprotected|morning[- ]after|missed/,
    ],
  },
  {
    flag: 'needlestick',
    all: [
      /needle ?-?stick|(?:prick|jab|stuck|stab)\w*[^.]{0,20}(?:used |dirty |old )?needle|needle[^.]{0,20}(?:prick|jab|stuck|stab)|exposed to hiv/,
    ],
    unless: /acupunct|vaccin|afraid of needles/,
  },
  {
    flag: 'burn',
    all: [/\bburn(?:ed|t|s)?\b|scald/, /blister|palm|hand[- ]sized|bigger than|face|joint|genital|child|toddler|baby|white|deep|infect/],
    unless: /burn(?:ing)? (?:when|while|sensation|calories|fat|off|out)|heartburn|sunburn|(?:legs|muscles|lungs|quads) burn|when i pee/,
  },
  {
    flag: 'high_heart_rate_alert',
    all: [
      /watch|ring\b|band\b|app\b|alert|warn|notif|fitbit|garmin|oura|whoop/,
      /heart rate|pulse|bpm/,
      /rest|inactive|sitting|lying|asleep|doing nothing/,
    ],
    when: ({ text }) => rateIn(text) >= 130,
    unless: /coffee|espresso|after (?:a|the|my) (?:run|workout|ride)|broken strap/,
  },
  {
    flag: 'low_oxygen',
    all: [/./],
    when: ({ oxygen }) => oxygen !== undefined && oxygen >= 90 && oxygen < 92,
  },
  {
    flag: 'persistent_cough',
    all: [
      /cough/,
      /(?:[3-9]|\d\d|three|four|five|six) weeks|months?\b/,
      /(?:los(?:t|ing)|loss of) (?:\w+ ){0,2}(?:weight|kg|kilos|pounds)|weight loss|night sweats/,
    ],
  },
  {
    flag: 'weight_loss',
    all: [
      /(?:lost|losing|loss of)[^.]{0,15}(?:weight|\b(?:[6-9]|\d\d) ?(?:kg|kilos))|(?:1[2-9]|[2-9]\d) (?:pounds|lbs?)/,
      /without|unexplained|not trying|no reason|unintention/,
      /(?:two|three|2|3|six|6|eight|8) (?:months|weeks)|night sweats|last month|a month/,
    ],
  },
  {
    flag: 'cellulitis',
    all: [/skin|wound|bite|cut|redness|leg|arm|foot|toe/, /spreading|red streak|hot and (?:red|swollen)|\bpus\b|infected/],
  },
  {
    flag: 'head_injury_minor',
    all: [/(?:hit|bang|knock|bump)\w*[^.]{0,15}head\b(?! (?:coach|of|start|office))|concuss/],
    unless: BUMP_ONLY,
  },
  { flag: 'syncope', all: [/\bfainted|passed out|blacked out|ohnmachtig|desmaye|evanoui/] },
  { flag: 'jaundice', all: [/yellow|jaundice/, /eyes|skin|urine/] },
  { flag: 'asthma', all: [/asthma|inhaler/, /worse|more often|not help|every|waking|wheez|puffer/] },
  {
    flag: 'septic_joint',
    all: [/knee|hip\b|shoulder|joint|elbow|ankle|wrist|toe/, /swoll|swell/, /fever|chills|shiver|temperature/],
  },
  { flag: 'shingles', all: [/blister|rash/, /one side|band|stripe|eye|forehead|burning pain/] },
  { flag: 'eye_pain', all: [/\beyes?\b/, /pain|hurt|something in|scratch|flash/] },
  { flag: 'depression', all: [/hopeless|worthless|can'?t go on|cannot cope|panic attacks? (?:every|daily)|voices/] },
  {
    flag: 'fracture',
    all: [
      /\bfell|\bfall\b|twisted|\bhit\b|broke|snap|crack|injur/,
      /can(?:'?t| ?not) (?:walk|move|put (?:\w+ )?weight|bear|stand on|step on|lift)|deform|crooked|broken|bone/,
    ],
    unless: /\b(?:strap|device|phone|scale|app|charger|band) (?:is|was|has)?\b|record|promise/,
  },
  {
    flag: 'animal_bite',
    all: [
      /(?:dog|cat|bat|rat|monkey|animal|snake|human|fox|horse)(?:'s)? bite|bitten by|bit me|(?:dog|cat|bat|rat|monkey|fox|horse|squirrel|hamster|raccoon|racoon|ferret|pig) (?:\w+ )?(?:bit|bites|has bitten|nipped) (?:me|him|(?:my|his|her|our) (?:\w+ )?(?:hand|finger|arm|leg|face|calf|foot|son|daughter|child|wife|husband|thumb|lip|ear|ankle))/,
    ],
  },
  {
    flag: 'dyspnoea',
    all: [/breathless|short(?:ness)? of breath|out of breath|atemnot/],
    unless: /great|session|workout|\bran until|sprint|personal best/,
  },
  {
    flag: 'palpitations_urgent',
    all: [/palpitation|heart (?:is )?(?:racing|pounding|fluttering|skipping)/, /hours|all day|1[2-9]\d|since|rest/],
  },
]);
