import { AFTER_BIRTH, AGONY, AT_ONCE, CHEST_AREA, FAINT, HEART_COMPANY, HEART_PAIN, MUCH_BLOOD, MUDDLED, SOMEBODY } from './lexicon.ts';
import { oneOf } from '../one-of.ts';
import { emergency, near } from './near.ts';
import type { PreparedText } from './text.ts';

/** Signs that together speak for the heart though the chest does not hurt; each counts once. */
const QUIET_SIGNS: readonly RegExp[] = [
  /\bjaw|\bteeth|(?:left|both) (?:arms?|shoulders?)|between (?:my|the|her|his) shoulder|upper back|shoulder blades?/,
  /sweat|clammy|drench|gr[ea]y\b|ashen/,
  /nause|queasy|vomit|threw up|throwing up|sick to my stomach|indigestion/,
  /breath|winded|puffed|get (?:an?y |enough )?air/,
  /faint|dizz|light-?headed|woozy|pass(?:ed|ing)? out/,
  /(?:so|unbelievably|incredibly|extremely|suddenly|strangely|very|totally|completely|utterly|unusually) (?:tired|exhausted|weak|drained|worn out)|wiped out|exhaustion|overwhelming(?:ly)? tired\w*|no strength at all/,
  /impending doom|going to die|something (?:is )?(?:very|terribly) wrong/,
];
const quietHeart = ({ text }: PreparedText): boolean => QUIET_SIGNS.filter((sign) => sign.test(text)).length >= 3;

const RISK_OF_CLOT = String.raw`flight|flew|plane|long (?:drive|haul|journey|trip|bus)|operation|surgery|operated|replace|\bplaster\b|\bcast\b|in bed|bedridden|immobil|\bpill\b|hormone|clot|cancer|chemo|calf|calves|\bleg\b[^.]{0,30}(?:swoll|swell|fat|thick|hurt|pain|sore|red)|(?:swoll|swell|fat|thick|hurt|pain|sore)\w*[^.]{0,20}\bleg\b|broke my|hospital|\bdvt\b|${AFTER_BIRTH}`;
const SHORT_OF_AIR = String.raw`out of breath|breathless|short(?:ness)? of breath|(?:can(?:'?t| ?not)|cannot|could ?n[o']t|unable to|hard to|struggl\w+ to|fight\w* to|trouble|difficult\w*|hardly|barely) (?:\w+ ){0,2}(?:breath\w*|catch (?:my|his|her) breath|get (?:\w+ ){0,2}(?:air|breath))|breath\w* (?:\w+ ){0,2}(?:hurts?|hard|difficult|fast|quick|rapid|shallow|heavy|laboured|labored|noisy|funny|bad|worse)|(?:hurts?|stab\w*|pain\w*|sharp)[^.]{0,20} (?:when|as|if|each time|every time|with) (?:\w+ ){0,3}breath|gasp|pant(?:s|ing)\b|suffocat|winded|not enough air|no air|air hunger|puffing`;

/** Heart, great vessels and lungs. */
export const HEART_AND_LUNGS = [
  emergency('chest_pain', [/squeez\w*[^.]{0,25}(?:life out of )?my heart|heart[^.]{0,15}(?:being )?squeez/]),
  emergency('breathing', [oneOf(SHORT_OF_AIR), /tunnel vision|grey out|going grey|black spots|lips/]),
  emergency(
    'chest_pain',
    [oneOf(String.raw`(?:clutch|hold|grab|rub)\w*[^.]{0,15}(?:his|her|my|the) (?:\w+ )?(?:chest|left arm|breast ?bone)`)],
    { unless: /phone|strap|baby|bar\b|plank|pose|stretch/ },
  ),
  emergency(
    'heart_attack',
    [
      /looks? like death|something (?:is )?(?:very|terribly|badly|really) wrong|feel(?:s|ing)? like (?:i'm|i am|he is|she is) dying|impending doom/,
      oneOf(...CHEST_AREA, HEART_COMPANY),
    ],
    { unless: /workout|hangover|flu\b/ },
  ),
  emergency(
    'breathing',
    [
      oneOf(
        String.raw`(?:can(?:'?t| ?not)|cannot|could ?n[o']t|unable to) (?:\w+ )?(?:fill|expand|inflate) (?:my |his |her )?(?:lungs|chest|them)|stop for (?:air|breath)|sleep\w*[^.]{0,25}(?:sitting|upright|in (?:the|a|my) (?:arm)?chair)[^.]*(?:air|breath|ankles|swoll|cough)|(?:air|breath|ankles)[^.]*sleep\w*[^.]{0,25}(?:sitting|upright|in (?:the|a|my) (?:arm)?chair)`,
      ),
    ],
    { unless: /sofa nap|flight seat/ },
  ),
  emergency(
    'syncope',
    [
      oneOf(
        String.raw`(?:woke|came to|came round|found (?:my|him|her)sel\w*|next thing)[^.]{0,30} on the (?:floor|carpet|ground|tiles|pavement|lawn)`,
      ),
    ],
    { unless: /yoga|nap|slept|mat\b|camp|baby|kids|dog/ },
  ),
  emergency('pe', [/\bleg\b|calf|thigh/, /thick|swoll|swell|fat|bigger/, /breath|stitch|chest|heart rac|cough/], {
    unless: /workout|race|muscle gain|squats/,
  }),
  emergency('dangerous_heart_rate', [/heart[^.]{0,15}stops? (?:and|for)/, /fad(?:e|es|ing)|black|dizz|faint|second/], {
    unless: /imagine|stops? for (?:a )?coffee|lesson/,
  }),
  emergency('chest_pain', [near(CHEST_AREA, HEART_PAIN, 70), oneOf(HEART_COMPANY)], {
    unless:
      /(?:when|if|where) (?:i|you) (?:press|push|touch|poke|twist|turn|cough)|strap\b|bench|press-?ups|push-?ups?|pulled (?:a )?muscle|after (?:lifting|coughing)|bra\b.*(?:tight|chaf)|heartburn after|reflux after|(?:broke|broken|sunburn|tattoo|chafed?|waxed)\b|heart rate|heavy (?:lifting|weights)/,
  }),
  emergency('chest_pain', [
    near(['behind (?:my|the|his|her) (?:ribs|breast ?bone)', 'middle of (?:my|the|his|her) chest'], HEART_PAIN, 60),
  ]),
  emergency('heart_attack', [/./], {
    when: quietHeart,
    unless: /fever|flu\b|stomach bug|food poisoning|hangover|migraine|workout|\brace\b|marathon|training|covid|vaccin/,
  }),
  emergency(
    'heart_attack',
    [
      oneOf(
        String.raw`(?:having|had|got|is|be|like|another|think|sure|suspect|believe|feels)[^.]{0,25}heart attack(?! in (?:19|20))`,
        String.raw`(?:stent|bypass|angina)[^.]{0,60}(?:same|again|pain|pressure|tight|spray|worse)`,
        String.raw`(?:gtn|nitro\w*|spray)[^.]{0,40}(?:not help|no help|n[o']t help|did nothing|nothing|no relief|does ?n[o']t work|still)`,
      ),
    ],
    { unless: /asthma|inhaler|prevent|risk|worried about|afraid of|scared of|nasal|father had|mother had|years/ },
  ),
  emergency(
    'dangerous_heart_rate',
    [
      /heart|pulse|palpitation|\bbpm\b|beats? (?:a|per) minute|ticker/,
      /rac(?:es|ing)|gallop|flutter|flip|skip|somersault|summersault|irregular|all over the (?:place|shop)|going crazy|going mad|jump(?:s|ing)|thump|hammer|pound|fast|bang(?:s|ing)|chaotic|stumbl|1[5-9]\d|2[0-4]\d|stops? (?:and|for)/,
      oneOf(
        FAINT,
        String.raw`chest (?:pain|hurts|tight)|breathless|short of breath|breath|gr[ea]y|sweat|weak|can(?:'?t| ?not) stand|sick|fell over|fall over|knees`,
      ),
    ],
    {
      unless:
        /run(?:ning)?\b|\bride\b|\brace\b|workout|interval|sprint|max(?:imum)?\b|training|peak|exercise|treadmill|climb|stairs|session|zone|excited|nervous|coffee|dream/,
    },
  ),
  emergency(
    'dangerous_heart_rate',
    [
      /(?:heart|pulse|\bbpm\b|heart ?rate|beats? (?:a|per) minute)/,
      /(?:heart ?rate|pulse|bpm|heart|at|of|to|is|was)\D{0,20}\b(?:2\d|3[0-9])\b(?!\s*(?:%|\/|min|day|hour|week|year|step|km|mile|second|[.,:]\d))/,
      oneOf(FAINT, String.raw`gr[ea]y|weak|breath|confus|sweat|cold|chest|blue|tired|can(?:'?t| ?not)`),
    ],
    { unless: /variab|hrv|ms\b|age|fell from|dropped by|lower than/ },
  ),
  emergency('dangerous_heart_rate', [/defibrillator|\bicd\b|implanted device|pacemaker/, /shock|fired|went off|zapp|kick(?:ed|ing)|beep/], {
    unless: /appointment|check-?up|normal/,
  }),
  emergency(
    'syncope',
    [
      oneOf(FAINT),
      /without (?:an?y )?warning|flutter|palpitation|heart (?:rac|stop|paus)|twice|three times|again and again|keep (?:passing|fainting|blacking)|\d times|several times|chest|on exertion|back pain|worst/,
    ],
    {
      unless: /blood (?:test|draw)|needle|stand(?:ing)? up too/,
    },
  ),
  emergency(
    'aortic_dissection',
    [
      near(
        [
          'tear(?:ing)?\\b',
          '\\btore\\b',
          '\\btorn\\b',
          '\\brip(?:ping|ped|s)?\\b',
          'ripped',
          'split(?:ting)? (?:open|in two)',
          'shearing',
          'being cut',
        ],
        ['chest', '\\bback\\b', 'shoulder ?blades?', 'belly', 'tummy', 'abdom', 'inside (?:me|my)'],
        70,
      ),
    ],
    { unless: /muscle|cartilage|ligament|shirt|trousers|jacket|sleeve|jeans|tearing up|tears|tattoo|page|calendar|laugh/ },
  ),
  emergency('aortic_aneurysm', [/aneurysm/, oneOf(AGONY, 'pain', 'hurt', 'ache', FAINT)]),
  emergency('aortic_aneurysm', [
    /belly|tummy|abdom|stomach|flank/,
    /(?:through|into|to) (?:to )?(?:my|the|his|her) back/,
    oneOf(FAINT, String.raw`puls|throb|clammy|gr[ea]y|sweat|cold and`),
    oneOf(AGONY, 'sudden'),
  ]),

  // Air
  emergency(
    'breathing',
    [
      oneOf(
        String.raw`(?:every|after|only|just|more than|no more than|at most|speak|say|get out|talk)[^.]{0,20} (?:one|two|three|single|a few|couple of|few|2|3) words?(?: at a time)?`,
        String.raw`(?:can(?:'?t| ?not)|cannot|could ?n[o']t|unable to|hardly|barely|too breathless to|not able to|struggl\w+ to) (?:\w+ ){0,3}(?:finish|complete|say|speak|get through|talk in) (?:\w+ ){0,3}sentences?`,
        String.raw`(?:can(?:'?t| ?not)|cannot|could ?n[o']t|unable to|not able to|not|n[o']t|hardly|barely|struggl\w+ to|fight\w* (?:to|for)|gasp\w* (?:for)?|desperate for|no longer) (?:\w+ ){0,3}(?:enough |any |proper )?(?:air|oxygen)\b(?! (?:data|reading|sensor|value|graph|chart|pods?|fryer|conditioning|quality|ticket|travel|miles))`,
        String.raw`(?:air|breath) (?:will|does|wo|can)(?: not|n[o']t) (?:go|come|get) (?:in|out)|(?:can(?:'?t| ?not)|cannot|can no longer|could ?n[o']t|unable to|hardly able to|cant) (?:\w+ )?(?:breathe?|catch (?:my|his|her) breath)\b`,
        String.raw`(?:sit|prop|stay|stand)\w* (?:bolt )?up\w*[^.]{0,20}(?:to|for|so) (?:\w+ ){0,3}(?:breath\w*|air)|drowning (?:in|from) (?:my own|the inside)|froth\w*|pink foam|foam\w* (?:from|when|up)|(?:can(?:'?t| ?not)|cannot|unable to) (?:lie|lay) (?:flat|down)`,
        String.raw`(?:ribs?|chest|skin|belly|stomach|throat)[^.]{0,25}suck\w* in|suck\w*[^.]{0,12} in (?:\w+ )?(?:ribs?|chest|his|her|with)|(?:nostrils?|nose)[^.]{0,12}flar|breath\w*[^.]{0,25}\b(?:[3-9]\d|1\d\d) (?:times|breaths|a|per)`,
        String.raw`(?:fight|struggl|battl)\w*[^.]{0,15} (?:for|to get)?[^.]{0,6}(?:air|breath\w*)|gasping|(?:turn|go|look|is|are|went|gone|getting)\w* (?:\w+ )?(?:blue|purple|dusky)(?: (?:around|round|in) (?:the )?(?:lips|mouth|face))?[^.]{0,40}(?:breath|air|cough|lips|chok)`,
        String.raw`(?:lips?|fingertips?|finger ?nails?|nails|tongue)[^.]{0,20} (?:blue|bluish|purple|gr[ea]y|dusky)|(?:blue|bluish|purple|dusky) (?:lips?|fingertips?|nails|tongue|finger)`,
      ),
    ],
    { unless: /air (?:con|mattress|bike|fryer)|nail polish|lipstick|berries|sea air|fresh air|in the cold|swim/ },
  ),
  emergency(
    'asthma',
    [
      /asthma|inhaler|puffer|ventolin|salbutamol|albuterol|reliever|nebuli[sz]er|blue pump|\bspray\b/,
      oneOf(
        String.raw`(?:not|n[o']t|no longer|nothing|useless|no (?:help|use|relief|effect)|stopped) ?(?:\w+ ){0,3}(?:work\w*|help\w*|touch\w*|do\w*|relie\w*|open\w*|make|since|any more|effect|last|at all)?`,
        String.raw`\b(?:[6-9]|\d\d|six|seven|eight|nine|so many|countless) (?:times|puffs|sprays)|every (?:hour|30 minutes|half hour)|still`,
      ),
      oneOf(SHORT_OF_AIR, 'sentence', 'words?\\b', 'speak', 'talk', 'asthma', 'wheez', 'tight', 'blue', 'exhausted', 'sleepy', 'drowsy'),
    ],
    { unless: /ran out|prescri|refill|which|nasal|hay fever|heart spray|well controlled|worse (?:this|since|in) (?:spring|winter)/ },
  ),
  emergency('asthma', [
    /asthma/,
    /suck\w* in|blue|exhausted|sleepy|drowsy|silent|can(?:'?t| ?not) (?:talk|speak)|worst|life|peak flow[^.]*(?:1\d\d|\b[1-9]\d\b|below|under|half)/,
  ]),
  emergency(
    'pe',
    [
      oneOf(
        SHORT_OF_AIR,
        String.raw`cough\w*[^.]{0,15}blood|chest[^.]{0,30}(?:pain|hurt|stab|sharp)|(?:pain|hurt|stab|sharp)\w*[^.]{0,25}(?:chest|side|ribs|breath)`,
      ),
      oneOf(RISK_OF_CLOT),
      oneOf(AT_ONCE, 'stab', 'sharp', 'heart (?:is )?rac', 'faint', 'since', 'cough', 'walking', 'breath\\w* in', SHORT_OF_AIR),
    ],
    { unless: /run(?:ning)?\b(?! out)|race|workout|stitch|training|exercise|sprint|hike|muscle/ },
  ),
  emergency(
    'haemoptysis',
    [
      /cough\w*[^.]{0,30}(?:blood|clots)/,
      oneOf(MUCH_BLOOD, 'bright', 'fresh', 'pure', 'cup', 'mouthful', 'clots', 'spoon', 'keeps?', 'breath', 'tissue after tissue'),
    ],
    {
      unless: /streak|tinge|speck|tiny|a little|a bit/,
    },
  ),
  emergency('low_oxygen', [/oxygen|satur|spo2|\bsats?\b|oximeter|sauerstoff/, /\b(?:[4-8]\d)\b ?(?:%|percent|per cent)?/, /./], {
    when: ({ oxygen }) => oxygen !== undefined && oxygen >= 40 && oxygen < 90,
  }),
  emergency(
    'choking',
    [
      oneOf(
        String.raw`chok(?:e|es|ed|ing)\b`,
        String.raw`(?:stuck|lodged|jammed|caught)[^.]{0,25}(?:throat|airway|windpipe|gullet|neck)|(?:throat|airway|windpipe)[^.]{0,25}(?:stuck|lodged|jammed|blocked)`,
        String.raw`(?:swallowed|inhaled|breathed in|went down|gone down)[^.]{0,30}(?:wrong (?:way|pipe|hole)|grape|nut|peanut|sweet|coin|marble|bead|toy|balloon|sausage|lego|popcorn|meat|steak|bread)`,
        String.raw`(?:piece|bit|lump|chunk) of \w+[^.]{0,20}stuck`,
      ),
      oneOf(
        String.raw`(?:can(?:'?t| ?not)|cannot|could ?n[o']t|unable|not able|not|n[o']t) (?:\w+ ){0,2}(?:cough|speak|talk|breathe?|cry|get (?:\w+ )?air|make|breathing)`,
        String.raw`no (?:sound|noise|air|voice)|silent|blue|purple|clutch|grab\w* (?:at )?(?:his|her|my) (?:neck|throat)|gasp|still|right now|won't come (?:out|up)|wheez|properly`,
      ),
    ],
    { unless: /chok(?:e|ed|es) up|emotion|artichok|years ago|fish bone yesterday|on my words/ },
  ),
  emergency(
    'drowning',
    [
      oneOf(
        String.raw`(?:pulled|rescued|fished|dragged|got|taken|lifted)(?: (?:him|her|me|them|us|my \w+))? (?:out of|from) the (?:\w+ )?(?:water|pool|sea|lake|river|pond|bath\w*|canal)`,
        String.raw`(?:nearly|almost) drown|went under|under ?water (?:for|too long)|found (?:\w+ )?(?:face down|floating)|breathed in (?:\w+ )?water|inhaled (?:\w+ )?water`,
      ),
      /cough|breath|drows|sleepy|gr[ea]y|blue|vomit|confus|unconscious|chok|limp|foam|not|n't/,
    ],
    { unless: /length|lap|swam under ?water|personal best|dive course/ },
  ),
  emergency(
    'chest_injury',
    [
      /hit|kick|crash|fell|fall|accident|stab|shot|steering wheel|trampl|crush|tackle|horse|ladder|cow/,
      /\bribs?\b|chest|\bside\b|lung/,
      oneOf(SHORT_OF_AIR, String.raw`(?:each|every) breath|breath\w*|cough\w*[^.]{0,15}blood|crunch|crackl`),
    ],
    { unless: /strap|years/ },
  ),
  emergency(
    'unconscious',
    [
      new RegExp(
        String.raw`${SOMEBODY}[^.;!?]{0,60}(?:collaps|crumpl|keel(?:ed|ing)? over|dropp?ed (?:to|on|down|like|dead)|just dropped|fell (?:over|down|to the|off (?:his|her|the) (?:chair|sofa))|slump|went down|slid (?:down|off|from)|hit the (?:floor|ground|deck)|toppled|lying on the (?:floor|ground)|passed out|fainted)`,
      ),
      oneOf(
        String.raw`(?:not|n[o']t|no longer|never|stopped) (?:\w+ ){0,2}(?:breath|respon|answer|react|mov|wak|talk|speak|get up|come round|coming round|stir|open)`,
        String.raw`no (?:pulse|heartbeat|response|reaction|breath|sign)|gasp|blue|gr[ea]y|purple|snor|gurgl|unconscious|unrespons|lifeless|twitch|jerk|limp|pale|chest|(?:arm|leg|side|face) (?:\w+ )?(?:hang|limp|weak|dead|droop)`,
        MUDDLED,
      ),
    ],
    { unless: /\b(?:film|movie|asleep on|laugh\w*)\b/ },
  ),
  emergency(
    'unconscious',
    [
      new RegExp(
        String.raw`${SOMEBODY}[^.;!?]{0,60}(?:(?:not|n[o']t|no longer|never|stopped) (?:\w+ ){0,2}(?:respond|react|waking|wake|breathing|moving|coming (?:round|to))|funny colou?r|turned (?:\w+ )?(?:blue|purple|gr[ea]y|white)|stopped breathing|only gasping|barely breathing|hardly breathing|breath\w* (?:strange|weird|funny|slow|odd|shallow|only))`,
      ),
    ],
    {
      unless:
        /watch\b|\bapp\b|phone|e-?mail|message|text(?:s|ed)?\b|server|screen|device|scale|sync|support|question|letter|invit|paint|hair|meeting|move (?:house|in|out|to)\b|to my (?:call|mail)/,
    },
  ),
];
