import { near, UNABLE } from './near.ts';
import { oneOf } from '../one-of.ts';
import type { RedFlagRule } from '../red-flag-rule.ts';

const FACE_PARTS = ['\\bface', 'cheek', 'eyelid', 'mouth', 'smile', '\\blips?\\b'];
const LIMBS = ['\\barms?\\b', '\\blegs?\\b', '\\bhands?\\b', '\\bfoot\\b', '\\bfingers?\\b', '\\bside of (?:my|his|her) body'];
const AIRWAY = ['throat', 'airway', 'windpipe', 'tongue', '\\blips?\\b', '\\bface\\b'];
const SIGHT = [
  String.raw`(?:left|right|one|my|his|her) eye|\bsight\b|vision|eyesight|\bsee (?:anything|nothing|out)|field of view|visual field|field of vision`,
];
const SPEECH = ['speak', 'talk', 'speech', 'sentence', '\\bwords?\\b', 'voice'];
const DEATH = ['\\bdead\\b', '\\bdie\\b', '\\bdying\\b', '\\bdeath\\b', 'end (?:it|things|my life)', 'my (?:own )?life'];
const WISH = [
  'wish',
  'want',
  'relief',
  'rather',
  'better',
  'plan',
  'tonight',
  'going to',
  'hope',
  'ready',
  'decided',
  'letters?',
  'note',
  'goodbye',
  'think(?:ing)? (?:of|about|that)',
];
const MEDICINE = [
  'pills?',
  'tablets?',
  'capsules?',
  'medicine',
  'medication',
  'meds',
  'painkillers?',
  'sleeping',
  'cabinet',
  'insulin',
  'drugs',
];
const PERSON = String.raw`(?:\bhe\b|\bshe\b|\bthey\b|(?:the|an?|my|our) (?:\w+ ){0,2}(?:man|woman|lady|guy|child|boy|girl|kid|patient|passenger|neighbou?r|colleague|friend|roommate|flatmate|husband|wife|partner|son|daughter|dad|mum|mom|father|mother|brother|sister|uncle|aunt|grand\w+|baby|toddler|nephew|niece|cousin|boyfriend|girlfriend)|somebody|someone)`;

/** Emergencies by what belongs together, in whatever words: a part of the body and what happens to it. Looked at after the phrases. */
export const CONCEPTS: readonly RedFlagRule[] = [
  {
    flag: 'stroke',
    level: 'emergency',
    all: [
      oneOf(
        near(FACE_PARTS, [
          'dropp?ed',
          'droop',
          'sagg',
          'slid',
          'fallen',
          'lopsided',
          'crooked',
          'numb',
          'paraly',
          'twisted',
          'uneven',
          'frozen',
          'stiff',
          'dead',
          'one (?:half|side)',
          'pulls? to one',
        ]).source,
        near(SPEECH, [
          'mumbl',
          'nonsense',
          'gibberish',
          'garbled',
          'slur',
          'jumbled',
          'make no sense',
          'scrambled',
          'only (?:noises|sounds)',
          'nothing comes out',
          'wrong words',
        ]).source,
        near(['(?:get|form|say|finish)[^.]{0,12}(?:sentence|words?)', 'speak', '\\btalk\\b'], [...UNABLE, 'only mumbl']).source,
        near(LIMBS, [
          'stopped working',
          'gave way',
          'gone (?:dead|limp|weak)',
          'went (?:dead|limp|weak|numb)',
          'paraly',
          'like (?:jelly|rubber)',
          "does ?n[o']t (?:work|obey|move)",
          'not (?:work|obey|mov)\\w*',
        ]).source,
        near(['(?:lift|raise|move|hold|feel)[^.]{0,15}(?:arm|leg|hand|cup|fork|pen|spoon|side)'], UNABLE).source,
      ),
    ],
    unless: oneOf(
      'for (?:years|months|weeks)|slept on|fell asleep on|dentist|pins and needles|strap|sleeve|cast|broke|twist\\w* my|sprain|workout|training',
      'sore|marathon|assistant|kilojoule|squats|too (?:busy|tired) to|loud|hoarse|cold\\b|to (?:my|a|the) (?:doctor|boss|coach)',
    ),
  },
  {
    flag: 'vision_loss',
    level: 'emergency',
    all: [near(SIGHT, [String.raw`\bloss\b|vanish|gone|disappear|lost|\bdark|black|half|curtain|blind|missing|faded`])],
    unless: /vision for|half marathon|glasses|contact lens|for (?:years|months)|dark room|night vision|lost my glasses/,
  },
  {
    flag: 'anaphylaxis',
    level: 'emergency',
    all: [
      near(AIRWAY, ['clos', 'swell', 'swoll', 'balloon', 'puff', 'tighten', 'thick', 'huge', '\\bfat\\b', 'fills', 'too big', 'double']),
    ],
    unless:
      /for (?:days|weeks|months)|dentist|tooth|wisdom|bee sting on|mosquito|\bcold\b|sore throat|tonsil|acne|wake up with (?:a )?puff/,
  },
  {
    flag: 'suicide',
    level: 'emergency',
    all: [
      oneOf(
        near(
          ['sleep (?:for good|forever)', 'never wake', 'being dead', 'be dead', 'my death', 'dying', 'to die', 'were dead', 'was dead'],
          WISH,
        ).source,
        near(
          ['\\bjump', 'hang (?:my|him|her)', 'shoot (?:my|him|her)', 'step in front'],
          ['tonight', 'bridge', 'train', 'roof', 'balcony', 'window', 'letters?', 'goodbye'],
        ).source,
        String.raw`no (?:\w+ )?(?:reason|point|sense|purpose)[^.]{0,25}(?:alive|live|living|exist|go on|carry on|be here|stay)`,
        near(DEATH, ['only way out', 'would be (?:a )?(?:relief|better|easier)', 'plan(?:ned|ning)? (?:it|how)', 'decided']).source,
        String.raw`(?:wrote|written|writing)[^.]{0,15}(?:goodbye|farewell|letters? to (?:everyone|my))`,
      ),
    ],
    unless:
      /laugh|of (?:hunger|thirst|boredom|curiosity)|battery|phone|cancer|old age|to see|hill|workout|plants?|dog|\bcat\b|gym|membership|subscription|club|film|book|song|jump (?:rope|squat|higher)/,
  },
  {
    flag: 'overdose',
    level: 'emergency',
    all: [
      near(
        ['swallow\\w*', '\\btook\\b', 'taken', '\\bate\\b', 'drank', 'downed', 'injected'],
        [
          `(?:an? |the |\\d+ |two |three )?(?:box|pack|packet|bottle|strip|blister|tub)e?s? of (?:${MEDICINE.join('|')}|paracetamol|ibuprofen|aspirin|tylenol|codeine|\\w+(?:pam|done|ine|ol|in))`,
          `(?:every|all|entire|whole|handfuls?|too many|dozens?|loads|lots|a lot|[2-9]\\d|1[0-9])[^.]{0,15}(?:${MEDICINE.join('|')})`,
          `(?:${MEDICINE.join('|')})[^.]{0,15}(?:at once|all of them|in one go|together on purpose)`,
          'bleach',
          'antifreeze',
          'drain',
          'detergent',
          'pesticide',
          'poison',
          'methanol',
          'petrol',
          'batter(?:y|ies)',
          'magnets?',
          'mushrooms? from',
        ],
      ),
    ],
    unless: /prescribed|as usual|every (?:day|morning|evening|night)|daily|over (?:the|a) (?:week|month|year)/,
  },
  {
    flag: 'meningitis',
    level: 'emergency',
    all: [
      near(['neck'], ['rigid', 'stiff', 'lock', "(?:hurts|cannot|can't)[^.]{0,10}bend"]),
      /fever|headache|light|confus|rash|vomit|drows/,
    ],
    unless: /pillow|massage|desk|slept wrong/,
  },
  {
    flag: 'meningitis',
    level: 'emergency',
    all: [
      near(
        ['spots', 'dots', 'blotch', '\\brash\\b', 'marks', 'patches', 'pinprick', 'pinpoint', 'bruises'],
        [
          '(?:glass|tumbler|press)[^.]{0,30}(?:not|stay|remain|still)',
          '(?:not|stay|remain|never)[^.]{0,30}(?:glass|tumbler|press|fade|vanish)',
        ],
      ),
    ],
  },
  {
    flag: 'gi_bleed',
    level: 'emergency',
    all: [near(['blood', 'red'], ['vomit', 'throw(?:ing)? up', 'threw up', 'puk', 'bringing up'])],
    unless: /test|sugar|pressure|wine|beetroot/,
  },
  {
    flag: 'choking',
    level: 'emergency',
    all: [
      near(
        ['windpipe', 'airway', 'throat', 'chok'],
        ['piece of', 'stuck', 'lodged', 'grape', 'meat', 'bone', 'sweet', 'coin', 'toy', 'food', 'nut\\b'],
      ),
    ],
    unless: /yesterday|last (?:week|year)|feels like|lump in/,
  },
  {
    flag: 'blue',
    level: 'emergency',
    all: [
      near(
        ['\\bhe\\b', '\\bshe\\b', 'my \\w+', '\\blips\\b', 'baby', 'face'],
        ['(?:turn|go|went|gone|is|are|look)\\w* (?:\\w+ )?blue'],
        20,
      ),
    ],
    unless: /zone|eyes|dress|chart|line|watch|light|ring|toe|nail|bruise/,
  },
  {
    flag: 'pe',
    level: 'emergency',
    all: [
      /out of breath|breathless|short of breath|breath\w*|inhal/,
      /stab|sharp|sudden|pain/,
      /inhal|breath\w* in|surgery|operation|flight|birth|in bed|plaster|cast|\bpill\b|calf|\bleg\b|ribs|side/,
    ],
    unless: /run(?:ning)?\b|race|workout|stitch|training|exercise|sprint|climb|hike/,
  },
  {
    flag: 'preeclampsia',
    level: 'emergency',
    all: [
      /expecting|pregnan|\bdue in\b|trimester|weeks along|\b(?:2\d|3\d|4[0-2]) weeks\b(?! (?:old|ago))/,
      /headache|sight|vision|flicker|spots|flash|blurr|swoll|ribs|seiz|fits?\b/,
    ],
    when: ({ systolic, diastolic, text }) => (systolic ?? 0) >= 140 || (diastolic ?? 0) >= 90 || /seiz|\bfits?\b|convuls/.test(text),
  },
  {
    flag: 'reduced_fetal_movement',
    level: 'emergency',
    all: [
      near(
        ['baby', 'bump', 'little one'],
        [
          '(?:been|so|very|too|gone|is|stays?) (?:\\w+ )?(?:still|quiet|calm)',
          'no (?:movement|kicks?)',
          "(?:not|n't|stopped|hardly|less|fewer)[^.]{0,20}(?:mov|kick|stir)\\w*",
        ],
      ),
      /belly|womb|pregnan|weeks|kick|bump|inside|expecting|mov/,
    ],
    unless: /asleep|crib|crawl|walk|year[ -]?old|months? old|born/,
  },
  {
    flag: 'pregnancy_bleeding_heavy',
    level: 'emergency',
    all: [
      /pregnan|expecting|gave birth|delivered|weeks along|\b(?:2\d|3\d|4[0-2]) weeks\b(?! (?:old|ago))/,
      /blood|bleed/,
      /heav|soak|clots|a lot|gush|water|cramp|pad|pain|faint|running|pouring|down my/,
    ],
  },
  {
    flag: 'head_injury',
    level: 'emergency',
    all: [
      near(
        ['\\bhead\\b', 'skull', 'temple'],
        ['hit', 'bang', 'knock', 'struck', 'bump', 'fell', 'fall', 'kick', 'crash', 'blow', 'landed', 'hurt in'],
      ),
      oneOf(
        "no idea where|does ?n[o']t know where|disorient|forg[eo]t|memory|same question|confus|drows|sleepy|vomit|throw\\w* up|being sick|unconscious|out cold|blacked out|passed out",
        'one pupil|clear fluid|seizure|convuls|worse|slur|apixaban|warfarin|blood thinner|rivaroxaban|xarelto|eliquis|dabigatran|clopidogrel|anticoag',
      ),
    ],
  },
  {
    flag: 'seizure',
    level: 'emergency',
    all: [
      /convulsing|having a (?:seizure|fit)|(?:shaking|jerking|twitching)[^.]{0,25}(?:unconscious|all over|won'?t stop|not stop|does ?n[o']t stop|eyes roll)|foam\w* at/,
    ],
  },
  {
    flag: 'unconscious',
    level: 'emergency',
    all: [
      new RegExp(
        `${PERSON}[^.;!?]{0,45}(?:${[
          String.raw`(?:not|n't|no longer|never) (?:\w+ )?(?:react|respond|answer|mov|wak|stir|com\w* round)\w*`,
          'no (?:reaction|heartbeat|pulse|sign of life|response)',
          'unrespons',
          'lifeless',
          'out cold',
          '(?:is|was|has|just) (?:collapsed|unconscious)',
        ].join('|')})`,
      ),
    ],
    unless: /watch|app\b|phone|email|e-mail|message|text|call|server|screen|device|scale|sync|support|data|question/,
  },
  {
    flag: 'low_oxygen',
    level: 'emergency',
    all: [/(?:oximeter|saturation|spo2|oxygen|\bsats?\b)\D{0,25}(?:[5-8]\d)\b(?!\d|\/)/],
    unless: /altitude setting|target|goal/,
  },
  {
    flag: 'dangerous_heart_rate',
    level: 'emergency',
    all: [
      /(?:pulse|heart|bpm)/,
      /1[5-9]\d|2[0-4]\d|racing|galloping/,
      /everything (?:goes|went) (?:black|dark)|goes black|going black|dark before|see stars|faint|dizz|collaps|pass(?:ed|ing)? out|chest|breath/,
    ],
    unless: /run|ride|race|workout|interval|sprint|max(?:imum)?\b|training|peak/,
  },
  {
    flag: 'severe_burn',
    level: 'emergency',
    all: [
      /boiling|hot (?:oil|water|steam|fat)|scald|acid|flames?|caught fire|burn(?:t|ed|s)?\b/,
      /baby|toddler|child|skin[^.]{0,20}(?:peel|white|black|off|leather)|whole (?:arm|leg|hand|face|back|body)|all over|face|chest|eyes?\b/,
    ],
    unless: /heartburn|sunburn|calories|fat burn|burned? \d+|burning (?:sensation|when)/,
  },
  {
    flag: 'severe_bleeding',
    level: 'emergency',
    all: [
      near(
        ['wound', 'cut', 'gash', 'knife', 'glass', 'artery', 'leg', 'arm', 'wrist'],
        ['spurt', 'gush', 'pump', "(?:blood|bleed\\w*)[^.]{0,25}(?:not stop|n't stop|everywhere|heavil|pours?|soak)"],
      ),
    ],
  },
  {
    flag: 'hypertensive_emergency',
    level: 'emergency',
    all: [/pound|sight|vision|blurr|chest|breath|confus|numb|weak|headache|head|sick|dizz|nose|speech/],
    when: ({ systolic, diastolic }) => (systolic ?? 0) >= 180 || (diastolic ?? 0) >= 120,
  },
  {
    flag: 'chest_pain',
    level: 'emergency',
    all: [
      oneOf(
        near(
          ['chest', 'breastbone', 'sternum', 'ribs?', '\\bheart\\b'],
          [
            'squeez',
            'crush',
            'vice',
            'vise',
            'fist',
            'weight',
            'pressure',
            'heav',
            'tight',
            'burns? and',
            'clamp',
            'stone',
            'band',
            'killing me',
            'horse',
            'elephant',
            'crack',
          ],
        ).source,
        near(['(?:left|both) arms?', '\\bjaw\\b', 'shoulders'], ['like lead', 'radiat', 'spread', 'goes into', 'going down', 'pulls'])
          .source,
      ),
      /gr[ea]y|teeth|vomit|sweat|drench|clammy|sick|nausea|arm|jaw|shoulder|breath|faint|pale|dizz|minutes|hour|now|does ?n[o']t (?:go|stop)|not (?:go|stop)|spread|radiat|worse/,
    ],
    unless: /strap|press(?:ing)? on|touch|pulled|lifting|bench|push-?ups?|cough|heartburn|reflux|bra\b/,
  },
  {
    flag: 'sepsis',
    level: 'emergency',
    all: [
      /infect|fever|wound|abscess|\buti\b|pneumonia|chills|38[.,][5-9]|39|40[.,]?\d?/,
      /chemo|nonsense|confus|mottled|cold and clammy|can(?:no|')t stand|barely awake|breath\w* fast|not (?:peed|passed)|no spleen|transplant/,
    ],
  },
  {
    flag: 'acute_limb_ischaemia',
    level: 'emergency',
    all: [/\b(?:leg|foot|arm|hand|toes)\b/, /\b(?:ice|icy|cold)\b/, /white|pale|blue|marbled/, /hurt|pain|numb|agony/],
    unless: /raynaud|swim|snow|ski|winter|outside|gloves|always|for (?:years|months)/,
  },
  {
    flag: 'acute_abdomen',
    level: 'emergency',
    all: [
      /belly|abdom|stomach|tummy/,
      /pain|hurt|ache|agony|cramp/,
      /doubled over|unbearable|rigid|hard as|board|worst|excruciat|can(?:no|')t (?:stand|straighten|move)|any (?:step|movement)|scream/,
    ],
  },
];
