import { AGONY, AT_ONCE, FAINT, LITTLE, MUCH_BLOOD, MUDDLED, NOT_AWAKE, VOMITS } from './lexicon.ts';
import { oneOf } from '../one-of.ts';
import { emergency, near } from './near.ts';

const TRIGGER = String.raw`\bbees?\b|wasps?\b|hornet|sting\b|stung|peanut|\bnuts?\b|cashew|almond|walnut|hazelnut|sesame|shellfish|shrimp|prawn|lobster|crab\b|\bfish\b|\beggs?\b|\bmilk\b|\bsoya?\b|kiwi|strawberr|curry|biscuit|cookie|cake|allerg|\bate\b|eating|eaten|meal|dinner|restaurant|antibiotic|penicillin|amoxicillin|new (?:\w+ )?(?:medicine|drug|medication|tablets?|pills?|cream)|first (?:dose|tablet|pill)|tablet|injection|infusion|contrast|vaccin|\bjab\b|latex|ramipril|lisinopril|enalapril|perindopril|ace inhibitor|epipen|epi-pen|adrenaline|jext|\bants?\b|\bgot me\b|after (?:the|a|my) (?:bite|shot)`;
const HIVES = String.raw`hives|welts|wheals|urticaria|nettle rash|rash|blotch\w*|itch\w*|scratch\w*|covered in|red all over|flush\w*|bumps all over`;
const WHOLE_BODY = String.raw`breath|wheez|dizz|faint|light-?headed|vomit|throw(?:ing)? up|stomach cramps|cramps|swallow|throat|hoarse|voice|collaps|pass(?:ed|ing)? out|pale|weak|tongue|cough\w*|chest|doom|drows|pulse|tight`;
const AIRWAY = [
  'throat',
  'airway',
  'windpipe',
  '\\btongue',
  '\\blips?\\b',
  '\\bface\\b',
  '\\bmouth\\b',
  'eyelids?',
  '\\beyes\\b(?= (?:are |have )?swoll)',
  '\\bneck\\b',
];
const BLOWS_UP = [
  'clos',
  'swell',
  'swoll',
  'balloon',
  'blew up',
  'blown up',
  'blow(?:s|ing)? up',
  'puff',
  'tight',
  'thick',
  '\\bhuge',
  '\\bfat\\b',
  'fills',
  'bigger',
  'too big',
  'double',
  'narrow',
  'enormous',
  'giant',
  'like a football',
  'lump in',
];
const FALL_FROM_HEIGHT = String.raw`(?:fell|fall|fallen|jumped|dropped)[^.]{0,25}(?:(?:two|three|four|five|six|\d+) (?:floors|storeys|stories|met(?:re|er)s|feet)|from (?:the|a) (?:roof|balcony|window|scaffold|\w+ floor))|(?:leg|arm|foot|hand|wrist|ankle|knee)[^.]{0,15}(?:bent|turned|twisted|points?|facing) (?:the )?(?:wrong|backwards|other) ?(?:way)?`;
const VIOLENT = String.raw`hit|fell|fall|fallen|crash\w*|accident|rolled|thrown|kick\w*|stabb\w*|shot\b|crushed|trapped|run over|knocked|collided|trampled|ladder|roof|stairs|metres|meters|feet down|storey|floor window|horse|motorbike|motorcycle|\bcar\b|lorry|truck`;

/** Allergy, burns, wounds, bones, eyes, limbs without blood. */
export const ALLERGY_AND_INJURY = [
  emergency(
    'anaphylaxis',
    [
      oneOf(TRIGGER),
      /allerg|reacted|reaction|hives|welts|ears itch|mouth tingl/,
      /cough|voice|hoarse|breath|black(?:ing)? out|faint|cramp|balloon|loud|swoll|lip\b|lips/,
    ],
    { unless: /hay ?fever|pollen|for (?:weeks|months)|mild/ },
  ),
  emergency(
    'eye_chemical',
    [
      oneOf(String.raw`\blye\b|bleach|acid\b|caustic|chemical|cleaner|ammonia|cement|chlorine|pepper spray`),
      /(?:in ?to|in|on|over) (?:my|his|her|the) (?:face|eyes?)|splash|spray/,
    ],
    { unless: /face (?:wash|cream|mask)|hyaluronic|salicylic|serum/ },
  ),
  emergency('severe_burn', [
    /(?:trousers|clothes|clothing|shirt|hair|sleeve|jacket|dress|nightie|bed|he|she|him|her)[^.]{0,15}(?:caught|on) fire|set (?:him|her|my)sel\w* on fire/,
  ]),
  emergency(
    'crush',
    [
      /(?:rolled|fell|tipped|toppled|collapsed|drove|backed|reversed|ran|run) (?:back )?(?:on|onto|over) (?:to )?(?:my (?!back|bottom|bum|side|hip|knees?|head|face|hands?|arm|elbow|shoulder|leg|foot|wrist|own)\w+|him|her|me|somebody|someone)\b|run over by/,
    ],
    { unless: /ran over to|eyes|fell over me laughing/ },
  ),
  emergency('eye_injury', [/\beyes?\b/, /leak|flew into|pierc|popped|blood in|punctur|sharp/], {
    unless: /mascara|dust|eyelash|contact lens/,
  }),
  emergency(
    'head_injury',
    [
      new RegExp(LITTLE),
      /fell|fallen|dropped|rolled off|tumbled|changing table|down the stairs|out of (?:the|his|her) (?:cot|crib|pram)/,
      oneOf(
        NOT_AWAKE,
        VOMITS,
        String.raw`won't stop crying|will not stop crying|sleepy|pale|limp|not (?:himself|herself)|bump[^.]*(?:soft|big)|dent`,
      ),
    ],
    { unless: /fell asleep|fallen asleep/ },
  ),
  emergency('major_injury', [oneOf(FALL_FROM_HEIGHT)], { unless: /climbed|floors today|steps|weight fell|dropped to/ }),
  emergency(
    'severe_bleeding',
    [near(['\\bdeep\\b', 'gash', 'slashed', 'slit', 'cut'], ['\\bneck\\b', 'throat', 'groin', 'wrists?', 'artery'], 30)],
    { unless: /sleeve|shirt|neckline|haircut|dress|shaving/ },
  ),
  emergency('wound_open', [
    /stitches|scar|wound|operation|surgery|incision/,
    /burst|opened|open(?:ed)? up|gaping|come apart|split/,
    /belly|abdom|tummy|inside|bowel|guts|see/,
  ]),
  emergency('anaphylaxis', [oneOf(TRIGGER), near(AIRWAY, BLOWS_UP, 45)], {
    unless: /dentist|tooth|wisdom|mosquito|for (?:weeks|months)|tight (?:lipped|fit)|neck(?:lace| (?:pillow|pain))|a week ago/,
  }),
  emergency('anaphylaxis', [oneOf(TRIGGER), oneOf(HIVES), oneOf(WHOLE_BODY)], {
    unless: /mild|hay fever|pollen|for (?:weeks|months)|cat scratch|years|eczema|scratched by|mosquito/,
  }),
  emergency(
    'anaphylaxis',
    [
      /hives|welts|wheals|urticaria|nettle rash/,
      oneOf(String.raw`breath|wheez|faint|pass(?:ed|ing)? out|collaps|vomit|dizz|throat|tongue|lips`),
    ],
    { unless: /for (?:weeks|months)|years|mild/ },
  ),
  emergency('anaphylaxis', [oneOf(HIVES), near(AIRWAY, BLOWS_UP, 45)], { unless: /for (?:weeks|months)|mosquito|dentist/ }),
  emergency(
    'anaphylaxis',
    [
      oneOf(TRIGGER),
      /wheez|can(?:'?t| ?not) (?:breathe|swallow)|(?:struggl|hard|difficult)\w* to (?:breathe|swallow)|throat (?:is )?(?:tight|clos|itch)|short of breath|choking|gasping/,
    ],
    {
      unless: /hay fever|pollen|exercise|run\b|cat\b|fish bone|sore throat/,
    },
  ),
  emergency(
    'anaphylaxis',
    [/anaphyla|epi-?pen|jext|adrenaline (?:pen|injector)/, /used|again|back|swell|now|having|in shock|gave|need|worse|second|help/],
    { unless: /expire|renew|refill|carry|prescri|rush\b|course|training|how to use/ },
  ),
  emergency(
    'angioedema',
    [
      near(
        ['\\btongue', 'throat', 'airway', 'windpipe'],
        ['swell', 'swoll', 'clos', 'thick', 'huge', 'bigger', 'too big', 'blow', 'balloon', 'fills', 'narrow'],
        40,
      ),
    ],
    {
      unless:
        /for (?:days|weeks|months)|sore throat|tonsil|dentist|\bcold\b|bit my tongue|clos\w* (?:to|my eyes|the)|lump in my throat|feels? like a frog/,
    },
  ),
  emergency('airway', [
    oneOf(
      String.raw`(?:can(?:'?t| ?not)|cannot|could ?n[o']t|unable to) (?:even )?swallow (?:my|his|her|any|even)?[^.]{0,15}(?:spit|saliva|water|anything|own)`,
      String.raw`drool\w*[^.]*(?:throat|swallow|voice|fever)|(?:throat|swallow|voice|fever)[^.]*drool`,
    ),
  ]),

  emergency(
    'eye_chemical',
    [
      oneOf(
        String.raw`bleach|acid|\blye\b|caustic|chemical|cleaner|cement|\blime\b(?! juice)|plaster|ammonia|alkali|detergent|battery fluid|solvent|superglue|pepper spray|drain|oven|chlorine|fertili[sz]er|ethanol`,
      ),
      /\beyes?\b/,
    ],
    { unless: /eye ?(?:cream|liner|shadow)|contact lens cleaner question|hyaluronic|eyes (?:on|for)/ },
  ),
  emergency(
    'eye_injury',
    [
      /\beyes?\b/,
      /metal|splinter|nail|glass|stick|knife|dart|firework|punch\w*|pierced|stuck in|ball hit|squash ball|champagne|cork|leak\w*|pupil/,
      oneOf('stuck', 'sticking', 'pierc', 'blood', "can(?:'?t| ?not) see", 'blurr', 'vision', 'sight', 'blind', 'pupil', 'leak', AGONY),
    ],
    {
      unless: /stick to|glasses|eye on|contact lens/,
    },
  ),
  emergency(
    'severe_burn',
    [
      oneOf(
        String.raw`boiling|scald\w*|hot (?:oil|water|steam|fat|soup|tea|coffee|tar|iron)|flames?\b|caught fire|on fire\b|explo(?:ded|sion)|acid\b|chemical|burn(?:t|ed|s)\b|firework|power line|electri\w*|lightning|barbecue|petrol`,
      ),
      oneOf(
        LITTLE,
        String.raw`skin (?:\w+ ){0,4}(?:peel|white|black|off|leather|charred|hang|wax)\w*|peel(?:s|ed|ing)? off|charred|whole (?:arm|leg|hand|face|back|body|chest)|all over|\bface\b|\bneck\b|\bchest\b|eyes?\b|genital|groin|both (?:hands|arms|legs|feet)|hands?\b|dazed|unconscious|can(?:'?t| ?not) feel|deep|palm|bigger than|size of`,
      ),
      oneOf(String.raw`burn|scald|skin|spill\w*|splash\w*|poured|went over|pulled|touched|caught|fire|explo|acid|boiling|shock|lightning`),
    ],
    {
      unless:
        /heartburn|sunburn|sun burn|calories|kcal|fat burn|burn\w* (?:\d|more|off|about|fat|through|out)|(?:burnt|burned|burn) (?:\w+ )?\d+|burning (?:sensation|when|question)|electric (?:bike|toothbrush|car|scooter)|electricity bill|hot (?:coffee|tea) (?:in|at|after)|thighs nicely|electrician|small (?:burn|blister)|minor|amino|lactic|folic|burned? on the bike/,
    },
  ),
  emergency(
    'electric_shock',
    [
      /power line|mains|socket|live wire|electric(?:al)? shock|electrocut|struck by lightning|high voltage|taser/,
      oneOf(NOT_AWAKE, FAINT, MUDDLED, 'burn', 'chest', 'heart', 'dazed', 'numb', 'thrown', 'got', 'shock', 'weak'),
    ],
    {
      unless: /lightning cable|fast as|static/,
    },
  ),
  emergency(
    'amputation',
    [
      oneOf(
        String.raw`(?:cut|saw\w*|chop\w*|slic\w*|sever\w*|rip\w*|torn?|tore|took|taken|bit\w*|lost|shear\w*|blew|blown|crush\w*)[^.]{0,25}(?:off|through)?[^.]{0,20}(?:fingers?|thumb|toes?|hand|foot|arm|leg|ear|nose|tip)[^.]{0,15}(?:off|clean)|(?:cut|saw\w*|chop\w*|slic\w*|sever\w*|rip\w*|torn?|tore|took|taken|bit\w*|blew) off[^.]{0,25}(?:fingers?|thumb|toes?|hand|foot|arm|leg|ear|nose|tip)|(?:fingers?|thumb|toes?|hand|foot|arm|leg|ear)[^.]{0,20} (?:is |are |was |were |got |hangs? )?(?:cut|chopped|sliced|ripped|torn|hanging) off|amputat|hanging (?:on |by )(?:a|the) (?:thread|skin)|degloved`,
      ),
    ],
    {
      unless:
        /nails?\b|took (?:my|his|her) (?:shoes|socks|gloves|watch)|off (?:work|the couch)|hair|hand off|tip[- ]off|time off|took (?:a|the) \w+ off|years/,
    },
  ),
  emergency(
    'penetrating_injury',
    [
      oneOf(
        String.raw`\b(?:stabb?ed|knifed|impaled|gored|skewered)\b|\b(?:been|got|was|were|is|have been) shot\b|gunshot|bullet (?:wound|in|hole|went)|shot (?:me|him|her|myself|himself|herself)?\s?in the (?:leg|arm|head|chest|stomach|belly|back|foot|hand|neck|shoulder)|(?:knife|blade|rod|pole|nail|stick|glass|arrow|branch|screwdriver|scissors|needle|fence|object)[^.]{0,25}(?:still in|in (?:my|his|her|the) (?:belly|stomach|chest|neck|back|eye|leg|thigh|head|side)|sticking out|stuck in (?:my|his|her)|went (?:through|into|in)|through (?:my|his|her))|nail gun|(?:nail|wire|rod)[^.]{0,20} (?:went )?(?:into|through) (?:my|his|her)`,
      ),
    ],
    {
      unless:
        /shot in the arm of|flu shot|jab|vaccin|photo|film|arrow key|stick with|stuck in (?:my|his|her) (?:head|ways|mind)|branch office|gets shot/,
    },
  ),
  emergency(
    'open_fracture',
    [
      near(
        ['bone', 'shin', 'skull'],
        [
          'stick(?:s|ing)? out',
          'poking',
          'through the skin',
          'pok(?:es|ed)',
          'visible',
          'see (?:the|my|his)',
          'exposed',
          'out of (?:my|his|her|the)',
          'protrud',
        ],
        40,
      ),
    ],
    {
      unless: /broth|dog(?:'s)? bone|x-?ray|collar ?bone (?:dress|visible)|scan/,
    },
  ),
  emergency(
    'severe_bleeding',
    [
      /dog|animal|horse|bear|shark|pitbull|cat\b/,
      /bit|tore|mauled|attack|torn|ripped/,
      oneOf(MUCH_BLOOD, 'bone', 'face', 'neck', 'throat', 'cheek', 'flesh', 'deep', 'artery'),
    ],
    { unless: /attack on titan|play|toy|sofa/ },
  ),
  emergency(
    'major_injury',
    [
      oneOf(VIOLENT),
      oneOf(AGONY, 'bad(?:ly)?', 'pain', 'hurts?'),
      oneOf(
        String.raw`\bneck\b[^.]{0,30}(?:hurt|pain|numb|tingl)|(?:hurt|pain)\w*[^.]{0,25}\bneck\b|pelvis|hip[^.]*(?:can(?:'?t| ?not)|shorter|turned)|belly[^.]*(?:hard|swoll|bruis)|(?:bruis)\w*[^.]*belly|thigh[^.]*(?:bent|swoll|deform)|tingl|can(?:'?t| ?not) (?:feel|move|breathe)|trapped|crushed|white as|gr[ea]y|faint`,
      ),
    ],
    {
      unless:
        /work is|accident years|hit (?:a|the) personal|neck of|years|fell asleep|fall asleep|cannot fall|can't fall|fell in love|price/,
    },
  ),
  emergency(
    'compartment_syndrome',
    [
      /\bcast\b|plaster|splint|bandage|shin|calf|forearm|crush|broken|fracture|tight/,
      oneOf(AGONY, 'pain'),
      /(?:toes?|fingers?|foot|hand)[^.]{0,30}(?:blue|numb|white|cold|tingl|can(?:'?t| ?not) (?:move|feel)|purple)|(?:numb|blue|tingl|cold|white|purple)\w*[^.]{0,25}(?:toes?|fingers?|foot|hand)/,
    ],
    { unless: /raynaud|winter|ski boots|shoes too|always/ },
  ),
  emergency(
    'acute_limb_ischaemia',
    [
      /\b(?:leg|foot|feet|arm|hand|toes|fingers|calf)\b/,
      /\b(?:ice|icy|cold|freezing)\b|white|pale|blue|marbled|mottled|purple|no pulse|waxy/,
      oneOf(AGONY, 'pain', 'hurt', 'numb', 'ache', String.raw`can(?:'?t| ?not) (?:feel|move)`),
      oneOf(AT_ONCE, AGONY),
    ],
    {
      unless:
        /raynaud|swim|snow|\bski|winter|outside|gloves|always|for (?:years|months|weeks)|bruise|both (?:hands|feet) (?:are )?cold|ice bath|cold shower|frost|cold pack|ice pack/,
    },
  ),
  emergency(
    'crush',
    [
      /crushed|trapped\b|pinned under|fell on (?:him|her|me)|buried (?:under|in)|caught in (?:the|a) machine/,
      /leg|arm|hand|\bhim\b|\bher\b|\bme\b|\bhe\b|\bshe\b|chest|body|car|tractor|pelvis/,
    ],
    { unless: /crushed (?:it|the|my) (?:workout|goal|record|session)|garlic|grapes|candy/ },
  ),
  emergency(
    'hanging_electrocution',
    [/(?:found|cut (?:him|her) down)[^.]*hang|hang(?:ed|ing) from|noose/, oneOf(NOT_AWAKE, 'rope', 'neck', 'breath', 'found', 'cut')],
    { unless: /fingertips|bar\b|rings|lamp|picture|clothes|plants?\b|tree swing|hang on/ },
  ),
  emergency(
    'decompression',
    [
      /div(?:e|ing|ed)|scuba|surfac/,
      /numb|tingl|weak|joint|dizz|rash|chest|breath|confus|paraly/,
      /scuba|metres|meters|tank|surfac|boat|depth|bends/,
    ],
    { unless: /shallow yoga|plan/ },
  ),
  emergency(
    'altitude',
    [
      /altitude|mountain|metres|meters|summit|himalaya|trek|base camp/,
      /confus|stagger|pink|froth|breathless (?:at|even) rest|can(?:'?t| ?not) walk|blue/,
    ],
    { unless: /plan|goal|climbed \d+ (?:metres|floors)/ },
  ),
  emergency(
    'severe_bleeding',
    [
      oneOf(String.raw`bleed\w*|blood`),
      /haemophil|hemophil|thinner|warfarin|apixaban/,
      oneOf(MUCH_BLOOD, VOMITS, 'head', 'joint', 'swoll', 'fell'),
    ],
    { unless: /blood (?:test|pressure|sugar)|thinners? (?:dose|question)/ },
  ),
];
