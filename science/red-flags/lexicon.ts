/**
 * Lay words for parts of the body, sensations and circumstances, as pieces of patterns: what several rules share.
 *
 * Collected by meaning from the words that public guidance uses for patients (NHS "call 999 if", AHA, Stroke Association, WAO, UK Sepsis Trust,
 * Samaritans) and what people say instead. A word belongs here when more than one rule needs it.
 */

/** Somebody who is not the writer. */
export const SOMEBODY = String.raw`(?:\b(?:he|she|they|him|her|somebody|someone)\b|(?:the|an?|my|our|this) (?:\w+ ){0,2}(?:man|woman|lady|guy|bloke|child|boy|girl|kid|lad|patient|passenger|neighbou?r|colleague|coworker|boss|coach|teacher|friend|mate|room-?mate|flat-?mate|husband|wife|partner|son|daughter|dad|daddy|mum|mummy|mom|mommy|father|mother|brother|sister|uncle|aunt\w*|gran\w*|nan|nana|grand\w+|baby|toddler|infant|newborn|nephew|niece|cousin|boyfriend|girlfriend|twin|player|runner|teammate|stranger|guest|customer|bride|fellow)\b|\b(?:dad|mum|mom|grandma|grandpa|granny|granddad|grandad|nan|nana|baby|hubby)\b)`;

/** A small child. */
export const LITTLE = String.raw`\b(?:baby|babies|infant|newborn|new-born|toddler|little one|bub|bubba|kiddo|(?:one|two|three|four|five|six|seven|eight|nine|\d+|few)[ -](?:day|week|month)s?[ -]olds?|(?:my|our|the|her|his) (?:\w+ ){0,2}(?:son|daughter|child|kid|boy|girl|grandson|granddaughter|twin)|(?:[1-5]|one|two|three|four|five)[ -]years?[ -]old|1[0-9] months|weeks? old|months? old|days? old)\b`;

/** Below three months of age, or so it sounds. */
export const TINY = String.raw`\b(?:newborn|new-born|neonate|(?:[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine)[ -]?weeks?[ -]?old|(?:[12]|one|two)[ -]?months?[ -]?old|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|few)[ -]?days?[ -]?old|(?:baby|infant|son|daughter|boy|girl|little one) (?:\w+ )?(?:is|of|,) (?:only |just |about )?(?:[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine) weeks|born (?:last week|this week|(?:\w+ )?(?:days|two weeks|three weeks) ago))\b`;

/** Breast of a man or a woman, as where pain sits. */
export const CHEST_AREA = [
  'chest',
  'breast ?bone',
  'sternum',
  'rib ?cage',
  '\\bribs\\b',
  'thorax',
  '\\blungs?\\b',
  'chest ?wall',
  'solar plexus',
  '\\bheart\\b(?! rate| beat| attack)',
  'between (?:my|his|her|the) (?:breasts|boobs|nipples)',
  'left (?:breast|boob|nipple|pec)',
  'bra line',
  'under (?:my|the|her|his) (?:left )?breast',
];

/** What a failing heart feels like. */
export const HEART_PAIN = [
  'pain',
  '\\bach',
  'hurt',
  'tight',
  'squeez',
  'crush',
  'pressure',
  'pressing',
  'press(?:es|ed)? (?:down|hard|on)',
  'heav',
  'weight',
  '\\bv[iy][cs]e\\b',
  '\\bclamp',
  '\\bgrip',
  '\\bfist\\b',
  '\\bband\\b',
  '\\bbelt\\b',
  '\\brope\\b',
  '\\bcorset',
  'elephant',
  '\\bbricks?\\b',
  '\\bstone\\b',
  '\\banvil',
  '\\btruck\\b',
  'parked',
  '\\bconcrete',
  'constrict',
  'stab',
  'knife',
  'burn',
  'on fire',
  'uncomfortable',
  'discomfort',
  'cramp',
  'strangl',
  'full(?:ness)?\\b',
  'sat (?:down )?on',
  'sitting on',
  'standing on',
  'kneel',
  'explod',
  'load on',
  'pinch',
  'grabb',
  'wring',
  'wrung',
  'agony',
  'spasm',
  'funny feeling',
];

/** Where it goes, and what goes with it. */
export const HEART_COMPANY = oneString(
  '\\bjaw',
  '\\bteeth\\b|\\btooth\\b',
  '(?:left|both|right|my|his|her) (?:\\w+ )?(?:arms?|shoulders?|elbow|wrist|hand)',
  'shoulder blades?',
  'down (?:my|the|his|her) (?:\\w+ )?arm',
  'sweat|clammy|drench|soaked|cold and wet',
  'looks? like death|holds? (?:his|her|my) (?:left )?(?:arm|chest)|clutch|gr[ea]y|ashen|pale|white as|colou?r of',
  'nause|queasy|vomit|threw up|throw(?:ing)? up|sick to|feel(?:ing)? sick|puk',
  'breath|\\bair\\b|winded|pant',
  'faint|dizz|light-?headed|black(?:ed|ing)? out|pass(?:ed|ing)? out|collaps|woozy',
  'going to die|impending|doom|scared',
  "minutes|hour|since|all (?:morning|day|night|evening)|will ?n[o']t (?:go|stop|ease|let)|not (?:go|stop|eas|lett)|does ?n[o']t (?:go|stop|ease|let)|has ?n[o']t (?:gone|stopped|eased|let)|come(?:s)? and go|getting worse|wor(?:se|st)",
  'stent|bypass|angina|heart (?:attack|failure|disease|condition)|spray|nitro|gtn|diabet|smok',
);

/** Arms, legs and their parts. */
export const LIMB = [
  '\\barms?\\b',
  '\\blegs?\\b',
  '\\bhands?\\b',
  '\\bf(?:oo|ee)t\\b',
  '\\bfingers?\\b',
  '\\bgrip\\b',
  '\\blimbs?\\b',
  '(?:left|right|one|half|whole) (?:\\w+ )?(?:side|half)',
  'half of (?:my|his|her|the) body',
  'side of (?:my|his|her|the) body',
];

/** No strength or no feeling in it. */
export const PALSY = [
  'weak',
  'numb',
  '\\bdead\\b',
  'limp',
  'floppy',
  'useless',
  'lifeless',
  'paraly[sz]',
  'gave (?:way|out|in)',
  'giv(?:es|ing) way',
  'no (?:strength|feeling|power|sensation|control)',
  'lost (?:all |the )?(?:strength|feeling|power|use|control|sensation)',
  'just hang',
  'hang(?:s|ing) (?:down|limp|there)',
  'stopped (?:working|obeying|moving)',
  "(?:not|n['o]t|never|no longer|refuses? to) (?:\\w+ )?(?:work|obey|move|lift|grip|hold|respond|listen|do what|cooperate)\\w*",
  "(?:can(?:'?t| ?not)|cannot|could ?n[o']t|unable to|can hardly|barely|can no longer|struggl\\w+ to) (?:\\w+ )?(?:lift|raise|move|feel|use|hold|grip|squeeze|close|open|control|stand on)",
  'no (?:more )?grip',
  'lett?(?:s|ing)? (?:things|everything|it) fall',
  'spill(?:s|ed|ing)?',
  'no sensation',
  'drop(?:s|ping|ped)? (?:everything|things|the|his|her|my|a|stuff|it)',
  'heavy as',
  'like (?:lead|a log|wood|rubber|jelly|cotton|it (?:is|was) not|someone else)',
  'drift',
  'drags?\\b|dragging',
  'clumsy',
];

/** Face and its parts. */
export const FACE_PART = [
  '\\bface',
  '\\bmouth',
  '\\blips?\\b',
  'smile',
  'smiling',
  'grin',
  '\\bcheek',
  'eyelid',
  'corner of (?:my|his|her|the) mouth',
];

/** What a stroke does to a face. */
export const FACE_FALLS = [
  'droop',
  'dropp',
  'drops? on',
  'hang',
  '\\bsag',
  'slid',
  'slip',
  'slump',
  'fallen',
  'fell (?:down )?on one',
  'lop-?sided',
  'crooked',
  'wonky',
  'skewed',
  'slack',
  'melt',
  'twist',
  'uneven',
  'asymmetr',
  'not (?:symmetrical|straight|even|moving)',
  'pull(?:s|ed|ing)? (?:to|down|over)',
  'to one side',
  'one[ -](?:sided|half|side)',
  'numb',
  'paraly[sz]',
  'frozen',
  'dead',
  'only half',
  'half of',
];

/** Speech that goes wrong. */
export const SPEECH_FAILS = [
  'slur',
  'mush',
  'gibberish',
  'garbl',
  'jumbl',
  'nonsense',
  'rubbish',
  'mumbl',
  'scrambl',
  'muddl',
  'mixed up',
  'mix(?:es|ing) up',
  'word salad',
  "like (?:he|she|i)(?:'s| is| was|'m| were)? (?:\\w+ )?drunk",
  'sound(?:s|ed|ing)? (?:\\w+ )?drunk',
  'thick',
  'strange',
  'weird',
  'funny',
  'wrong',
  'no(?:t| longer)? (?:make|making|makes) (?:any )?sense',
  'makes? no sense',
  "(?:not|n['o]t|no longer|never|nothing) (?:\\w+ ){0,3}(?:come|comes|coming|get|find|form|say|speak|talk|understand|finish|bring|produce)\\w*",
  "(?:can(?:'?t| ?not)|cannot|could ?n[o']t|unable to|struggl\\w+ to|can hardly) (?:\\w+ ){0,2}(?:speak|talk|get|find|form|say|understand|finish|produce)",
  'lost (?:his|her|my|the)',
  'gone',
  'nothing comes',
];

/** A sudden beginning. */
export const AT_ONCE = String.raw`sudden|all at once|at once|out of (?:nowhere|the blue)|from one (?:second|moment|minute) to the|in (?:a|one) (?:second|instant|flash|split)|(?:with)?in (?:seconds|minutes|a minute)|instant|abrupt|just (?:now|started|happened|went)|this (?:morning|afternoon|evening)|tonight|today|since (?:this|breakfast|lunch|dinner|yesterday|last night|noon|i woke|waking)|(?:minutes?|hours?) ago|half an hour|for (?:an hour|\d+ minutes|half)|woke up|came on|started|now\b|was (?:fine|ok|okay|normal|well)|while (?:i|he|she|brushing|eating|cooking)|ago\b`;

/** Very bad pain, in people's words. */
export const AGONY = String.raw`agon|excruciat|unbearabl|terribl|horrib|awful|severe|intense|worst|killing|can(?:'?t| ?not) (?:stand|bear|walk|move|straighten)|so (?:bad|much|painful)|(?:hurts?|pain\w*|worse) (?:\w+ ){0,2}(?:more than|like (?:hell|mad|crazy|nothing))|scream|writh|doubled (?:over|up)|curled up|crying (?:in|with)|never (?:felt|had)|10 (?:out of|of|\/) ?10|insane|violent|crippling|massive|blinding|savage`;

/** Fainting and what comes before it. */
export const FAINT = String.raw`faint|(?:nearly|almost) (?:went|fell) (?:down|over)|woke up on the|came to on|found (?:my|him|her)sel\w* on the|out for a (?:few|couple|minute|moment)|pass(?:ed|ing|es)? out|black(?:ed|ing|s)? out|collaps|keel(?:ed|ing)? over|fell over|fall(?:ing)? over|going (?:black|dark)|goes (?:black|dark|grey)|went (?:black|dark|grey)|light-?headed|dizz|woozy|lost consciousness|see(?:ing)? stars|swoon|stand up|about to drop|nearly drop|giddy`;

/** Not to be woken, or hardly. */
export const NOT_AWAKE = String.raw`unconscious|unrespons|out cold|lifeless|comatose|knocked out|(?:can(?:'?t| ?not)|cannot|could ?n[o']t|unable to|impossible to|hard(?:ly)? to|difficult to|struggl\w+ to) (?:\w+ ){0,2}(?:wake|rouse|waken|awaken|bring (?:him|her) round|keep (?:him|her) awake)|(?:not|n[o']t|no longer|never|barely|hardly) (?:\w+ ){0,2}(?:wak\w*|rous\w*|respond\w*|react\w*|answer\w*|come round|come to|coming round|open (?:his|her) eyes|moving|stirring)|no (?:response|reaction|sign of life)|passed out|lying there|hard to rouse|(?:so|very|really|too|increasingly|getting|unusually|extremely) (?:\w+ )?(?:drowsy|sleepy)|drowsy|difficulty waking|stay awake|keep (?:my|his|her) eyes open|slipping away|listless|lethargic`;

/** Throwing up. */
export const VOMITS = String.raw`vomit|throw(?:s|ing|n)? up|threw up|puk|being sick|been sick|is sick\b|was sick\b|sick (?:all|again|several|twice|over and)|bring(?:s|ing)? up|brought up|barf|heav(?:es|ing) up|retch|spew|can(?:'?t| ?not) keep [^.]{0,20}down|could ?n[o']t keep [^.]{0,20}(?:down|in)`;

/** A mind that is not clear. */
export const MUDDLED = String.raw`confus|muddl|disorient|deliri|incoheren|babbl|rambl|mumbl|talk(?:s|ing)? (?:rubbish|nonsense|gibberish|funny|strange)|not making (?:any )?sense|n[o']t mak\w* (?:any )?sense|mak\w+ no sense|does ?n[o']t (?:know|recogni[sz]e|remember) (?:who|where|what|which|his|her|me|us|my)|(?:do|did) ?n[o']t know (?:where|which day|who) (?:i|he|she|we|it)|no idea (?:where|who|what day)|which day it is|where (?:he|she) is|not (?:himself|herself|with it|all there|thinking straight)|can(?:no|')t think (?:straight|clearly)|wrong name|own name|calls? me by|talk(?:s|ing)? to people who|people who (?:are not|aren't)|raving|hallucinat|see(?:s|ing) things|staggering|slurr|rav(?:es|ing)\b|behav\w+ (?:very |so |really )?(?:strange|odd|weird)\w*|acting (?:very |so |really )?(?:strange|odd|weird)\w*|stares? (?:at nothing|into)|out of it|agitated|vacant|glazed|spaced out|not making eye contact|like a (?:zombie|different person)`;

/** Red blood, in amounts. */
export const MUCH_BLOOD = String.raw`(?:lots?|loads?|a lot|pints?|cups?(?:ful)?|bowl(?:ful)?|mouthfuls?|litre|buckets?|pool|puddle|so much|big|huge|large|heavy|fountain|gallons?) (?:\w+ ){0,3}(?:of )?(?:\w+ ){0,2}(?:blood|clots?)|blood (?:\w+ ){0,3}(?:everywhere|all over|pour|gush|spurt|pump|stream|squirt|spray|soak|drip\w* fast|run\w* down)|(?:pour|gush|spurt|pump|squirt|spray|stream|haemorrhag|hemorrhag)\w*(?: \w+){0,3} blood|bleed\w* (?:\w+ ){0,2}(?:heav|bad|a lot|profuse|out\b|like|through|everywhere|hard|non-?stop|freely)|(?:will|does|can|would|did|has)(?: not|n[o']t)(?: \w+){0,2} stop(?:ped)?(?: \w+){0,2}(?: bleed\w*)?|won't stop|not stopp\w*|can(?:no|')t stop (?:it|the)|soak(?:ed|ing|s)|spurt|gush`;

/** With child, as people say it. */
export const WITH_CHILD = String.raw`\bpregnan|\bexpecting\b(?! (?:a|the|that|it|to|my) (?!baby|child))|weeks? (?:along|gestation|gone|pregnant|into)|\b(?:[5-9]|1\d|2\d|3\d|4[0-2]) ?weeks?\b(?! (?:old|ago|of|after|before|on|in|now|since|post|holiday|later))|\bwk \d|trimester|positive (?:pregnancy )?test|pregnancy test (?:\w+ ){0,4}positive|\bbump\b|midwife|unborn|due (?:date|in (?:\w+ )?weeks)|twins due|embarazada|schwanger|enceinte`;

/** After giving birth. */
export const AFTER_BIRTH = String.raw`gave birth|given birth|after (?:the |my |giving )?(?:birth|delivery|c-?section|caesarean|cesarean)|post-?partum|post-?natal|had (?:my|the|a|our|her) (?:baby|daughter|son|little one|twins|first)\b|delivered (?:my|the|a|our)|since the birth|new mum|c-?section|caesarean|cesarean`;

function oneString(...alternatives: readonly string[]): string {
  return alternatives.join('|');
}
