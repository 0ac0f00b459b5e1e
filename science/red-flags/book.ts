import { at } from './near.ts';

/** Reasons to book a visit; the first that holds is named. */
export const BOOK = at('routine', [
  { flag: 'chest_pain_msk', all: [/\bchest|\bribs?\b|brust|pecho/, /pain|twinge|hurt|ache|sore|sharp|burn|heartburn/] },
  {
    flag: 'rectal_bleeding',
    all: [/(?:blood|red drops|bleed)/, /paper|wip|toilet|stool|bottom|haemorrhoid|hemorrhoid|poo/],
  },
  {
    flag: 'glucose_high',
    all: [/(?:hba1c|a1c)\D{0,25}(?:5[.,][7-9]|[6-9][.,]\d|1\d[.,]\d|(?:39|4\d|[5-9]\d|1[0-4]\d) ?mmol)/],
  },
  {
    flag: 'glucose_high',
    all: [/fasting|before breakfast|on an empty stomach|nuchtern|ayunas|a jeun/],
    when: ({ glucose }) => glucose !== undefined && glucose >= 100,
  },
  { flag: 'glucose_high', all: [/./], when: ({ glucose }) => glucose !== undefined && glucose >= 126 },
  {
    flag: 'hypertension',
    all: [/./],
    when: ({ systolic, diastolic }) => (systolic ?? 0) >= 135 || (diastolic ?? 0) >= 85,
  },
  {
    flag: 'medication_question',
    all: [
      /pill|tablet|dose|medicine|medication|insulin|antibiotic|statin|blood thinner|inhaler|contracept/,
      /forgot|missed|double|skip|stop taking|ran out|side effect|interact|together with|can i take|should i take|twice/,
    ],
  },
  {
    flag: 'orthostatic',
    all: [/dizz|light[- ]?headed|giddy|schwindel|mareo|vertige/, /stand|get up|getting up|rise|sit up|aufsteh/],
  },
  { flag: 'dizziness', all: [/dizz|vertigo|spinning|light[- ]?headed/] },
  {
    flag: 'palpitations',
    all: [/palpitation|heart (?:skips|flutter|racing|pounding)|(?:skipped|extra|missed|ectopic) (?:heart ?)?beat|herzstolpern/],
  },
  {
    flag: 'weight_loss',
    all: [/(?:lost|losing|loss of)[^.]{0,15}(?:weight|kg|kilos|pounds)/, /without|unexplained|not trying|no reason|unintention/],
  },
  {
    flag: 'weight_loss',
    all: [/(?:unexplained|unintentional|unintended) weight loss|weight loss[^.]*(?:unexplained|no reason)/],
  },
  {
    flag: 'uti',
    all: [
      /burn\w*[^.]*(?:pee|urin)|(?:pee|urin)\w*[^.]*(?:burn|hurt|sting|often)|(?:pain|hurt|sting)\w*[^.]{0,15}(?:pee|urin)|\buti\b|bladder infection|cystitis/,
    ],
  },
  { flag: 'mole', all: [/\bmole\b|freckle|birthmark|leberfleck|lunar/, /chang|grow|bigger|bleed|dark|irregular|itch|new/] },
  {
    flag: 'persistent_cough',
    all: [/cough|husten|\btos\b|toux/, /(?:[3-9]|\d\d|three|four|five|six) weeks|months?\b|since (?:spring|summer|autumn|winter)/],
  },
  {
    flag: 'fatigue',
    all: [/tired|fatigue|exhaust|no energy|mude/, /weeks|months|all the time|always|constantly|despite/],
  },
  {
    flag: 'sleep_apnoea',
    all: [
      /snor|at night|in (?:my|his|her) sleep|asleep/,
      /stop\w* breathing|gasp|chok|pauses? (?:in|of) (?:my |his |her )?breath|hold (?:my|his|her) breath|apn(?:o?e|ea)/,
    ],
    unless: /pink|froth|sit up|legs/,
  },
  {
    flag: 'insomnia',
    all: [
      /insomnia|can'?t (?:fall a)?sleep|cannot (?:fall a)?sleep|(?:trouble|difficulty|problems?) (?:falling a)?sleeping|(?:awake|wak\w* up|waking) (?:at [1-5]|every night|for hours)|(?:can(?:'?t| ?not)|unable to) (?:get|go|fall) back (?:to sleep|asleep)|sleep badly|schlaflos|insomnio/,
    ],
  },
  {
    flag: 'low_mood',
    all: [
      /feel\w* (?:\w+ )?(?:down|low|blue|empty|flat)\b|unmotivated|no motivation|panic|can'?t enjoy|no joy|crying|depress|sad\b|anxious|anxiety|low mood|worried all|stress/,
      /weeks|months|lately|all the time|every day|days|feel|am\b|i'm|since/,
    ],
  },
  {
    flag: 'back_pain',
    all: [/back (?:pain|ache|hurts)|backache|ruckenschmerz|dolor de espalda|mal de dos/, /weeks|months|worse|leg|night|sciatica|shoots/],
  },
  {
    flag: 'joint_pain',
    all: [/knee|hip\b|shoulder|joint|elbow|ankle|wrist|heel|foot/, /pain|hurt|swoll|stiff|ache|sore/, /weeks|months|worse|swoll|morning/],
  },
  {
    flag: 'heartburn',
    all: [
      /heartburn|acid reflux|reflux|sodbrennen|acidez/,
      /weeks|months|most (?:days|nights|evenings)|every (?:day|night|evening|meal)|daily|constantly|always|swallow|often|all the time/,
    ],
  },
  { flag: 'constipation', all: [/constipat|verstopf|estren/, /weeks?\b|months?\b|always|often|blood|pain|worse|usually/] },
  {
    flag: 'headache',
    all: [
      /headache|migraine/,
      /every (?:day|week|other day)|weekly|daily|for (?:\w+ )?(?:weeks|months)|more (?:often|frequent)|getting (?:worse|more)|times a (?:week|month)|keep (?:getting|having)/,
    ],
    unless: /usual|as always|gone/,
  },
  {
    flag: 'alcohol',
    all: [
      /\bdrink\w*|alcohol|wine|vodka|beers?\b|whisk/,
      /can(?:'?t| ?not) (?:stop|cut down|go without)|every (?:night|day|morning)|too much|bottle|need (?:a drink|it) to|addict|dependent/,
    ],
    unless: /water|coffee|tea\b|soda|cola|juice|milk|protein|goal|shak/,
  },
  {
    flag: 'heart_rate_alert',
    all: [
      /watch|ring\b|band\b|app\b|alert|fitbit|garmin|oura|whoop/,
      /(?:high|low|elevated|above|below|over|under) /,
      /heart rate|pulse|bpm/,
      /alert|warn|notif|says|said|detect|inactive|at rest|while resting/,
    ],
  },
  {
    flag: 'numbness',
    all: [
      /numb|tingl|pins and needles/,
      /hand|finger|thumb|toes?|foot|feet|leg|arm/,
      /for (?:\w+ )?(?:weeks|months|years)|at night|every (?:night|morning)/,
    ],
  },
  { flag: 'tinnitus', all: [/tinnitus|ringing in (?:my|his|her) ears?|ears? (?:is|are|keeps?) ringing|buzzing in (?:my|his|her) ears?/] },
  {
    flag: 'toothache',
    all: [
      /tooth ?ache|(?:tooth|teeth|gums?)[^.]{0,15}(?:hurt|pain|ache|sore|bleed)|bleeding gums|zahnschmerz|dolor de muelas|mal aux dents/,
    ],
  },
  { flag: 'menopause', all: [/hot flush|hot flash|menopaus|night sweats/] },
  {
    flag: 'late_period',
    all: [/period|menstru/, /late\b|missed|irregular|stopped|skipp|heavier|heavy/],
    unless: /rest period|period of|late (?:in|at|night)/,
  },
  { flag: 'haematospermia', all: [/blood/, /semen|sperm|ejaculat/] },
  { flag: 'erectile_dysfunction', all: [/erect|erection|impoten/], unless: /erect posture|stand|sit/ },
  { flag: 'conjunctivitis', all: [/\beyes?\b|pink eye|conjunctivitis/, /\bpus\b|sticky|gunk|discharge|crust|pink eye|conjunctivitis/] },
  { flag: 'oedema', all: [/ankles?|feet|legs/, /swoll|swell|puffy/, /both|evening|end of the day|shoes|socks/] },
  { flag: 'lump', all: [/lump|swelling|nodule|swollen gland/] },
]);
