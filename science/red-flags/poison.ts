import { oneOf } from '../one-of.ts';
import { emergency, near } from './near.ts';
import { AGONY, FAINT, LITTLE, MUDDLED, NOT_AWAKE, SOMEBODY, VOMITS } from './lexicon.ts';

const TAKEN = String.raw`\b(?:took|taken|taking|take|swallow(?:ed|s)?|ate|eaten|eat|drank|drunk|drinks?|downed|injected|inject|had|has had|got (?:in)?to|got at|got hold of|gulped|sipped|licked|chewed|popped|necked|consumed|ingested|sniffed|snorted|inhaled|gave (?:him|her|my|myself)|given|done|used|found with|put)\b`;
const MEDICINE = String.raw`pills?|tablets?|capsules?|medicines?|medication|meds\b|painkillers?|paracetamols?|acetaminophen|tylenols?|ibuprofens?|advil|nurofen|aspirins?|xanax|valium|diazepam|lorazepam|zopiclone|zolpidem|sleeping|sleepers|antidepressants?|amitriptyline|sertraline|citalopram|lithium|beta[- ]?blockers?|propranolol|metoprolol|bisoprolol|amlodipine|digoxin|warfarin|iron (?:tablets|pills)|metformin|gliclazide|insulin|oxycodone|oxy\b|codeine|tramadol|morphine|methadone|fentanyl|patches|co-?codamol|antihistamines?|benadryl|quetiapine|seroquel|olanzapine|clonazepam|gabapentin|pregabalin|colchicine|theophylline|chloroquine|tabletten|pastillas|comprimes|drops|doses?`;
const TOO_MUCH = String.raw`\b(?:1[0-9]|[2-9]\d|\d{3})\b|too (?:many|much)|(?:way|far) (?:too|over)|handfuls?|fistfuls?|bunch|loads?|lots|dozens?|(?:whole|entire|full|half (?:a|the)|two|three|all (?:of )?(?:the|my|his|her|our)|complete|every|each) (?:\w+ )?(?:packs?|packets?|box(?:es)?|bottles?|strips?|blisters?|tubs?|jars?|tubes?|sheets?|of)?|(?:packs?|packets?|box(?:es)?|bottles?|strips?|blisters?|tubs?|jars?|tubes?) (?:full )?of|all (?:of them|at once|in one go|together)|double|twice|three times|triple|ten times|overdos|instead of|some (?:are|is|were) missing|by accident|by mistake|accidentally|on purpose|deliberately`;
const POISONS = String.raw`bleach|antifreeze|lamp oil|paraffin|kerosene|petrol|gasoline|diesel|white spirit|turpentine|turps|paint thinner|thinners?\b|methanol|meths\b|wood alcohol|weed ?killer|roundup|pesticide|insecticide|rat (?:poison|bait)|slug (?:pellets|bait)|mouse poison|moth ?balls|drain|descaler|limescale|oven cleaner|toilet (?:cleaner|block|duck)|cleaner\b|cleaning (?:fluid|product|agent)|dishwasher|detergent|laundry (?:pod|capsule|tablet|liquid)|washing (?:pod|capsule|powder|liquid)|liquid ?tabs?|\bpods?\b|\blye\b|caustic|acid\b|ammonia|hand (?:gel|sanitiser|sanitizer)|perfume|mouthwash|nicotine|vape (?:liquid|juice)|e-?liquid|mercury|arsenic|cyanide|lead paint|poison(?:ous)?|toxic|deadly|nightshade|foxglove|yew|oleander|laburnum|hemlock|(?:death|fly) ?(?:cap|agaric)|mushrooms? (?:from|out of|we|i|that|he|she|picked|in the)|wild mushrooms?|berries (?:from|off|in the)|essential oil|eucalyptus oil|camphor|glue|paint\b|varnish|formaldehyde`;

/** Too much of a medicine, poisons, gases, bites, drugs and their withdrawal. */
export const POISONING = [
  emergency(
    'opioids',
    [
      /inject\w*|needle|syringe|shot (?:him|her)sel\w* up|took something|smoked something|snorted something/,
      oneOf(NOT_AWAKE, String.raw`gr[ea]y|blue|slid\w* (?:off|down)|limp|not breath|snor|foam|collaps|seizure|stiff`),
    ],
    { unless: /insulin pen|vaccin|flu\b|pine needle|needle(?:work| felt)|blood test|botox/ },
  ),
  emergency('venom', [/snake|viper|adder|scorpion/, oneOf('throbb', 'swell', 'swoll', VOMITS, 'sick', FAINT, 'numb', 'blurr')], {
    unless: /film|boots|skin shoes|documentary/,
  }),
  emergency('overdose', [oneOf(TAKEN), oneOf(MEDICINE), oneOf(TOO_MUCH)], {
    unless:
      /prescribed|as usual|as (?:i )?always|every (?:day|morning|evening|night)|daily|twice a day|once a day|three times a day|(?:over|for) (?:the|a|\d+|two|three) (?:weeks?|months?|years?|days)|\b\d+ (?:mg|milligrams?|mcg|units|iu) (?:as|in the|at|every|of vitamin)|should i|can i take|forgot|missed|double (?:it|the dose) (?:\?|today|tomorrow)|how many|package|eye drops|all (?:my|the) (?:tablets|pills|meds|medication) (?:as|on time|this week|today as)|vitamins? [a-d]\b|all of my medication on time|after (?:the|my) (?:race|run|workout)|\b\d+ steps|ran out|instead of (?:in the )?(?:morning|evening)/,
  }),
  emergency('overdose', [/overdos\w+|\bod(?:'d|ed)\b|\bo\.d\./, oneOf(TAKEN, SOMEBODY, String.raw`\bi\b|my`, 'just', 'help')], {
    unless: /vitamin d|caffeine jokes|on (?:chocolate|netflix|sugar|coffee|carbs)|news|how|risk of/,
  }),
  emergency(
    'overdose',
    [
      /insulin/,
      /(?:twice|double|two times|wrong|too much|instead of|by mistake|by accident|mixed up|extra)/,
      /\bunits?\b|dose|inject|took|taken|pen|fast|long|short|rapid/,
    ],
    {
      unless: /should i|forgot|skip|twice a day|twice daily|how/,
    },
  ),
  emergency('poisoning', [oneOf(TAKEN, String.raw`ate|fed`), oneOf(POISONS)], {
    unless:
      /water cleaner|paint(?:ed|ing) (?:the|my)|glue (?:gun|stick)|folic acid|amino acid|lactic acid|hyaluronic|omega|citric acid|stomach acid|acid reflux|uric acid|fatty acids?|alpha lipoic|coffee pods?|ear ?pods?|home ?pod|supplement|mercury in (?:fish|tuna)|non-?toxic|detox|nicotine (?:patch|gum)|rinse|mouthwash (?:after|twice|every)|vape less|drain(?:ed|ing)|perfume on|spiritual/,
  }),
  emergency(
    'poisoning',
    [
      new RegExp(LITTLE),
      oneOf(String.raw`\b(?:drank|swallowed|ate|got (?:in)?to|got at|got hold of|chewed|licked|found)\b`),
      oneOf(
        MEDICINE,
        POISONS,
        'cigarette',
        'alcohol',
        'vodka',
        'whisky',
        'grandpa',
        'grandma',
        'cannabis',
        'edible',
        'gumm(?:y|ies)',
        'plant',
        'berries',
        'the pill',
      ),
    ],
    { unless: /vitamin gumm|took (?:his|her) (?:medicine|tablet)|houseplant with/ },
  ),
  emergency(
    'poisoning',
    [
      /mushroom|berries|plant|shellfish|puffer|canned|botul/,
      oneOf(VOMITS, 'cramp', 'hallucinat', 'see things', 'blurr', "can(?:'?t| ?not) swallow", 'paraly'),
      /ate|eaten|picked|forest|wild|foraged|garden|woods|tin\b|jar\b/,
    ],
    {
      unless: /restaurant|off yesterday|better now/,
    },
  ),
  emergency(
    'poisoning_gas',
    [
      oneOf(
        String.raw`carbon monoxide|\bco[ -](?:alarm|detector|monitor|sensor|warning)|(?:smell\w*|leak\w*) (?:of )?gas|gas smell|gas leak\w*|gas (?:heater|boiler|stove|cooker)|leak\w* gas|\b(?:stove|boiler|heater|furnace|chimney|fireplace|barbecue|bbq|charcoal|generator|grill|engine|exhaust|fumes?|smoke|car running)\b`,
      ),
      oneOf(
        String.raw`(?:all|both|each|whole family|everyone|everybody|we|us|the (?:kids|children|cat|dog))[^.]{0,60}(?:headaches?|dizz|sick|nause|vomit|faint|sleepy|unwell|limp|weak|ill\b)|(?:headaches?|dizz|sick|nause|faint)[^.]{0,60}(?:all of us|both of us|everyone|better outside|since we lit|goes away outside)|alarm[^.]{0,20}(?:beep|go|ring|sound|off)|(?:beep|ring|sound|going off)\w*`,
        NOT_AWAKE,
        'soot',
        'singed',
        'hoarse',
        MUDDLED,
        VOMITS,
        'headache',
        'dizz',
        'faint',
      ),
    ],
    {
      unless:
        /smoke(?:d|s|r)? (?:\d+|cigarettes)|smok(?:ing|ers?) (?:years|since)|quit smoking|stopp?ed smoking|search engine|test(?:ed|ing) the (?:alarm|detector)|low battery|have a smell|natural gas price|grill(?:ed)? (?:chicken|fish|vegetables)|travel sick|car sick/,
    },
  ),
  emergency(
    'smoke_inhaled',
    [
      /smoke|fire\b|fumes|burning (?:house|building|car)/,
      /soot|hoarse|voice|cough|breath|singed|black (?:spit|phlegm|snot)|burn\w* throat|dizz|chest/,
      /inhal|breathed|fire\b|house|escaped|got out|rescued|in the (?:fire|smoke)/,
    ],
    {
      unless: /smok(?:e|ed|ing) (?:cigarettes|since|for)|quit|fire ?place evening|camp ?fire|fire drill|gave up|vape/,
    },
  ),
  emergency(
    'poisoning_gas',
    [
      near(
        ['\\bmix(?:ed|ing)?\\b', 'combin', 'together', 'poured'],
        ['bleach', 'ammonia', 'toilet cleaner', 'vinegar', 'chlorine', 'cleaners', 'acid', 'drain cleaner'],
        50,
      ),
      /cough|chest|burn|breath|eyes|throat|dizz|fumes|choke|lungs|air/,
    ],
    {
      unless: /apple cider|salad|dressing/,
    },
  ),
  emergency(
    'opioids',
    [
      oneOf(
        String.raw`shot up|shooting up|heroin|fentanyl|\boxys?\b|oxycodone|oxycontin|morphine|methadone|opioid|opiate|codeine|tramadol|patches|smack\b|nodding off|percocet|needle in (?:his|her)|\bused\b|drugs`,
      ),
      oneOf(
        NOT_AWAKE,
        String.raw`blue|snor\w*|gurgl\w*|breath\w* (?:\w+ )?(?:slow|strange\w*|shallow|weird\w*|stopp|odd\w*|barely)|(?:slow|shallow|strange|barely|hardly|weird)\w* breath\w*|breathes (?:strange|slow|weird|odd|shallow)\w*|pin ?point|tiny pupils|pupils`,
      ),
    ],
    { unless: /prescribed.*fine|sleep apnoea|used to/ },
  ),
  emergency(
    'stimulants',
    [
      oneOf(
        String.raw`\bcoke\b(?! zero|s? and chips| light)|cocaine|\bcrack\b(?! of|ing|ed|s in)|ecstasy|\bmdma\b|\bmolly\b|\bspeed\b(?=[^.]*(?:took|taken|snort|pills?|drug))|amphetamine|\bmeth\b|crystal|ketamine|\blsd\b|\bghb\b|\bspice\b(?=[^.]*smok)|synthetic|edibles?|party (?:pills?|drugs?)|pills? at (?:the|a) (?:party|club|festival|rave)|energy drinks`,
      ),
      oneOf(
        MUDDLED,
        NOT_AWAKE,
        FAINT,
        String.raw`burning up|overheat|rigid|stiff|chest|heart (?:is |was )?(?:pound|rac|going)|pound|rac(?:es|ing)|seizure|\bfit\b|convuls|twitch|fever|\bhot\b|sweat|breath|panic|jaw|numb|headache|paranoi`,
      ),
    ],
    { unless: /diet coke|coke (?:float|bottle)|crystal clear|walking speed|average speed|years clean|used to/ },
  ),
  emergency(
    'alcohol',
    [
      oneOf(
        String.raw`vodka|whisky|whiskey|\brum\b|\bgin\b|tequila|schnapps|liquor|spirits|alcohol|\bdrunk\b|drinking|shots|wasted|hammered|plastered|wine`,
      ),
      oneOf(
        NOT_AWAKE,
        String.raw`blue|cold (?:skin|to the touch)|clammy|breath\w* (?:slow|irregular|shallow)|on (?:his|her) back[^.]*(?:vomit|throw|sick)|(?:vomit|throw|sick)\w*[^.]*on (?:his|her) back|seizure|\bfit\b`,
      ),
      oneOf(SOMEBODY),
    ],
    { unless: /wine tasting|stopped drinking|not drinking|sober|last night but fine/ },
  ),
  emergency(
    'withdrawal',
    [
      oneOf(
        String.raw`(?:stopped|quit|quitting|stop|no|without|since (?:my )?last|came off|coming off|off the|withdraw\w*|detox\w*|cold turkey)[^.]{0,30}(?:drink\w*|alcohol|booze|vodka|beer|wine|benzos?|valium|xanax|diazepam|lorazepam|bottle)|withdraw\w*|cold turkey`,
      ),
      oneOf(
        String.raw`seizure|\bfits?\b|hallucinat|see(?:s|ing)? (?:things|insects|spiders|bugs|rats|people|ants|snakes)|insects|spiders|bugs|rats|hear(?:s|ing)? (?:things|voices)|shak\w*|trembl\w*|twitch\w*|black ?out|sweat\w*`,
        MUDDLED,
      ),
      oneOf(
        String.raw`seizure|\bfits?\b|hallucinat|see(?:s|ing)? |insects|spiders|bugs|rats|black ?out|twitch|hear(?:s|ing)? |confus|fever|heart|can(?:'?t| ?not)|vomit|bad(?:ly)?|uncontroll|violent`,
      ),
    ],
    { unless: /better sleep|feel (?:great|good|better|fine)|dry january/ },
  ),
  emergency(
    'venom',
    [
      oneOf(String.raw`snake|viper|adder|rattler|cobra|scorpion|black widow|jellyfish|stone ?fish|box jelly|spider`),
      oneOf(String.raw`\bbit(?:e|ten)?\b|bites|stung|sting`),
      oneOf(
        'swell',
        'swoll',
        'spread',
        VOMITS,
        FAINT,
        'breath',
        'numb',
        'blurr',
        'purple',
        'black',
        'cramp',
        AGONY,
        'fang',
        'snake',
        'viper',
        'adder',
        'scorpion',
        'cobra',
        'rattler',
      ),
    ],
    { unless: /dry bite years|tattoo|costume|film|spider (?:man|web|veins)/ },
  ),
  emergency('rabies', [
    /bat\b|fox|raccoon|monkey|stray|rabid/,
    /\bbit(?:ten)?\b|scratch\w*/,
    /foam|abroad|india|thailand|africa|rabies|acting (?:strange|weird)/,
  ]),
  emergency(
    'digoxin',
    [/digoxin|lithium|theophylline/, oneOf(VOMITS, 'yellow', 'tremor', MUDDLED, 'sick', 'slow (?:pulse|heart)', 'trembl', 'stagger')],
    { unless: /blood level (?:is )?fine|routine/ },
  ),
];
