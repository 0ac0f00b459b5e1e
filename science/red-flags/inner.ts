import { AFTER_BIRTH, AGONY, FAINT, MUCH_BLOOD, MUDDLED, NOT_AWAKE, SOMEBODY, VOMITS } from './lexicon.ts';
import { oneOf } from '../one-of.ts';
import { emergency, near } from './near.ts';
import type { PreparedText } from './text.ts';

const FEVERISH = String.raw`fever|(?<!skin |water |room |air )temperature(?! reading)|burning up|shiver|shaking chills|chills|rigors?|infect|pneumonia|\buti\b|sepsis|septic|abscess|\bwound\b|cellulitis|kidney|\b(?:38[.,][3-9]|39(?:[.,]\d)?|4[01](?:[.,]\d)?|10[1-5](?:[.,]\d)?)\b|thermometer`;
const FAILING = String.raw`mottl|blotch|marbl|cold (?:and )?(?:clammy|hands|feet)|(?:hands|feet|arms|legs|skin)[^.]{0,15}(?:ice|icy|cold|gr[ea]y|blue|pale)|clammy|(?:not|n[o']t|no|hardly|barely|haven't|hasn't) (?:\w+ ){0,2}(?:peed|pee|passed (?:an?y )?(?:urine|water)|urinat\w*|wee\b|weed|urine|wet nappy)|breath\w* (?:\w+ )?(?:fast|quick|rapid|hard)|fast breath\w*|out of breath|breathless|short of breath|(?:heart|pulse)[^.]{0,20}(?:1[3-9]\d|rac|pound)|(?:going to|gonna|will|about to) die|as if i(?:'m| am) dying|never (?:felt|been) (?:so|this) (?:ill|sick|bad|unwell)|(?:terribly|desperately|extremely|really|so|very|seriously) (?:ill|unwell|weak)|can(?:'?t| ?not) (?:stand|get up|walk|get out of bed)|collaps|slur|shak\w* (?:so |un)?(?:hard|bad|violent|uncontroll)\w*|uncontrollabl\w* (?:shak|shiver)\w*|bed shakes|teeth (?:are )?chatter\w*`;
const NO_DEFENCE = String.raw`chemo|no spleen|without (?:a )?spleen|splenectomy|spleen (?:was )?(?:removed|out)|transplant|neutropen|immunosuppress|immune[- ]?suppress|biologics|leuk[ae]+mia|methotrexate`;
const DIABETES = String.raw`diabet|insulin|glucose|sugar|\bhypo\b|type (?:1|2|one|two)|\bmeter\b|\bpump\b|glucagon|libre|dexcom`;
const ACID = String.raw`ketone|fruity|pear ?drops?|nail (?:polish|varnish)|acetone|sweet[- ]smell|smell\w*[^.]{0,15}(?:sweet|fruit|pear|acetone|apple)|deep (?:and )?(?:\w+ )?breath|breath\w* (?:\w+ )?(?:deep|fast|hard|heav)|pant(?:s|ing)\b|(?:belly|stomach|tummy|abdom\w*)[^.]{0,15}(?:pain|hurt|ache|cramp)|(?:pain|ache|cramp)\w*[^.]{0,15}(?:belly|stomach|tummy|abdom)`;
const STOOL = [
  'stools?\\b',
  '\\bpoo(?:p|ps|s|ing|ed)?\\b',
  '\\bshit',
  '\\bcrap\\b',
  'bowel',
  'number two',
  'motions?\\b',
  'diarr',
  'faeces',
  'feces',
  'turds?',
  'toilet',
  '\\bpass(?:ed|ing)?\\b',
  'back passage',
];
const BOTTOM = String.raw`bottom|rectum|rectal|back passage|\banus|\bbum\b|backside|stool|poo|toilet|bowel|\bloo\b`;
const BELLY = ['belly', 'abdom', 'tummy', 'stomach', '\\bguts?\\b', 'side', 'insides'];

const severePressure = ({ systolic, diastolic }: PreparedText) => (systolic ?? 0) >= 180 || (diastolic ?? 0) >= 120;
const lowPressure = ({ systolic }: PreparedText) => systolic !== undefined && systolic < 90 && systolic >= 40;
const veryHighSugar = ({ glucose }: PreparedText) => (glucose ?? 0) >= 250;
const highKetones = ({ text }: PreparedText) =>
  Number(/ketones?\D{0,25}?(\d{1,2}(?:[.,]\d)?)/.exec(text)?.[1]?.replace(',', '.') ?? 0) >= 1.5;

/** Pressure, sugar, infection, bleeding, belly, heat and cold. */
export const INNER_ORGANS = [
  emergency(
    'gi_bleed',
    [
      oneOf(VOMITS),
      /dark(?: brown)?[^.]{0,15}(?:bits|grains|specks|grounds)|brown bits|like (?:old )?coffee|black (?:stuff|bits|vomit)|vomit[^.]{0,12}(?:dark|black)/,
    ],
    { unless: /dark chocolate|coke|cola/ },
  ),
  emergency(
    'gi_bleed',
    [
      /(?:los\w+|pass\w*|pour\w*)[^.]{0,15}blood[^.]{0,15}(?:behind|below|bottom|back)|(?:bowl|toilet|water)[^.]{0,15}(?:is|was|went|full of|all)[^.]{0,10}(?:red|blood)/,
      oneOf(FAINT, 'spin', 'weak', 'clots', 'gr[ea]y', 'lose blood', 'full'),
    ],
    { unless: /period|beetroot|a little|paper/ },
  ),
  emergency(
    'sepsis',
    [/flank|kidney|catheter|side of my back|urine|bladder/, oneOf(FEVERISH), /shak|shiver|rigor|chills|vomit|confus|faint|violent/],
    { unless: /yesterday but fine|mild/ },
  ),
  emergency(
    'necrotising_infection',
    [
      /arm|leg|hand|foot|finger|skin|face|groin/,
      /dusky|black|purple|gr[ea]y|marbled/,
      /swoll|swell|spread|blister/,
      oneOf(AGONY, 'hurts?', 'pain'),
    ],
    { unless: /bruise|bumped|ankle|toe|nail|hit\b/ },
  ),
  emergency(
    'severe_hypoglycaemia',
    [
      /\b(?:dexcom|libre|cgm|meter|sensor|monitor|pump|glucose|sugar)\b[^.]{0,20}\blow\b/,
      oneOf(MUDDLED, NOT_AWAKE, FAINT, 'sweat', 'shak', 'seizure', 'trembl'),
    ],
    { unless: /batter|low carb|low for (?:me|once)/ },
  ),
  emergency(
    'gi_bleed',
    [
      /blood\w* (?:\w+ )?(?:diarr|stool|poo)|(?:diarr|stool|poo)\w*[^.]{0,20}blood/,
      oneOf(FAINT, 'jam', 'jelly', 'weak', 'gr[ea]y', 'clots'),
    ],
    { unless: /a little|streak|paper/ },
  ),
  emergency(
    'hypertensive_emergency',
    [
      /pound|throb|split|sight|vision|\bsee\b|see(?:s|ing)|blurr|flash|spots|chest|breath|confus|muddl|numb|weak|head|dizz|faint|nose|speech|slur|seiz|vomit|sick|back|pregnan|kidney|eyes?\b/,
    ],
    { when: severePressure, unless: /no (?:other )?symptoms|feel (?:fine|ok|well|good)/ },
  ),
  emergency('shock', [oneOf(FAINT, FEVERISH, FAILING, MUDDLED, 'weak', 'blood', 'cold', 'gr[ea]y', 'sweat', 'pain')], {
    when: lowPressure,
    unless: /always|usual|normal for me|as ever/,
  }),

  emergency(
    'severe_hypoglycaemia',
    [
      oneOf(DIABETES),
      oneOf(
        NOT_AWAKE,
        MUDDLED,
        String.raw`seizure|\bfit\b|convuls|jerk|stares|soaked (?:in|with) sweat|drenched|pouring with sweat|sweat\w*[^.]{0,30}(?:shak|confus|drows)|can(?:'?t| ?not) (?:think|swallow|drink|stand|see)|aggressive|unconscious`,
      ),
    ],
    {
      unless:
        /stevia|chocolate|diet|type 2 (?:for|since)|how much sugar|sugar-?free|confus\w* (?:about|by)|drowsy after lunch|which|remind/,
    },
  ),
  emergency(
    'dka',
    [
      oneOf(DIABETES, 'keton'),
      oneOf(ACID),
      oneOf(VOMITS, NOT_AWAKE, 'thirst', 'ketone', 'fruity', 'pear', 'acetone', 'nail', 'smell', FAILING),
    ],
    {
      unless: /keto diet|ketosis|ketogenic|fasting|smoothie|chocolate|too much sugar|sweets/,
    },
  ),
  emergency('dka', [oneOf(DIABETES, 'ketone'), oneOf(VOMITS, NOT_AWAKE, MUDDLED, ACID, 'weak', 'unwell', 'ill\\b')], {
    when: veryHighSugar,
  }),
  emergency('dka', [oneOf(DIABETES, 'ketone'), /thirst/], { when: veryHighSugar, unless: /type (?:2|two|ii)\b/ }),
  emergency('dka', [/ketone/, oneOf(VOMITS, DIABETES, ACID, NOT_AWAKE, 'sick', 'ill\\b')], {
    when: highKetones,
    unless: /keto diet|ketosis|ketogenic|fasting/,
  }),
  emergency(
    'dka',
    [
      /(?:drink|thirst)\w*/,
      /\bpee|\bwee|urinat|wets? (?:the|his|her)|toilet|nappies|really thin|losing weight|lost weight/,
      oneOf(VOMITS, NOT_AWAKE, ACID, MUDDLED, 'thin', 'lost (?:a lot of )?weight'),
      oneOf(SOMEBODY, 'i '),
    ],
    { unless: /hangover|marathon|coffee|tea\b|beer|goal|litres a day|uti\b|bladder infection/ },
  ),
  emergency(
    'adrenal_crisis',
    [
      /addison|adrenal|hydrocortisone|prednisol|steroid (?:tablets|dependent|card)|cortisol/,
      oneOf(VOMITS, FAINT, MUDDLED, 'too weak', "can(?:'?t| ?not) (?:stand|get up)", 'missed', 'diarr'),
      oneOf('weak', FAINT, MUDDLED, 'stand', 'drows', 'pressure', 'collaps', 'night', "can(?:'?t| ?not) keep"),
    ],
    {
      unless: /cream|ointment|inhaler|nasal/,
    },
  ),
  emergency('missed_dialysis', [
    /dialysis/,
    /miss|skip|not (?:been|had)|n't (?:been|had)|days since/,
    /weak|heart|breath|swoll|skip|flutter|confus|palpit/,
  ]),

  emergency('sepsis', [oneOf(FEVERISH), oneOf(NO_DEFENCE)], { unless: /asking|vaccin|plan|before (?:the|my) transplant/ }),
  emergency(
    'sepsis',
    [
      oneOf(FEVERISH),
      oneOf(FAILING, MUDDLED, String.raw`hard to (?:wake|rouse)|barely awake|very drowsy|too drowsy|faint|pass(?:ed|ing)? out`),
    ],
    {
      unless:
        /no fever|without fever|heat pump|room temperature|cold (?:bath|shower|water)|hot tub|fever dream|water temperature|sauna|cold hands on the|skin temperature|kidney beans/,
    },
  ),
  emergency(
    'necrotising_infection',
    [
      /skin|wound|\bleg\b|\barm\b|foot|cut|redness|thigh|hand|scratch|groin|bite|flesh/,
      oneOf(
        String.raw`(?:spread|grow|mov|climb|creep|double)\w*[^.]{0,40}(?:hours?|fast|quick|rapid|by the minute|overnight)|(?:turn|go|going|gone|is|are) (?:\w+ )?(?:black|purple|gr[ea]y)|crackl|crepit|bubbles? under|blood blisters`,
      ),
      oneOf(AGONY, 'fever', 'shiver', 'pain', 'smell', 'ill\\b', 'hot'),
    ],
    { unless: /bruise|nail|football|stubbed|black coffee|garden/ },
  ),
  emergency('toxic_shock', [/tampon|menstrual cup/, /fever|rash|faint|vomit|confus|dizz/]),

  emergency('gi_bleed', [near(STOOL, ['\\bblack', '\\btar\\b', 'tarry', 'like tar', 'jet', 'sticky', 'maroon'], 40)], {
    unless:
      /iron (?:tablets|pills|supplement)|liquorice|licorice|bismuth|pepto|beetroot|blueberr|black (?:coffee|belt|shoes|ice|bean|friday)|passed (?:the|my) (?:exam|test|black belt)|blackberr|charcoal/,
  }),
  emergency(
    'gi_bleed',
    [new RegExp(VOMITS), oneOf('coffee[ -]?grounds?', String.raw`\bblood|bloody|dark (?:brown|red) (?:stuff|bits|grains)|red stuff|clots`)],
    { unless: /blood (?:test|sugar|pressure|glucose|sample|donat)|wine|beetroot|no blood/ },
  ),
  emergency(
    'gi_bleed',
    [
      oneOf(BOTTOM),
      oneOf(MUCH_BLOOD, String.raw`(?:fresh|bright|red) blood|clots`),
      oneOf(MUCH_BLOOD, FAINT, 'weak', 'clots', 'gr[ea]y', 'cold', 'heart rac', 'thinner', 'warfarin'),
    ],
    { unless: /paper|wip(?:e|ing)|a few drops|piles|streak|period|blood pressure|a little/ },
  ),
  emergency(
    'severe_bleeding',
    [
      /nose ?bleed\w*|nose (?:has been |is |keeps )?bleed\w*/,
      /hour|(?:[3-9]\d|\d\d\d) minutes|thinner|apixaban|warfarin|xarelto|eliquis|won't stop|not stop|n[o']t stop|whatever i do|faint|pour|down (?:my|the) throat/,
    ],
    {
      unless: /two minutes|few minutes|stopped by itself|has stopped|hour of sleep/,
    },
  ),
  emergency(
    'severe_bleeding',
    [
      /tonsil|tooth (?:out|extract\w*)|extraction|operation|surgery|circumcis|biops/,
      oneOf(MUCH_BLOOD, String.raw`(?:spit|cough|swallow)\w*[^.]{0,20}blood|bright (?:red )?blood|keeps? bleeding`),
    ],
    {
      unless: /blood (?:test|pressure)|streak|a little|years/,
    },
  ),
  emergency(
    'severe_bleeding',
    [
      oneOf(MUCH_BLOOD),
      /cut|wound|gash|knife|saw|glass|artery|wrist|thigh|leg|arm|neck|head|hand|foot|groin|stab|shot|injur|accident|bite|bit\b|blade|axe|vein|varicose|bleeding out/,
      /blood|bleed/,
    ],
    {
      unless:
        /nose ?bleed|period|gums|blood (?:test|sample|sugar|glucose|pressure)|cough|paper|wip|has stopped|stopped bleeding|shaving|paper cut|sweat/,
    },
  ),
  emergency(
    'severe_bleeding',
    [/bleeding (?:out|to death)|spurting blood|blood (?:is )?(?:spurting|pumping|gushing)|hit an artery|severed/],
    { unless: /film|movie|game/ },
  ),

  emergency(
    'acute_abdomen',
    [
      near(
        BELLY,
        [
          'hard as',
          '\\bhard\\b',
          'rigid',
          'like (?:a )?(?:board|wood|stone|rock|drum)',
          'board',
          'rock[- ]hard',
          'tight as',
          'blown up',
          'distended',
          'swollen (?:up|hard|like)',
          'huge and tight',
        ],
        40,
      ),
      oneOf(AGONY, 'pain', 'hurt', 'ache', 'fever', VOMITS, FAINT, 'move'),
    ],
    { unless: /abs\b|sit-?ups?|workout|core|hard (?:day|week|work)|pregnan/ },
  ),
  emergency(
    'acute_abdomen',
    [
      near(BELLY, ['pain', 'hurt', 'ache', 'aching', 'cramp', 'agony', 'stabb'], 50),
      oneOf(AGONY, String.raw`lower right|right lower|right side|everywhere|through to (?:my|the) back|any movement|moving|shoulder`),
      oneOf(AGONY, VOMITS, 'fever', FAINT, 'sudden', 'worse', 'everywhere', 'hours', 'sweat', 'pale', 'gr[ea]y'),
    ],
    {
      unless:
        /mild|period|as every month|sit-?ups|after (?:training|running|a run)|stitch|laugh|killing (?:time|it)|muscle|side plank|workout|hungry|gas\b/,
    },
  ),
  emergency(
    'acute_abdomen',
    [
      oneOf(String.raw`(?:lower right|right lower|right (?:hand )?side|navel|belly ?button|appendi)`),
      oneOf('fever', VOMITS, String.raw`3[89][.,]?\d?`, 'everywhere', 'burst', 'worse', 'move', 'walk', 'straight'),
      oneOf('pain', 'hurt', 'ache', 'agony', 'appendi'),
    ],
    { unless: /years|scar|removed|piercing/ },
  ),
  emergency(
    'bowel_obstruction',
    [
      oneOf(
        String.raw`(?:can(?:'?t| ?not)|cannot|could ?n[o']t|unable to|not|n[o']t|no) (?:\w+ ){0,2}(?:pass(?:ed)?|poo|fart|open|been|go)?[^.]{0,15}(?:gas|wind|stool|bowels?|poo|fart|toilet)`,
      ),
      oneOf(VOMITS),
      oneOf(...BELLY, 'bloat', 'swoll', 'drum', 'pain', 'cramp'),
    ],
    { unless: /stomach bug|diarr/ },
  ),
  emergency(
    'acute_abdomen',
    [
      /hernia|rupture in my groin|bulge in (?:my|the|his) (?:groin|belly)/,
      oneOf(VOMITS, String.raw`rock hard|purple|black|won't (?:go|push)|can(?:'?t| ?not) (?:\w+ )?(?:push|get)|stuck|dark|red|hard`, AGONY),
    ],
    {
      unless: /hiatus|operation (?:next|planned)|years/,
    },
  ),
  emergency(
    'testicular_torsion',
    [
      /testic|testis|\bballs?\b|\bnuts?\b|scrot|\bnads?\b|\bbollocks?\b|gonad|ballsack/,
      oneOf(
        AGONY,
        String.raw`sudden|all at once|swoll|swell|twist|pulled up|higher|woke|(?:an?|two|three|four|\d+) hours?|half an hour|hurts? (?:so|a lot|like hell|badly)|painful|vomit|throw`,
      ),
      oneOf('pain', 'hurt', 'ache', AGONY, 'swoll', 'swell', 'twist'),
    ],
    {
      unless:
        /painless|tennis|foot ?ball|golf|ball of (?:my|the|his|her) foot|allerg|peanut|walnut|ate |eating|hazel|cashew|almond|coconut|medicine ball|exercise ball|lump(?!.*pain)|for (?:weeks|months)|snow ?ball|basketball|hand ?ball|drives? me nuts|crunchy|shell/,
    },
  ),
  emergency(
    'priapism',
    [
      /erection|boner|hard-?on|\bpenis\b[^.]{0,20}(?:hard|erect|stiff)/,
      /hours|won't (?:go|come) (?:down|away)|not (?:go|gone|going) (?:down|away)|n[o']t (?:go|gone)|since (?:last night|this morning|yesterday)/,
      /./,
    ],
    {
      unless: /can(?:'?t| ?not) get|problem getting|dysfunction/,
    },
  ),
  emergency('urinary_retention', [
    /(?:can(?:'?t| ?not)|cannot|unable to|not been able to|haven't been able to)[^.]{0,12}(?:pee|wee|urinate|pass (?:an?y )?(?:urine|water))/,
    oneOf(AGONY, 'pain', 'bursting', 'hours', 'since', 'swoll'),
  ]),

  emergency(
    'heat_stroke',
    [
      /heat|\bhot\b|\bsun\b|sauna|marathon|desert|steam|greenhouse|in the (?:closed |parked |locked )?car|scorching/,
      oneOf(
        MUDDLED,
        NOT_AWAKE,
        String.raw`stopp?ed sweating|not sweating|no(?:t| longer| more)? (?:\w+ )?sweat\w*|n't sweat\w*|dry skin|skin (?:is )?(?:\w+ )?(?:hot|dry|burning)|collaps|seizure|temp\w*[^.]*(?:4[0-3]|10[4-9])|\b4[0-3](?:[.,]\d)? (?:degrees|c\b|celsius)|unconscious|stagger`,
      ),
    ],
    { unless: /hot (?:bath|tub|drink|yoga|chocolate|water bottle)|flush|sweat test|goal|plan/ },
  ),
  emergency(
    'hypothermia',
    [
      /snow|river|lake|cold|freez|\bice\b|icy|outside all night|water|avalanche|mountain|hypotherm/,
      oneOf(
        String.raw`stopp?ed shivering|shiver\w* no more|no longer shiver|not shivering|temp\w*[^.]{0,20}(?:2\d|3[0-4])(?:[.,]\d)?\b`,
        `(?:snow|freez|ice|icy|outside|avalanche|mountain|hypotherm|water)[^.]{0,80}(?:${NOT_AWAKE}|${MUDDLED})`,
      ),
    ],
    { unless: /ice (?:cream|pack|bath)|water bottle|drink/ },
  ),
  emergency('maternal_collapse', [oneOf(AFTER_BIRTH), oneOf(FAINT, 'breathless', 'chest pain')], { unless: /years|months old/ }),
];
