import { oneOf } from './one-of.ts';
import type { RedFlagRule } from './red-flag-rule.ts';

/** Reasons to see someone today, to book a visit, or to care at home; the first that holds within the gravest level is named. */
export const VISITS: readonly RedFlagRule[] = [
  // Today
  {
    flag: 'hypoglycaemia',
    level: 'urgent',
    all: [/./],
    when: ({ glucose }) => glucose !== undefined && glucose >= 54 && glucose < 70,
  },
  {
    flag: 'hypoglycaemia',
    level: 'urgent',
    all: [/\bhypo\b|low (?:blood )?(?:sugar|glucose)|unterzucker/, /shak|sweat|dizz|trembl|weak|hungry|feel/],
  },
  { flag: 'hyperglycaemia', level: 'urgent', all: [/./], when: ({ glucose }) => glucose !== undefined && glucose >= 300 },
  {
    flag: 'hypertension_severe',
    level: 'urgent',
    all: [/./],
    when: ({ systolic, diastolic }) => (systolic ?? 0) >= 180 || (diastolic ?? 0) >= 120,
  },
  { flag: 'haemoptysis', level: 'urgent', all: [/cough\w*[^.]{0,12}blood|blood[^.]{0,15}(?:cough|phlegm|sputum|spit)/] },
  { flag: 'pregnancy_bleeding', level: 'urgent', all: [/pregnan|schwanger|embarazada|enceinte/, /spot|bleed|blood/] },
  {
    flag: 'dvt',
    level: 'urgent',
    all: [/\b(?:leg|calf|thigh)\b/, /swoll|swell/, /pain|red|warm|hot|tender|one|flight|surgery|hurts|sore|left|right/],
  },
  {
    flag: 'af_alert',
    level: 'urgent',
    all: [
      /(?:watch|ring|band|device|app|ecg|kardia|phone|fitbit|garmin)/,
      /atrial fib|afib|a-fib|\baf\b|irregular (?:rhythm|heart)|vorhofflimmern|fibrilacion|fibrillation/,
    ],
  },
  { flag: 'breast_lump', level: 'urgent', all: [/breast|nipple|brust|pecho|sein/, /lump|dimpl|discharge|bulto|knoten|inverted|thicken/] },
  { flag: 'testicular_lump', level: 'urgent', all: [/testic/, /lump|hard|bigger/] },
  { flag: 'lyme', level: 'urgent', all: [/tick|zecke|garrapata|tique/, /ring|red|rash|spread|bull'?s|circle|fever/] },
  {
    flag: 'tia',
    level: 'urgent',
    all: [/(?:numb|weak|speech|words|vision|droop)/, /(?:went away|gone now|better now|back to normal|recovered|lasted)/],
  },
  {
    flag: 'dehydration',
    level: 'urgent',
    all: [
      /diarrh|vomit|throwing up/,
      /blood|can'?t keep|cannot keep|no urine|dark urine|dizzy|(?:[4-9]|\d\d) days|baby|toddler|months? old|dry mouth/,
    ],
  },
  {
    flag: 'kidney_infection',
    level: 'urgent',
    all: [
      /burn\w*[^.]*(?:pee|urin)|(?:pee|urin)\w*[^.]*(?:burn|hurt|pain|blood|sting)|uti|bladder infection/,
      /fever|flank|back pain|chills|shiver|vomit|pregnan/,
    ],
  },
  {
    flag: 'haematuria',
    level: 'urgent',
    all: [/blood[^.]{0,15}(?:\burine|\bpee|\bwee\b)|(?:\burine|\bpee\b|\bwee\b)[^.]{0,15}(?:blood|red|pink)/],
  },
  {
    flag: 'high_fever',
    level: 'urgent',
    all: [/fever|temp|fieber|fiebre|fievre/],
    when: ({ temperature }) => temperature !== undefined && temperature >= 39.5 && temperature < 44,
  },
  {
    flag: 'persistent_fever',
    level: 'urgent',
    all: [/fever|fieber|fiebre/, /(?:[4-9]|\d\d|four|five|six|seven) days|a week|immun|transplant|chemo/],
  },
  {
    flag: 'cellulitis',
    level: 'urgent',
    all: [/skin|wound|bite|cut|redness|leg|arm|foot|toe/, /spreading|red streak|hot and (?:red|swollen)|\bpus\b|infected/],
  },
  { flag: 'head_injury_minor', level: 'urgent', all: [/(?:hit|bang|knock|bump)\w*[^.]{0,15}head\b(?! (?:coach|of|start|office))|concuss/] },
  { flag: 'syncope', level: 'urgent', all: [/\bfainted|passed out|blacked out|ohnmachtig|desmaye|evanoui/] },
  { flag: 'jaundice', level: 'urgent', all: [/yellow|jaundice/, /eyes|skin|urine/] },
  { flag: 'asthma', level: 'urgent', all: [/asthma|inhaler/, /worse|more often|not help|every|waking|wheez|puffer/] },
  { flag: 'shingles', level: 'urgent', all: [/blister|rash/, /one side|band|stripe|eye|forehead|burning pain/] },
  { flag: 'eye_pain', level: 'urgent', all: [/\beyes?\b/, /pain|hurt|something in|scratch|flash/] },
  { flag: 'depression', level: 'urgent', all: [/hopeless|worthless|can'?t go on|cannot cope|panic attacks? (?:every|daily)|voices/] },
  {
    flag: 'fracture',
    level: 'urgent',
    all: [
      /fell|twisted|hit|broke|snap|crack|injur/,
      /can'?t (?:walk|move|put weight|bear)|cannot (?:walk|move|put weight)|deform|crooked|broken|bone/,
    ],
  },
  { flag: 'animal_bite', level: 'urgent', all: [/(?:dog|cat|bat|rat|monkey|animal|snake|human) bite|bitten by|bit me/] },
  {
    flag: 'dyspnoea',
    level: 'urgent',
    all: [/breathless|short(?:ness)? of breath|out of breath|atemnot/],
    unless: /great|session|workout|\bran until|sprint|personal best/,
  },
  {
    flag: 'palpitations_urgent',
    level: 'urgent',
    all: [/palpitation|heart (?:is )?(?:racing|pounding|fluttering|skipping)/, /hours|all day|1[2-9]\d|since|rest/],
  },
  // Book a visit
  { flag: 'chest_pain_msk', level: 'routine', all: [/\bchest|\bribs?\b|brust|pecho/, /pain|twinge|hurt|ache|sore|sharp|burn|heartburn/] },
  {
    flag: 'rectal_bleeding',
    level: 'routine',
    all: [/(?:blood|red drops|bleed)/, /paper|wip|toilet|stool|bottom|haemorrhoid|hemorrhoid|poo/],
  },
  { flag: 'glucose_high', level: 'routine', all: [/./], when: ({ glucose }) => glucose !== undefined && glucose >= 126 },
  {
    flag: 'hypertension',
    level: 'routine',
    all: [/./],
    when: ({ systolic, diastolic }) => (systolic ?? 0) >= 135 || (diastolic ?? 0) >= 85,
  },
  {
    flag: 'medication_question',
    level: 'routine',
    all: [
      /pill|tablet|dose|medicine|medication|insulin|antibiotic|statin|blood thinner|inhaler|contracept/,
      /forgot|missed|double|skip|stop taking|ran out|side effect|interact|together with|can i take|should i take|twice/,
    ],
  },
  {
    flag: 'orthostatic',
    level: 'routine',
    all: [/dizz|light[- ]?headed|giddy|schwindel|mareo|vertige/, /stand|get up|getting up|rise|sit up|aufsteh/],
  },
  { flag: 'dizziness', level: 'routine', all: [/dizz|vertigo|spinning|light[- ]?headed/] },
  { flag: 'palpitations', level: 'routine', all: [/palpitation|heart (?:skips|flutter|racing|pounding)|skipped beat|herzstolpern/] },
  {
    flag: 'weight_loss',
    level: 'routine',
    all: [/(?:lost|losing|loss of)[^.]{0,15}(?:weight|kg|kilos|pounds)/, /without|unexplained|not trying|no reason|unintention/],
  },
  {
    flag: 'weight_loss',
    level: 'routine',
    all: [/(?:unexplained|unintentional|unintended) weight loss|weight loss[^.]*(?:unexplained|no reason)/],
  },
  {
    flag: 'uti',
    level: 'routine',
    all: [/burn\w*[^.]*(?:pee|urin)|(?:pee|urin)\w*[^.]*(?:burn|hurt|sting|often)|uti\b|bladder infection|cystitis/],
  },
  { flag: 'mole', level: 'routine', all: [/\bmole\b|birthmark|leberfleck|lunar/, /chang|grow|bigger|bleed|dark|irregular|itch|new/] },
  {
    flag: 'persistent_cough',
    level: 'routine',
    all: [/cough|husten|\btos\b|toux/, /(?:[3-9]|\d\d|three|four|five|six) weeks|months?\b|since (?:spring|summer|autumn|winter)/],
  },
  {
    flag: 'fatigue',
    level: 'routine',
    all: [/tired|fatigue|exhaust|no energy|mude/, /weeks|months|all the time|always|constantly|despite/],
  },
  { flag: 'insomnia', level: 'routine', all: [/insomnia|can'?t sleep|cannot sleep|trouble sleeping|sleep badly|schlaflos|insomnio/] },
  {
    flag: 'low_mood',
    level: 'routine',
    all: [/depress|sad\b|anxious|anxiety|low mood|worried all|stress/, /weeks|months|lately|all the time|every day|days|feel|am\b|i'm/],
  },
  {
    flag: 'back_pain',
    level: 'routine',
    all: [/back (?:pain|ache|hurts)|backache|ruckenschmerz|dolor de espalda|mal de dos/, /weeks|months|worse|leg|night|sciatica|shoots/],
  },
  {
    flag: 'joint_pain',
    level: 'routine',
    all: [/knee|hip|shoulder|joint|elbow|ankle|wrist/, /pain|hurt|swoll|stiff|ache/, /weeks|months|worse|swoll|morning/],
  },
  { flag: 'heartburn', level: 'routine', all: [/heartburn|acid reflux|reflux|sodbrennen|acidez/] },
  { flag: 'constipation', level: 'routine', all: [/constipat|verstopf|estren/] },
  { flag: 'lump', level: 'routine', all: [/lump|swelling|nodule|swollen gland/] },
  // At home
  {
    flag: 'headache',
    level: 'self_care',
    all: [/headache|migraine|kopfschmerz|dolor de cabeza|mal de tete/],
    unless: /(?:it is|it's|is|are|now) (?:\w+ )?(?:gone|over|better|less)|went away|note|page|read/,
  },
  {
    flag: 'uri',
    level: 'self_care',
    all: [
      oneOf(
        String.raw`sore throat|runny nose|stuffy nose|blocked nose|sneez|\b(?:a|have|got|caught|bad|the|this|common) (?:\w+ )?cold\b(?! (?:sweat|hands|feet|shower|water|bath|drink|hike|night|day|morning|plunge|front|brew))|cough|flu\b`,
        String.raw`erkalt|schnupfen|resfriado|rhume|hoarse`,
      ),
    ],
  },
  { flag: 'gastroenteritis', level: 'self_care', all: [/diarrh|vomit|throwing up|stomach bug|upset stomach|nausea|durchfall|diarrea/] },
  { flag: 'blister', level: 'self_care', all: [/blister|chafed|blase an/] },
  {
    flag: 'sprain',
    level: 'self_care',
    all: [/sprain|strain|pulled (?:a )?muscle|rolled my ankle|sore muscles|muscle (?:ache|sore)|muskelkater|doms/],
  },
  { flag: 'minor_wound', level: 'self_care', all: [/\bcut\b|scrape|graze|paper cut|bruise|splinter|scratch/] },
  { flag: 'insect_bite', level: 'self_care', all: [/mosquito|insect bite|bug bite|\bstung\b|\bsting\b|\bbee\b|wasp/] },
  { flag: 'sunburn', level: 'self_care', all: [/sunburn|minor burn|small burn|sonnenbrand/] },
  { flag: 'hay_fever', level: 'self_care', all: [/hay fever|pollen|itchy eyes|heuschnupfen/] },
  {
    flag: 'back_pain',
    level: 'self_care',
    all: [/back (?:pain|ache|hurts)|backache|stiff (?:back|neck)|ruckenschmerz|dolor de espalda|mal de dos/],
  },
  { flag: 'period_pain', level: 'self_care', all: [/period (?:pain|cramps)|menstrual/] },
  { flag: 'nosebleed', level: 'self_care', all: [/nose ?bleed/] },
  {
    flag: 'fever',
    level: 'self_care',
    all: [/\b(?:fever(?! (?:and|or) heart)|fieber|fiebre|fievre)/],
    unless: /\b(?:page|article|chart|note) (?:on|about)/,
  },
  { flag: 'skin', level: 'self_care', all: [/\bitch|\brash|dry skin|pimple|acne|eczema|athlete'?s foot|dandruff/] },
  { flag: 'indigestion', level: 'self_care', all: [/bloat|indigestion|gas\b|belly ache|stomach ?ache|tummy ache/] },
];
