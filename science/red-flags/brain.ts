import {
  AGONY,
  AT_ONCE,
  FACE_FALLS,
  FACE_PART,
  FAINT,
  LIMB,
  MUDDLED,
  NOT_AWAKE,
  PALSY,
  SOMEBODY,
  SPEECH_FAILS,
  VOMITS,
  WITH_CHILD,
} from './lexicon.ts';
import { oneOf } from '../one-of.ts';
import { emergency, near } from './near.ts';

const FEVER = String.raw`fever|temperature|\bhot\b|burning up|3[89](?:[.,]\d)?|40(?:[.,]\d)?|10[1-5](?:[.,]\d)?|shiver`;
const FIT = String.raw`seizure|convuls|epilep\w+ (?:fit|attack)|\bfits?\b(?! (?:well|in|me|into|for|and (?:well|healthy)|as a|enough|again|band|bit))|fitting\b|(?:jerk|twitch|shak|thrash)\w*[^.]{0,25}(?:all over|whole body|arms and legs|uncontroll|won't stop|not stop|stop|unconscious|eyes|foam|minutes)|foam\w* (?:at|from)|eyes (?:are |have )?(?:rolled|rolling)`;
const BLOOD_THINNER = String.raw`warfarin|blood[- ]?thin|anticoag|apixaban|xarelto|rivaroxaban|eliquis|dabigatran|pradaxa|clopidogrel|plavix|coumadin|edoxaban|heparin`;
const SPEECH = [
  'letters',
  '\\bread\\b',
  'speech',
  'speak',
  '\\btalk',
  '\\bwords?\\b',
  'sentences?',
  '\\bvoice',
  'say(?:s|ing)? (?:anything|a word|my name)',
  'language',
];
const SIGHT = [
  'look at',
  'what i see',
  '\\bsight',
  'vision',
  'eyesight',
  '(?:left|right|one|my|his|her|that|this|both) eyes?',
  '\\bsee\\b',
  'field of view',
  'visual field',
  'field of vision',
  'everything',
];
const HEAD_STRUCK = String.raw`(?:hit|bang|knock|struck|bump|kick|smack|crack|slam|bash|whack|bonk|clobber|head-?butt)\w*[^.]{0,35}\b(?:head|skull|temple|forehead)|\b(?:head|skull|temple|forehead)[^.]{0,30}(?:hit|bang|knock|struck|bump|kick|smack|crack|slam|bash|ball|floor|pavement|kerb|goal)|(?:head|skull) (?:injury|trauma|wound)|concuss|(?:fell|fall|fallen|landed|dropped|tumbled)[^.]{0,40}(?:head|skull)|head first|without (?:a )?helmet|on(?:to)? (?:his|her|my|their|the) (?:head|skull)`;

/** Brain, spinal cord and eyes. */
export const BRAIN_AND_NERVES = [
  emergency(
    'stroke',
    [
      oneOf(
        String.raw`(?:can(?:'?t| ?not)|cannot|could ?n[o']t|unable to|can no longer|could no longer|fail\w* to|struggl\w* to) (?:\w+ )?(?:button|zip|write|type|text|hold (?:a|the|my) (?:pen|cup|spoon|fork|phone|glass|key)|tie|brush|use (?:my|his|her)|sign my)`,
      ),
      oneOf(...LIMB, 'fingers?', 'shirt'),
      oneOf(AT_ONCE, 'left', 'right', 'one'),
    ],
    { unless: /broke|sprain|cast\b|sore|carpal|gloves|cold|arthritis|for (?:weeks|months|years)|jeans|nails/ },
  ),
  emergency(
    'stroke',
    [/tongue/, /(?:not|n[o']t|won't|no longer)[^.]{0,12}(?:obey|move|work|listen)|one side|half|heavy|slow words|words are slow|deviat/],
    { unless: /bit my|burn|pierc/ },
  ),
  emergency('stroke', [oneOf(String.raw`\b(?:eyelid|pupil)`), /hang|droop|bigger|wider|larger/, /double|neck|headache|vision|see/]),
  emergency('thunderclap_headache', [
    /(?:something|it) (?:\w+ )?(?:snapp|popp|burst|broke|cracked|gave)\w*[^.]{0,15} in(?:side)? (?:my|his|her) (?:head|skull|brain|neck)/,
  ]),
  emergency(
    'meningitis',
    [
      /\blight\b|\blamp\b|daylight|bright|sunlight|blinds/,
      /hurt|scream|cover|can(?:'?t| ?not) (?:stand|bear|open)|pain|unbearabl|wince/,
      oneOf(FEVER, 'neck'),
      oneOf(FEVER, 'neck', VOMITS, 'headache'),
    ],
    { unless: /migraine (?:as|like) (?:always|usual)|screen light|sunburn/ },
  ),
  emergency(
    'seizure',
    [
      /star(?:es|ing)|smack|vacant|zoned out|trance|absent/,
      oneOf(NOT_AWAKE, String.raw`minutes|does ?n[o']t (?:answer|respond|react)|not (?:answer|respond|react)|lips|again and again`),
      oneOf(NOT_AWAKE, 'minutes', 'answer', 'respond', 'react'),
    ],
    { unless: /star(?:es|ing) at (?:the|my|a) (?:screen|phone|tv|computer|scale|charts?)/ },
  ),
  emergency(
    'cauda_equina',
    [/down (?:there|below)|when i wipe|sit on it/, /numb|no feeling|can(?:'?t| ?not) feel|dead|tingl|lost feeling/],
    { unless: /saddle|bike|cycl/ },
  ),
  emergency('cauda_equina', [
    /\bback\b|spine|disc/,
    /(?:can(?:'?t| ?not)|cannot|unable to) (?:\w+ )?empty (?:my|his|her)? ?bladder|bladder (?:will|does) not/,
  ]),
  emergency('stroke', [near(FACE_PART, FACE_FALLS, 40)], {
    unless:
      /dentist|for (?:years|months)|bell'?s palsy (?:since|for)|filler|botox|cold (?:wind|air)|tooth|novocaine|an[ae]sthe|slid(?:ing)? (?:down|on) (?:my|his|her)? ?face|slap|photo|picture|unlock|glasses (?:slip|slid)|mask/,
  }),
  emergency(
    'stroke',
    [near(LIMB, PALSY, 40), oneOf(AT_ONCE, SOMEBODY, ...SPEECH, ...FACE_PART, 'half', 'one side', 'left', 'right', 'dizz', 'headache')],
    {
      unless:
        /for (?:years|months|weeks)|slept on|lie on|lay on|fell asleep|strap|sleeve|\bcast\b|broke|broken|sprain|workout|training|gym|squats|\brace\b|marathon|dumbbell|weights|garden|heavy bag|sore|typing|carpal|injection|vaccin|jab\b|cold\b|after (?:leg day|climbing|rowing|lifting)|hand (?:me|over|in)|on the other hand|second[- ]hand|to hand|left[- ]hand(?:ed)? (?:drive|side of the road)|both legs the same|foot of the|drop(?:s|ped)? (?:by|to|below|from)|steps/,
    },
  ),
  emergency('stroke', [near(SPEECH, SPEECH_FAILS, 40)], {
    unless:
      /hoarse|sore throat|\bcold\b|for (?:years|months|weeks)|loud|laryng|too (?:busy|tired|shy)|to (?:my|a|the) (?:doctor|boss|coach|therapist|manager)|foreign|language course|german|french|spanish|learn|dentist|stutter since|speak up|crossword|password|other words|word(?:s)? (?:count|game)|wrong word in|translation|text(?:s)? (?:is|are)|label|app\b|screen|page/,
  }),
  emergency(
    'stroke',
    [
      oneOf(
        String.raw`see(?:s|ing)? (?:two|double|everything (?:twice|double))|double vision|room (?:is )?spin|spinning|vertigo|world (?:is )?(?:spin|turn)|lost (?:my|his|her) balance|staggering|cannot walk straight|can't walk straight|veer|walks? (?:as if|like) (?:he|she|i)? ?(?:is |were |was )?drunk|legs? (?:will not|won't) carry`,
      ),
      oneOf(
        String.raw`see(?:s|ing)? (?:two|double)|double vision|can(?:'?t| ?not) (?:stand|walk|sit|swallow)|slur|speech|headache|numb|weak|face`,
        VOMITS,
      ),
      oneOf(AT_ONCE, 'never'),
    ],
    { unless: /drunk last|hangover|when i (?:turn|roll|lie|get up)|in bed|\bmeniere|glasses|inner ear|spinning class/ },
  ),
  emergency(
    'stroke',
    [
      new RegExp(`${SOMEBODY}[^.;!?]{0,70}(?:${MUDDLED})`),
      oneOf(AT_ONCE, FEVER, 'insulin|diabet|head|fall|fell|lips|pulse|cold|arm|face|drows|sleepy'),
    ],
    {
      unless:
        /dementia (?:for|since)|alzheimer|about (?:the|his|her|my) (?:settings?|results?|bill|app)|baby talk|toddler|months old|film|movie/,
    },
  ),
  emergency(
    'acute_confusion',
    [
      /(?:i(?:'m| am| feel| have been| got)|getting|become|became)[^.;]{0,30}(?:confus|muddl|disorient|deliri)|(?:do|did) ?n[o']t know (?:which|what) day|do not know (?:where i am|which day)/,
      oneOf(
        FEVER,
        'infect',
        'headache',
        'diabet',
        'sugar',
        'fell',
        'head',
        'since yesterday',
        'since this',
        'tablets',
        'medicine',
        'wound',
      ),
    ],
    { unless: /about (?:the|this|my|your|how|what|which)|by (?:the|this|your)|head around|instructions|settings/ },
  ),
  emergency(
    'vision_loss',
    [
      near(
        SIGHT,
        [
          'vanish',
          'gone\\b',
          'went (?:dark|black|blank|dim|blind)',
          'disappear',
          '\\blost\\b',
          'going (?:dark|black|blind|dim)',
          '\\bdark\\b',
          '\\bblack\\b',
          '\\bhalf\\b',
          'curtain',
          'blind\\b',
          '\\bveil',
          'shutter',
          'missing',
          'faded',
          'fade(?:s|d)? (?:away|out)',
          'shadow',
          'blank',
          "(?:can(?:'?t| ?not)|cannot|can no longer|can hardly|barely|nothing) (?:\\w+ ){0,2}see",
          'see (?:nothing|only half)',
          'half of (?:what|the)',
          'part of what',
          'black (?:blob|spot|hole|patch)',
          'only half',
          'lots of (?:new )?floaters',
          'shower of',
        ],
        40,
      ),
      oneOf(AT_ONCE, 'eye', 'sight', 'vision', 'half', 'since', 'headache', 'all'),
    ],
    {
      unless:
        /glasses|contact lens|for (?:years|months)|dark (?:room|mode|outside)|night vision|black (?:screen|coffee|shoes|friday)|lost (?:weight|my (?:glasses|phone|watch|streak|data))|half (?:marathon|an hour|of my (?:steps|goal))|blind (?:date|spot test)|data|chart|screen|button|option|page|graph|app\b|where (?:is|are|my)|everything (?:is|was) (?:fine|good|ok|gone well)|day is half/,
    },
  ),
  emergency('giant_cell_arteritis', [
    /temple|scalp|headache/,
    /jaw[^.]*(?:chew|eat)|(?:chew|eat)\w*[^.]*jaw|scalp (?:is |so )?(?:tender|sore)|comb/,
    /sight|vision|eye|blurr|see/,
  ]),
  emergency(
    'acute_glaucoma',
    [
      /\beyes?\b/,
      oneOf(AGONY, 'pain', 'hurt', 'ache', 'rock hard', 'hard as', 'throbb'),
      oneOf('halo', 'rainbow', 'rings? (?:around|round)', 'blurr', 'fog', 'mist', 'cloud', 'sight', 'vision', VOMITS, 'nause', 'headache'),
    ],
    { unless: /itch|hay fever|contact lens|migraine (?:again|as)|usual|screen|computer/ },
  ),

  emergency(
    'thunderclap_headache',
    [
      /head ?ache|\bhead\b|\bskull\b|\btemples?\b|migraine/,
      oneOf(
        String.raw`(?:worst|most (?:\w+ )?(?:excruciating|agonising|agonizing|awful|terrible|horrible|severe|intense|violent|painful|horrendous|dreadful|unbearable)|never (?:\w+ )?(?:had|known|felt|experienced)[^.]{0,25}(?:like|such|so|this|headache)|such a headache)`,
        String.raw`like (?:a |an |being |i was |i'd been |someone |somebody |something |lightning|thunder)[^.]{0,25}(?:lightning|thunder\w*|hammer|bat\b|brick|axe|bang|blow|explo\w*|bomb|gun\w*|shot|struck|hit|kicked|burst|pop\w*|snap\w*|clap|bolt)`,
        String.raw`explo\w+|\bburst\w*|(?:from )?(?:zero|0|nothing) to (?:ten|10|full)|(?:with)?in (?:a |one |a few |some |\d+ )?(?:split |single )?(?:seconds?|instant|moment|flash)|thunder\w*|lightning|out of (?:nowhere|the blue)|(?:sudden|instant)\w*|during (?:sex|orgasm|the orgasm)|felt (?:a|something) (?:pop|snap|burst)|from one (?:second|moment) to`,
      ),
      oneOf('ache', 'pain', 'hurt', 'skull', 'migraine', 'explo', 'worst', AGONY, VOMITS),
    ],
    {
      unless:
        /usual|like every|typical|as always|hangover|worst (?:day|night|week|run|sleep)|head (?:of|start|coach|office|torch|phones?)|ahead|headphones|hit my head/,
    },
  ),
  emergency(
    'meningitis',
    [
      oneOf(
        String.raw`(?:neck|nape)[^.]{0,30}(?:stiff|rigid|lock|board|(?:can(?:'?t| ?not)|won't|will not|hurts?[^.]{0,12}to|unable to|impossible to)[^.]{0,12}(?:bend|move|turn|flex))|(?:stiff|rigid|locked)[^.]{0,15}neck|(?:bend|move|flex|put|bring|touch|lower|press|get)[^.]{0,25}(?:chin|neck)|chin[^.]{0,25}(?:chest|down)`,
      ),
      oneOf(FEVER, 'headache', 'light', 'confus', 'rash', 'drows', 'sleepy', 'muddl', VOMITS, 'spots'),
    ],
    { unless: /pillow|massage|desk|slept wrong|draught|computer|strength exercise/ },
  ),
  emergency(
    'meningitis',
    [
      oneOf(
        String.raw`(?:rash|spots?|dots|blotch\w*|marks|patches|pinpricks?|bruises|freckles|speckles|stars|skin)[^.]{0,60}(?:(?:not|n[o']t|never|still|no)\b[^.]{0,20}(?:fade|blanch|disappear|vanish|go (?:away|white|pale)|change|budge)|stays?|staying|remains?|still (?:there|visible|see))|(?:glass|tumbler)[^.]{0,40}(?:rash|spots?|dots|stay|remain|still|fade|disappear)`,
        String.raw`(?:rash|spots?|blotches|bruises)[^.]{0,25}(?:spread|more and more)|(?:spots?|rash)[^.]{0,12}like bruises|(?:purple|dark red|blood(?:-red|y)?|violet|dark) (?:\w+ )?(?:spots?|rash|blotches|marks|patches|dots|bruises)`,
      ),
      oneOf(
        FEVER,
        'glass',
        'tumbler',
        'press',
        NOT_AWAKE,
        'headache',
        'neck',
        'ill',
        'vomit',
        'cold (?:hands|feet)',
        'spread',
        'child',
        'baby',
      ),
    ],
    { unless: /heat rash|shaving|acne|eczema|mosquito|tattoo|hickey|sports bra|watch strap|banana/ },
  ),
  emergency(
    'head_injury',
    [
      oneOf(
        HEAD_STRUCK,
        String.raw`(?:fell|came|thrown|knocked|flew)[^.]{0,20} (?:off|down|from|over)[^.]{0,40}(?:out cold|knocked out|unconscious|passed out|black(?:ed)? out)`,
      ),
      oneOf(
        BLOOD_THINNER,
        NOT_AWAKE,
        MUDDLED,
        VOMITS,
        FIT,
        String.raw`out cold|passed out|black(?:ed|ing)? out|can(?:'?t| ?not) remember|no memory|forg[eo]t|memory|same question|feel(?:s|ing)? sick|nausea|one pupil|pupils?|bigger|clear (?:fluid|liquid)|watery fluid|behind (?:the|his|her|my) ears?|black eyes|getting worse|worse and worse|(?:severe|bad|terrible|splitting) headache|see(?:ing)? double|vision|weak|numb|unsteady|dent\b|soft spot|slur`,
      ),
    ],
    { unless: /headline|head start|helmet (?:fits|size)/ },
  ),
  emergency('head_injury', [/clear (?:fluid|liquid)|watery fluid/, /nose|ear/, /head|fell|fall|hit|accident/]),
  emergency(
    'seizure',
    [
      oneOf(FIT),
      oneOf(
        String.raw`minutes|still|again|one after (?:another|the other)|never|first|not (?:stop|wak|come|com)\w*|won't|n[o']t (?:stop|wak|come|com)\w*|right now|now\b|today|this morning|tonight|at work|just had|having|had (?:a|another)|woke|between|blue|eyes|foam|all over|diabet|sugar|baby|child|shook|since`,
        WITH_CHILD,
        SOMEBODY,
      ),
    ],
    {
      unless:
        /seizure[- ]?free|clothes|shoes|size|trousers|dress\b|suit\b|fit (?:tracker|file)|laugh|watch fits|fits? (?:my|his|her|the) (?:wrist|finger)|medication works/,
    },
  ),

  emergency(
    'cauda_equina',
    [
      oneOf(
        String.raw`(?:numb|dead|no feeling|can(?:'?t| ?not) feel|lost (?:all )?feeling|tingl|asleep|like cotton)\w*[^.]{0,40}(?:between (?:my|the|his|her) (?:legs|thighs)|saddle|groin|genital|private|crotch|bottom|buttock|\bbum\b|backside|anus|inner thighs|sit (?:on|bones)|penis|vagina)`,
        String.raw`(?:between (?:my|the|his|her) (?:legs|thighs)|saddle|groin|genital|private|crotch|bottom|buttock|\bbum\b|backside|anus|inner thighs|penis|vagina)[^.]{0,40}(?:numb|dead|no feeling|can(?:'?t| ?not) feel|tingl|asleep)`,
      ),
    ],
    { unless: /saddle (?:height|sore|too hard)|long ride|after (?:cycling|the ride|my ride)|bike seat/ },
  ),
  emergency(
    'cauda_equina',
    [
      /\bback\b|spine|spinal|sciatica|\blegs?\b|slipped dis[ck]/,
      oneOf(
        String.raw`(?:can(?:'?t| ?not)|cannot|could ?n[o']t|unable to|can no longer|lost control|no control|not (?:able to|feel)|n[o']t feel|don't notice)[^.]{0,35}(?:pee|wee|urin|bladder|bowel|poo|toilet|stool)`,
        String.raw`wet (?:my|him|her)sel|soil(?:ed)? (?:my|him|her)sel|incontinen|(?:bladder|bowels?)[^.]{0,20}(?:control|gone|leak|numb)|peed (?:my|him|her)sel|without noticing`,
      ),
    ],
    { unless: /bladder infection|\buti\b|drank too much|pregnan/ },
  ),
  emergency(
    'spinal_injury',
    [
      /fell|fall|dive|diving|dived|dove|rocks|crash|accident|rolled|tackle|thrown|landed|hit|ladder|horse|trampoline|scrum/,
      /\bneck\b|\bback\b|spine|\blegs\b|\barms\b|\bhands\b|\bfeet\b/,
      /(?:can(?:'?t| ?not)|cannot|could ?n[o']t|unable to)[^.]{0,15}(?:feel|move)|tingl|pins and needles|numb|paraly|electric|no feeling|weak/,
    ],
    { unless: /for (?:weeks|months|years)|sciatica|years ago/ },
  ),
  emergency(
    'ascending_weakness',
    [
      /weak|numb|tingl|paraly/,
      /(?:creep|climb|spread|mov|ris|travel|work|go)\w*[^.]{0,20} up(?:wards)?|from (?:my|the|his|her) (?:feet|toes|legs)|both legs/,
      oneOf(
        String.raw`swallow|breath|face|arms|can(?:'?t| ?not) (?:walk|stand|climb|get up)|since (?:yesterday|two|three|a few|this)|days`,
      ),
    ],
    { unless: /workout|training|marathon|squats|for (?:months|years)/ },
  ),
  emergency('syncope', [new RegExp(FAINT), /neck|chest|headache|speech|numb/, /sudden|worst|severe/], {
    unless: /stand(?:ing)? up|needle|blood test/,
  }),
];
