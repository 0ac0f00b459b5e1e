import type { RedFlagRule } from './red-flag-rule.ts';

const SUDDEN =
  /sudden|all at once|out of nowhere|abrupt|this morning|just now|minutes? ago|within (?:a )?(?:second|minute)|plotzlich|de repente|de golpe|soudain|depuis ce matin|since (?:this morning|today)|started/;
const BREATH =
  /(?:(?:can|could) (?:hardly|barely|scarcely) (?:breathe|get air)|(?:hardly|barely) (?:breathe|breathing)|breathing (?:\w+ )?(?:gets?|is getting|has become|is|becomes) (?:\w+ )?(?:hard|difficult|worse|labou?red|fast|shallow)|blue (?:lips|fingertips|fingers|face)|(?:lips|fingertips|fingers|face)[^.]{0,10} blue|suffocat|short(?:ness)? of breath|breathless|can(?:'?t| ?not|no) (?:breathe|(?:catch|get) (?:my |his |her )?(?:breath|(?:enough )?air))|(?:asthma attack[^.]*(?:severe|bad|not help|worse|inhaler))|(?:severe|bad|terrible) asthma attack|inhaler (?:does ?n[o']t|is ?n[o']t|not|no longer|does not) (?:help|work)\w*|hard to breathe|trouble breathing|difficulty breathing|struggl\w+ (?:to breathe|for air)|gasping|cuesta (?:mucho )?respirar|no puedo respirar|ahog\w+|asfixi\w*|falta (?:el |de )?aire|atemnot|luftnot|keine luft|bekomme (?:kaum|schlecht) luft|mal a respirer|essouffle|respirer|wheez\w+)/;
const CHEST = /(?:chest|breastbone|sternum|\bpecho\b|\bbrust(?!e)|poitrine|thorax|heart (?:is |feels )?(?:pain|hurts|squeez))/;
const PAIN =
  /(?:pain|hurt|ache|aching|tight|pressure|heav|crush|squeez|burn|stab|sharp|elephant|\bvice\b|\bvise\b|band around|duele|dolor|schmerz|druck|eng\b|engegefuhl|mal\b|douleur|serre|oppress|discomfort|twinge|weight|clutch|grab|bursting|fullness|constrict|radiat|shooting|strange|weird|numb|(?:standing|sitting|pressing|stepping) on)/;
const PREGNANT =
  /\bpregnan|\b(?:2\d|3\d|4[0-2]) weeks\b(?! (?:old|ago))|weeks? (?:along|gestation)|trimester|embarazada|schwanger|enceinte/;
const SWELLING = /swell|swoll|puff|angio/;
const FACE = /\b(?:face|lips?|tongue|throat|mouth|eyelids?)\b/;
const ONE_SIDE =
  /(?:one|left|right|half|same) (?:side|arm|leg|hand)|(?:side|half) of (?:my|his|her|the) (?:face|body|mouth)|(?:arm|leg|hand|face)s? (?:is|are|went|feels?|has gone|suddenly|goes?|turned)? ?(?:\w+ )?(?:weak|numb|limp|heavy|dead|droop\w*|paraly\w*)|moitie (?:de mon|du) (?:visage|corps)|media cara|mitad de (?:la|mi) cara|halbe[sr]? gesicht|gesichtshalfte/;

/** Emergencies, the most specific first: the first that holds names the danger. */
export const EMERGENCIES: readonly RedFlagRule[] = [
  {
    flag: 'cardiac_arrest',
    level: 'emergency',
    all: [
      /(?:not|stopped|isn'?t|is no longer|does ?n[o']t|no) (?:breathing|breathe|pulse)|(?:no|without a) (?:pulse|heartbeat)|atmet nicht|no respira|ne respire plus/,
    ],
  },
  {
    flag: 'overdose',
    level: 'emergency',
    all: [
      /\b(?:took|taken|swallowed|ate|drank|injected|inject|swallow|tomado|tome|genommen|geschluckt|avale|pris)\b/,
      /\b(?:about |around |like )?(?:[2-9]\d|1[0-9]|\d{3}|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|dozens?(?: of)?|handful(?: of)?|lots of|loads of|a lot of) (?:[\w'-]+ ){0,5}(?:tablets?|pills?|capsules?|aspirins?|paracetamols?|ibuprofens?|tylenols?|xanax|valium|antidepressants?|sleeping|tabletten|pastillas|comprimes)|overdos|whole (?:bottle|pack|box|blister)|entire (?:bottle|pack|box)|all (?:of )?(?:my|his|her|the) (?:pills|tablets|medication|medicine|insulin)|on purpose|bleach|antifreeze|drain cleaner|detergent|pesticide|poison|rat bait|weed ?killer|bottle of (?!water|wine|beer|juice|milk|cola|coke|lemonade|tea|soda)\w+|too many (?:pills|tablets|sleeping)/,
    ],
  },
  {
    flag: 'suicide',
    level: 'emergency',
    all: [
      /kill myself|end (?:my life|it all|everything)|(?<!not )(?<!n't )suicid|ending (?:my life|it all|things)|(?:my|his|her|their|your) own (?:life|lives)|life (?:is|isn'?t|is not|is n'?t)[^.]{0,15}(?:worth|point)|not worth living|(?:thinking|thoughts?) (?:of|about) (?:dying|death|ending|suicide)|(?:everyone|everybody|they|family|world)[^.]{0,20}better (?:off )?without me|disappear forever|self[- ]?harm|don'?t want to (?:live|be alive|be here|wake up|exist)|do not want to (?:live|be alive)|(?:no|any|n'?t)[^.]{0,12} (?:reason|point|purpose)[^.]{0,8} (?:to|in) (?:liv|go|carry|be)\w*|jump(?:ing)? (?:off|from|in front)|(?:nobody|no one|no-one|noone)[^.]{0,12} (?:miss|care|notice)[^.]{0,12}(?:me|gone|dead)|(?:can'?t|cannot) (?:go on|take it|do this) (?:any ?(?:more|longer)|living)|tired of (?:living|life|being alive)|wish i (?:could|would) (?:just )?(?:die|not wake)|wish i (?:had never been|was(?:n'?t| not)) (?:born|alive)|wish i (?:was|were) dead|better off (?:dead|without me)|want to die|take (?:my|his|her|their) (?:own )?life|(?:kill|hang|shoot|harm|hurt|cut|poison|drown)(?:ed|ing|s)? (?:my|him|her|them|your)sel\w+|cut(?:ting)? my wrists|hurt(?:ing)? myself|harm(?:ing)? myself|nicht mehr leben|umbringen|will sterben|mich (?:toten|umbringen)|quiero morir|morirme|matarme|quitarme la vida|(?:no quiero|sin ganas de) (?:seguir )?(?:viviendo|vivir)|leben (?:ein )?ende|lebensmude|nicht mehr weiterleben|suicid|selbstmord|no quiero vivir|me tuer|(?:envie de|veux|voudrais) mourir|en finir avec|plus vivre|plan to (?:jump|hang|shoot)|goodbye letter/,
    ],
  },
  {
    flag: 'harm_to_others',
    level: 'emergency',
    all: [
      /(?:thoughts? of|want to|going to|urge to|(?:afraid|fear|scared|worried) (?:that )?i(?:'ll| will| might| could)|might|could) (?:hurt|harm|kill|shak|smother|drown)\w* (?:my|the|a|him|her|them|someone|somebody|people)/,
    ],
  },
  {
    flag: 'anaphylaxis',
    level: 'emergency',
    all: [
      /bee|wasp|sting|stung|peanut|nuts?\b|shellfish|shrimp|prawn|allerg|ate |eating|antibiotic|penicillin|new (?:medicine|drug|medication|tablet|pill)|tablet|injection|vaccin|hives|anaphyla|epipen/,
      /anaphyla|(?:throat|tongue|lips?|face|mouth)[^.]{0,25}(?:swell|swoll|clos|tight|puff|itch|thick|bigger|big)|(?:swell|swoll|clos|tight)\w*[^.]{0,25}(?:throat|tongue|lips?|face)|can'?t (?:breathe|swallow)|wheez|hives[^.]*(?:breath|dizz|faint|vomit)|(?:breath|dizz|faint|vomit)[^.]*hives/,
    ],
  },
  {
    flag: 'choking',
    level: 'emergency',
    all: [
      /chok(?:ing|ed)\b|stuck in (?:my|his|her|the) (?:throat|airway|windpipe)/,
      /can'?t|cannot|blue|not able|unable|speak|cough|breath/,
    ],
  },
  {
    flag: 'infant_fever',
    level: 'emergency',
    all: [
      /\b(?:(?:[1-9]|1[0-2])[ -]?(?:weeks?)[ -]?old|(?:1|2|one|two)[ -]?months?[ -]?old|newborn|neonate|baby of (?:[1-9]|1[0-2]) weeks)\b/,
      /fever|temp|3[89](?:[.,]\d)?|10[0-5](?:[.,]\d)?/,
    ],
  },
  {
    flag: 'meningitis',
    level: 'emergency',
    all: [
      /stiff neck|neck (?:is )?(?:so |very )?stiff|(?:can'?t|cannot|unable to|hurts to) (?:bend|touch|put|move|lower|bring)[^.]*(?:neck|chin)|rash[^.]*(?:(?:does ?n[o']t|not|won'?t) (?:fade|disappear|go away|blanch)|stays?|remains?|still there)[^.]*(?:glass|press)?|(?:does ?n[o']t|not|won'?t) (?:fade|blanch)|purple (?:spots|rash)/,
      /fever|headache|light|confus|drows|sleepy|glass|rash|spots|temp/,
    ],
  },
  {
    flag: 'sepsis',
    level: 'emergency',
    all: [
      /fever|infection|infected|wound|shiver|chills|rigors|temperature|chemo|uti|pneumonia/,
      /confus|mottled|slurr|blotchy|not passed? urine|no urine|have ?n[o']t (?:peed|urinated)|very fast (?:breathing|heart)|feel like (?:i am|i'm) (?:going to die|dying)|extreme(?:ly)? (?:weak|pain|shiver)|chemo|clammy|drowsy|hard to wake|racing heart/,
    ],
  },
  {
    flag: 'preeclampsia',
    level: 'emergency',
    all: [PREGNANT, /headache|spots|flash|vision|blurr|swell|swoll|under (?:my|the) ribs|upper (?:belly|abdom)|\d{3} ?(?:\/|over)/],
    when: ({ text, systolic, diastolic }) =>
      (systolic ?? 0) >= 140 ||
      (diastolic ?? 0) >= 90 ||
      /(?:headache[^.]*(?:spots|flash|vision|blurr|swell|swoll))|(?:(?:spots|flash|vision|blurr|swell|swoll)[^.]*headache)|high blood pressure/.test(
        text,
      ),
  },
  {
    flag: 'reduced_fetal_movement',
    level: 'emergency',
    all: [
      /baby|fetus|foetus|bump|bebe/,
      /(?:not|n'?t|stopped|hardly|less|reduced|fewer|no)[^.]{0,20}(?:mov|kick)|(?:mov|kick)\w*[^.]{0,20}(?:less|stopped|reduced|fewer)/,
    ],
    unless: /crawl|walk|year[ -]?old/,
  },
  {
    flag: 'ectopic',
    level: 'emergency',
    all: [
      PREGNANT,
      /(?:severe|bad|sharp|strong|one[ -]sided|terrible)[^.]*pain|heavy bleed|bleed\w* (?:\w+ )?(?:heav|a lot|through)|(?:pad|towel)[^.]*(?:hour|soak|through)|shoulder|faint|soak|waters? (?:broke|breaking|have broken|has broken)|fluid/,
    ],
  },
  {
    flag: 'stroke',
    level: 'emergency',
    all: [
      new RegExp(
        `droop|(?:mouth|face|eyelid|smile)[^.]{0,12}(?:hang|sag|crooked|uneven|lopsided)|(?:can'?t|cannot|unable to) (?:smile|(?:lift|raise|move|feel) (?:my|his|her|the|one|either|both)? ?(?:left |right )?(?:arm|leg|hand|foot|side|face|fingers|body))|arm (?:dropped|drops|drifts|falls)|gibberish|(?:talk|speak)\\w*[^.]{0,12}(?:nonsense|garbled)|${ONE_SIDE.source}|slurr|can(?:'?t| ?not) (?:find|get)[^.]{0,15}words|(?:words|speech) (?:come out|comes out|is|are|sound)[^.]{0,15}(?:wrong|jumbled|garbled|mixed|strange|slurred)|can(?:'?t| ?not) (?:speak|talk)\\b|lost (?:my |her |his )?(?:speech|sight|vision|balance suddenly)|can(?:'?t| ?not) see (?:out of|with|on|anything)|(?:suddenly|nicht mehr|ya no|plus) (?:\\w+ )?(?:sprechen|hablar|parler)|kann (?:\\w+ )?(?:\\w+ )?nicht (?:mehr )?(?:sprechen|reden)|no puede hablar|ne peut (?:plus|pas) parler|double vision|blind in one|paralys|paralyz|face[^.]*(?:numb|crooked)|lopsided|hangt[^.]*(?:mund|gesicht)|mund(?:winkel)?[^.]*hangt|gelahmt|cara (?:caida|torcida)|visage paralyse`,
      ),
    ],
    unless: /for (?:years|months)|slept on|fell asleep on|bell'?s palsy (?:since|for)|dentist|woke up with[^.]*pins/,
  },
  {
    flag: 'thunderclap_headache',
    level: 'emergency',
    all: [
      /headache|head (?:pain|hurts)|pain in (?:my|his|her|the) head|kopfschmerz|dolor de cabeza|mal de tete|cefalea/,
      /worst|most (?:intense|severe|painful)|never had[^.]*like|thunderclap|(?:in|within) (?:a )?(?:second|minute)|like (?:a )?(?:bang|blow|being hit|an explosion)|explo|sudden|schlimmste|peor|pire|de repente|plotzlich/,
    ],
    unless: /usual|like every|typical for me/,
  },
  {
    flag: 'seizure',
    level: 'emergency',
    all: [
      /seizure|convuls|\bfits?\b(?! (?:well|in|me|into))|krampfanfall|epilep\w+ attack/,
      /first|never|minutes|still|repeated|again and again|won'?t stop|now|today|this morning|having|just had|had a|shaking/,
    ],
  },
  {
    flag: 'head_injury',
    level: 'emergency',
    all: [
      /(?:hit|bang|knock|struck|bump)\w*[^.]{0,15}head|head (?:injury|trauma|wound)|(?:accident|crash|fall|fell|punched)[^.]*head|fell on (?:my|his|her) head|concuss/,
      /warfarin|blood thinner|anticoag|apixaban|xarelto|eliquis|drowsy|sleepy|vomit|being sick|throwing up|unconscious|passed out|blacked out|confus|clear fluid|seizure|worse/,
    ],
  },
  {
    flag: 'exertional_syncope',
    level: 'emergency',
    all: [
      /faint|passed out|blacked out|collapsed|lost consciousness|ohnmacht|desmay|evanoui/,
      /while|during|treadmill|track|court|pitch|running|exercise|exerting|workout|sprint|training|playing|cycling|gym|match|swimming/,
    ],
    unless: /standing|blood (?:test|draw)|needle/,
  },
  {
    flag: 'dka',
    level: 'emergency',
    all: [
      /type 1|type one|diabet|glucose|sugar|keto|insulin/,
      /vomit|throwing up|fruity|nail polish|acetone|pear drops|sweet[- ]smelling|keton|deep breath|belly pain|stomach pain|drowsy|confus/,
    ],
    when: ({ glucose, text }) => (glucose ?? 0) >= 250 || /fruity|nail polish|acetone|keton/.test(text),
  },
  {
    flag: 'severe_hypoglycaemia',
    level: 'emergency',
    all: [
      /glucose|sugar|hypo|diabet|insulin/,
      /unconscious|unresponsive|confus|can(?:'?t| ?not) (?:swallow|drink|wake|stay awake)|passed out|seizure|won'?t wake|(?:not|n'?t) (?:respond|responding|waking|react|wake|answer)/,
    ],
  },
  {
    flag: 'severe_hypoglycaemia',
    level: 'emergency',
    all: [/./],
    when: ({ glucose }) => glucose !== undefined && glucose < 54 && glucose > 10,
  },
  {
    flag: 'hypertensive_emergency',
    level: 'emergency',
    all: [/blurr|vision|headache|chest|breath|confus|weak|numb|nosebleed|nausea|vomit|seizure|back pain/],
    when: ({ systolic, diastolic }) => (systolic ?? 0) >= 180 || (diastolic ?? 0) >= 120,
  },
  {
    flag: 'pe',
    level: 'emergency',
    all: [
      BREATH,
      /(?:leg|calf)[^.]*(?:swoll|swell|pain|sore)|(?:swoll|swell)\w*[^.]*(?:leg|calf)|long (?:flight|drive)|after (?:my |the )?(?:surgery|operation|flight)|cough\w* (?:up )?blood|clot|the pill|breathing in|deep breath/,
    ],
  },
  {
    flag: 'aortic_dissection',
    level: 'emergency',
    all: [/tear(?:ing)|ripping/, /chest|back|between (?:my|the) shoulder/],
  },
  {
    flag: 'chest_pain',
    level: 'emergency',
    all: [CHEST, PAIN],
    unless:
      /when i press|press on (?:it|the|my)|touch(?:ing)? (?:it|the spot)|lifting (?:boxes|weights)|pulled (?:a )?muscle|rib after|after (?:coughing|eating spicy)|heartburn|acid|reflux|only when i (?:move|twist|cough|press)|cold (?:for|since)/,
  },
  {
    flag: 'heart_attack',
    level: 'emergency',
    all: [/heart attack|infarkt|infarto|infarctus/],
    unless: /worried|scared|afraid|rehab|recover/,
  },
  {
    flag: 'breathing',
    level: 'emergency',
    all: [BREATH],
    unless:
      /(?:when|after|while) (?:i )?(?:climb|walk|run|exercis|tak\w+ the stairs|going up|uphill)|stairs|for (?:months|years)|mild|slight|a (?:bit|little)/,
  },
  { flag: 'low_oxygen', level: 'emergency', all: [/./], when: ({ oxygen }) => oxygen !== undefined && oxygen >= 40 && oxygen < 90 },
  {
    flag: 'gi_bleed',
    level: 'emergency',
    all: [
      /(?:vomit|throw|puk|bring)\w*(?: up)?[^.]{0,20}blood|black,? (?:\w+,? ){0,3}(?:stools?|poo\w*|bowel|diarrh\w*|shit)|(?:stool|poo|bowel)\w*[^.]{0,12}(?:black|tar\b)|tarry|vomit\w* (?:up )?blood|throw\w* up blood|blood in (?:my )?vomit|coffee[ -]ground|erbreche blut|vomito sangre|a lot of blood (?:in|from)[^.]*(?:stool|toilet|rect|bottom|back passage)/,
    ],
  },
  {
    flag: 'severe_bleeding',
    level: 'emergency',
    all: [
      /bleed|blood|blutet|sangr|saigne/,
      /won'?t stop|does ?n[o']t stop|can(?:'?t| ?not) stop|spurt|gush|pouring|soaking through|heavily after|hort nicht auf/,
    ],
    unless: /nose ?bleed|period|gums/,
  },
  {
    flag: 'haemoptysis',
    level: 'emergency',
    all: [/cough\w*[^.]{0,20}blood/, /a lot|cup|mouthful|large|spoons|breath|clots/],
  },
  {
    flag: 'testicular_torsion',
    level: 'emergency',
    all: [
      /testic|\bballs?\b|scrot/,
      /sudden|painful|severe|swoll|agony|excruciating|terribl|horribl|awful|hurts? (?:so|a lot|badly|like)|since (?:an?|one|two|\d+) hours?|hours? ago/,
    ],
    unless: /lump(?! .*pain)|painless/,
  },
  {
    flag: 'acute_glaucoma',
    level: 'emergency',
    all: [/\beyes?\b/, /halo|(?:red|pain|hurt)[^.]*(?:vision|blurr|vomit|nausea|sick|headache)|(?:blurr|vision)[^.]*(?:pain|red|hurt)/],
    unless: /itch|hay fever|contact lens/,
  },
  {
    flag: 'vision_loss',
    level: 'emergency',
    all: [
      /(?:lost|losing|loss|no|gone)[^.]{0,15}(?:vision|sight)|curtain|shadow (?:over|across)|(?:vision|sight)[^.]{0,12}(?:gone|lost|black)|went blind|(?:sudden|suddenly|instant)\w*[^.]{0,12}blind|(?:flashes|floaters)[^.]*(?:sudden|curtain|shower)|sudden\w*[^.]*floaters/,
    ],
  },
  {
    flag: 'cauda_equina',
    level: 'emergency',
    all: [
      /back|spine|sciatica|legs|saddle|groin|bottom|buttock/,
      /(?:numb|saddle)[^.]*(?:groin|saddle|numb|genital|between (?:my|the) legs|bottom|buttock)|(?:groin|saddle|genital|between (?:my|the) legs)[^.]*numb|can(?:'?t| ?not) (?:pee|urinate|control)|lost control of (?:my )?(?:bladder|bowel)|wet myself|incontinen/,
    ],
  },
  {
    flag: 'acute_abdomen',
    level: 'emergency',
    all: [
      /belly|abdom|stomach|tummy|bauch|barriga|ventre|appendi/,
      /lower right|right lower|rigid|hard as|can'?t stand|cannot stand|worst|severe|unbearable|excruciating|rebound|getting worse[^.]*fever|fever[^.]*getting worse|doubled over|agony/,
    ],
    unless: /mild|period cramps/,
  },
  {
    flag: 'severe_burn',
    level: 'emergency',
    all: [
      /burn(?:ed|t|s)?\b|scald|chemical in/,
      /large|deep|white|charred|face|whole (?:arm|hand|leg)|blistered all|electri|chemical|bigger than|baby|toddler/,
    ],
    unless: /heartburn|sunburn|burning (?:when|sensation)|when i (?:pee|urinate)/,
  },
  {
    flag: 'unconscious',
    level: 'emergency',
    all: [
      /unconscious|unresponsive|can(?:'?t| ?not) (?:be woken|wake (?:him|her|them|my))|(?:won'?t|does ?n[o']t|does not|did ?n[o']t) wake(?: up)?|(?:can'?t|cannot) wake|not waking|knocked out|not conscious|lost consciousness|no response|not responding|bewusstlos|inconsciente|inconscient/,
    ],
    unless: /unconscious(?:ly)? (?:bias|habit)/,
  },
  {
    flag: 'heat_stroke',
    level: 'emergency',
    all: [/heat|hot sun|sauna|marathon/, /confus|stopped sweating|collapsed|staggering|temp\w*[^.]*4[0-3]/],
  },
  {
    flag: 'carbon_monoxide',
    level: 'emergency',
    all: [/carbon monoxide|co alarm|gas (?:heater|boiler|leak)/, /headache|dizz|sick|nausea|alarm|faint/],
  },
  {
    flag: 'dangerous_heart_rate',
    level: 'emergency',
    all: [
      /(?:heart|pulse|palpitation)/,
      /racing|pounding|1[5-9]\d|2\d\d|irregular|flutter|fast/,
      /faint|pass(?:ed|ing)? out|chest|breath|dizz|black(?:ed|ing)/,
    ],
  },
  {
    flag: 'acute_limb_ischaemia',
    level: 'emergency',
    all: [
      /\b(?:leg|foot|arm|hand)\b/,
      /(?:cold|pale|blue|white)[^.]*(?:pain|numb|no pulse|can'?t move)|(?:pain|numb)[^.]*(?:cold|pale|blue|white)/,
      SUDDEN,
    ],
  },
  { flag: 'angioedema', level: 'emergency', all: [FACE, SWELLING, BREATH] },
];
