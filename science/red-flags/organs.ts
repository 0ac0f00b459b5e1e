import { oneOf } from '../one-of.ts';
import { SUDDEN, BREATH, CHEST, PAIN, SWELLING, FACE, ONE_SIDE } from './phrases.ts';
import type { RedFlagRule } from '../red-flag-rule.ts';

/** Brain, sugar, pressure, heart, lungs, bleeding, eyes, belly, limbs: the most specific first. */
export const ORGANS_IN_DANGER: readonly RedFlagRule[] = [
  {
    flag: 'stroke',
    level: 'emergency',
    all: [
      oneOf(
        String.raw`droop|(?:mouth|face|eyelid|smile)[^.]{0,12}(?:hang|sag|crooked|uneven|lopsided|slid|fallen|slump)`,
        String.raw`(?:can'?t|cannot|unable to) (?:smile|(?:lift|raise|move|feel) (?:my|his|her|the|one|either|both)? ?(?:left |right )?(?:arm|leg|hand|foot|side|face|fingers|body))`,
        String.raw`arm (?:dropped|drops|drifts|falls)|gibberish|(?:talk|speak)\w*[^.]{0,12}(?:nonsense|garbled)`,
        ONE_SIDE.source,
        String.raw`slurr|can(?:'?t| ?not) (?:find|get)[^.]{0,15}words`,
        String.raw`boca (?:torcida|caida|ladeada)|no pued[eo] (?:mover|levantar|sentir)|habla (?:raro|mal|enredado)|arrastra (?:las palabras|la pierna)`,
        String.raw`bouche (?:de travers|tordue|deviee)|ne peu[tx] (?:plus|pas) (?:lever|bouger|sentir|parler)|(?:bras|jambe|visage)[^.]{0,12}(?:engourdi|paralyse|mort)`,
        String.raw`(?:arm|bein|hand|seite)[^.]{0,15}(?:nicht (?:mehr )?(?:heben|bewegen|spuren)|taub|gelahmt)|schiefe[rs]? (?:mund|gesicht)|lallt|verwaschen`,
        String.raw`(?:makes?|making|make) no sense|(?:sudden(?:ly)?|all at once|out of nowhere)[^.]{0,15}confus|confus\w*[^.]{0,15}(?:suddenly|all at once)`,
        String.raw`one pupil|(?:drag|hang)\w* (?:his|her|my|a|one) (?:leg|foot|arm)|(?:arm|leg|hand)[^.]{0,12}(?:just hangs|gave way|won'?t (?:move|work|obey))`,
        String.raw`(?:words|speech) (?:come out|comes out|is|are|sound)[^.]{0,15}(?:wrong|jumbled|garbled|mixed|strange|slurred)`,
        String.raw`can(?:'?t| ?not) (?:speak|talk)\b|lost (?:my |her |his )?(?:speech|sight|vision|balance suddenly)`,
        String.raw`can(?:'?t| ?not) see (?:out of|with|on|anything)`,
        String.raw`(?:suddenly|nicht mehr|ya no|plus) (?:\w+ )?(?:sprechen|hablar|parler)`,
        String.raw`kann (?:\w+ )?(?:\w+ )?nicht (?:mehr )?(?:sprechen|reden)|no puede hablar|ne peut (?:plus|pas) parler`,
        String.raw`double vision|blind in one|paralys|paralyz|face[^.]*(?:numb|crooked)|lopsided`,
        String.raw`hangt[^.]*(?:mund|gesicht)|mund(?:winkel)?[^.]*hangt|gelahmt|cara (?:caida|torcida)|visage paralyse`,
      ),
    ],
    unless:
      /after (?:squats|leg day|the gym|my run|lunges)|for (?:years|months)|slept on|fell asleep on|bell'?s palsy (?:since|for)|dentist|woke up with[^.]*pins/,
  },
  {
    flag: 'thunderclap_headache',
    level: 'emergency',
    all: [
      /headache|head (?:pain|hurts|explod|burst)|pain in (?:my|his|her|the) head|kopfschmerz|dolor de cabeza|mal de tete|cefalea/,
      oneOf(
        String.raw`worst|most (?:intense|severe|painful|horrible|terrible|awful|violent)|never had[^.]*like|thunderclap`,
        String.raw`(?:in|within) (?:a |one |a few |some )?(?:seconds?|minutes?)|like (?:a )?(?:bang|blow|being hit|an explosion|hammer|lightning|thunder)|explo|sudden|out of (?:nowhere|the blue)`,
        String.raw`schlimmste|peor|pire|de repente|plotzlich`,
      ),
    ],
    unless: /usual|like every|typical for me/,
  },
  {
    flag: 'seizure',
    level: 'emergency',
    all: [
      /seizure|convuls|krampft|convulsion|\bfits?\b(?! (?:well|in|me|into))|krampfanfall|epilep\w+ attack/,
      /first|never|minutes|still|repeated|again and again|won'?t stop|now|today|this morning|having|just had|had a|shaking/,
    ],
  },
  {
    flag: 'head_injury',
    level: 'emergency',
    all: [
      oneOf(
        String.raw`(?:hit|bang|knock|struck|bump|kick|smack|crack)\w*[^.]{0,30}head|(?:onto|on to|on) (?:his|her|my|their|the) head|head (?:injury|trauma|wound)`,
        String.raw`(?:accident|crash|fall|fell|punched)[^.]*head|fell on (?:my|his|her) head|concuss`,
      ),
      oneOf(
        String.raw`warfarin|blood thinner|anticoag|apixaban|xarelto|eliquis|drowsy|sleepy|vomit|being sick|throwing up`,
        String.raw`unconscious|passed out|blacked out|confus|clear fluid|seizure|worse|out cold|knocked out|again and again|one pupil|unsteady`,
      ),
    ],
  },
  {
    flag: 'exertional_syncope',
    level: 'emergency',
    all: [
      /faint|passed out|blacked out|collapsed|lost consciousness|ohnmacht|desmay|evanoui/,
      /while|during|class\b|in the middle of|treadmill|track|court|pitch|running|exercise|exerting|workout|sprint|training|playing|cycling|gym|match|swimming/,
    ],
    unless: /standing|blood (?:test|draw)|needle/,
  },
  {
    flag: 'dka',
    level: 'emergency',
    all: [
      /type 1|type one|diabet|glucose|sugar|keto|insulin/,
      /breath(?:e|es|ing)? (?:\w+ )?fast|fast breath|being sick|vomit|throwing up|fruity|nail polish|acetone|pear drops|sweet[- ]smelling|keton|deep breath|belly pain|stomach pain|drowsy|confus/,
    ],
    when: ({ glucose, text }) =>
      (glucose ?? 0) >= 250 || /(?:reads?|says|shows|showing|meter)[^.]{0,8}\bhi(?:gh)?\b|fruity|nail polish|acetone|keton/.test(text),
  },
  {
    flag: 'severe_hypoglycaemia',
    level: 'emergency',
    all: [
      /glucose|sugar|hypo|diabet|insulin/,
      oneOf(
        String.raw`unconscious|unresponsive|confus|can(?:'?t| ?not) (?:swallow|drink|wake|stay awake)|passed out|seizure`,
        String.raw`won'?t wake|(?:not|n'?t) (?:respond|responding|waking|react|wake|answer)`,
      ),
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
    all: [
      /blurr|double|see(?:ing)? (?:spots|stars|flashes)|sight|dizz|faint|trembl|speech|vision|headache|head (?:hurts|pounds|is pounding|aches)|chest|breath|confus|weak|numb|nosebleed|nausea|vomit|seizure|back pain/,
    ],
    when: ({ systolic, diastolic }) => (systolic ?? 0) >= 180 || (diastolic ?? 0) >= 120,
  },
  {
    flag: 'pe',
    level: 'emergency',
    all: [
      BREATH,
      oneOf(
        String.raw`(?:leg|calf)[^.]*(?:swoll|swell|pain|sore)|(?:swoll|swell)\w*[^.]*(?:leg|calf)|long (?:flight|drive)`,
        String.raw`after (?:my |the )?(?:surgery|operation|flight)|cough\w* (?:up )?blood|clot|the pill|breathing in`,
        String.raw`deep breath`,
      ),
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
    unless: oneOf(
      String.raw`when i press|press on (?:it|the|my)|touch(?:ing)? (?:it|the spot)|lifting (?:boxes|weights)`,
      String.raw`pulled (?:a )?muscle|rib after|after (?:coughing|eating spicy)|heartburn|acid|reflux`,
      String.raw`only when i (?:move|twist|cough|press)|cold (?:for|since)`,
    ),
  },
  {
    flag: 'heart_attack',
    level: 'emergency',
    all: [/heart attack|infarkt|infarto|infarctus/],
    unless: /worried|scared|afraid|rehab|recover|risk|chance|prevent|likel|famil|\b(?:died|had) (?:a|of a)/,
  },
  {
    flag: 'breathing',
    level: 'emergency',
    all: [BREATH],
    unless: oneOf(
      String.raw`(?:when|after|while) (?:i )?(?:climb|walk|run|exercis|tak\w+ the stairs|going up|uphill)|stairs`,
      String.raw`for (?:months|years)|mild|slight|a (?:bit|little)`,
    ),
  },
  { flag: 'low_oxygen', level: 'emergency', all: [/./], when: ({ oxygen }) => oxygen !== undefined && oxygen >= 40 && oxygen < 90 },
  {
    flag: 'gi_bleed',
    level: 'emergency',
    all: [
      oneOf(
        String.raw`(?:vomit|throw|threw|puk|bring|brought|spew|being sick)\w*(?: up)?[^.]{0,25}blood`,
        String.raw`black,? (?:\w+,? ){0,3}(?:stools?|poo\w*|bowel|diarrh\w*|shit)`,
        String.raw`(?:stool|poo|bowel)\w*[^.]{0,12}(?:black|tar\b)|tarry|vomit\w* (?:up )?blood|throw\w* up blood`,
        String.raw`blood in (?:my )?vomit|coffee[ -]ground|erbreche blut|vomito sangre`,
        String.raw`a lot of blood (?:in|from)[^.]*(?:stool|toilet|rect|bottom|back passage)`,
      ),
    ],
  },
  {
    flag: 'severe_bleeding',
    level: 'emergency',
    all: [
      /bleed|blood|blutet|sangr|saigne/,
      /everywhere|artery|badly|heavily|a lot|won'?t stop|does ?n[o']t stop|can(?:'?t| ?not) stop|spurt|gush|pouring|soaking through|heavily after|hort nicht auf/,
    ],
    unless: /nose ?bleed|period|gums|blood (?:test|sample|pressure|sugar|glucose)|cough|stool|toilet|paper|wip/,
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
      oneOf(
        String.raw`sudden|painful|severe|swoll|agony|excruciating|terribl|horribl|awful|hurts? (?:so|a lot|badly|like)`,
        String.raw`since (?:an?|one|two|\d+) hours?|hours? ago`,
      ),
    ],
    unless: /lump(?! .*pain)|painless/,
  },
  {
    flag: 'acute_glaucoma',
    level: 'emergency',
    all: [
      /\beyes?\b/,
      /halo|rings? (?:around|round)|rainbow|(?:red|pain|hurt)[^.]*(?:vision|blurr|vomit|nausea|sick|headache)|(?:blurr|vision)[^.]*(?:pain|red|hurt)/,
    ],
    unless: /itch|hay fever|contact lens/,
  },
  {
    flag: 'vision_loss',
    level: 'emergency',
    all: [
      oneOf(
        String.raw`(?:lost|losing|loss|no|gone)[^.]{0,15}(?:vision|sight)|curtain|shadow (?:over|across)`,
        String.raw`(?:vision|sight)[^.]{0,12}(?:gone|lost|black)|went blind`,
        String.raw`(?:sudden|suddenly|instant)\w*[^.]{0,12}blind|(?:flashes|floaters)[^.]*(?:sudden|curtain|shower)`,
        String.raw`sudden\w*[^.]*floaters`,
      ),
    ],
  },
  {
    flag: 'cauda_equina',
    level: 'emergency',
    all: [
      /back|spine|sciatica|legs|saddle|groin|bottom|buttock/,
      oneOf(
        String.raw`(?:numb|saddle)[^.]*(?:groin|saddle|numb|genital|between (?:my|the) legs|bottom|buttock)`,
        String.raw`(?:groin|saddle|genital|between (?:my|the) legs)[^.]*numb|can(?:'?t| ?not) (?:pee|urinate|control)`,
        String.raw`lost control of (?:my )?(?:bladder|bowel)|wet myself|incontinen`,
      ),
    ],
  },
  {
    flag: 'acute_abdomen',
    level: 'emergency',
    all: [
      /belly|abdom|guts?\b|stomach|tummy|bauch|barriga|ventre|appendi/,
      oneOf(
        String.raw`lower right|right lower|rigid|hard as|can'?t (?:stand|straighten|move)|cannot (?:stand|straighten|move)|worst|severe|like a board|any step|unbearable|excruciating`,
        String.raw`rebound|getting worse[^.]*fever|fever[^.]*getting worse|doubled over|agony`,
      ),
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
      oneOf(
        String.raw`unconscious|unresponsive|can(?:'?t| ?not) (?:be woken|wake (?:him|her|them|my))`,
        String.raw`(?:won'?t|does ?n[o']t|does not|did ?n[o']t) wake(?: up)?|(?:can'?t|cannot) wake|not waking`,
        String.raw`knocked out|not conscious|lost consciousness|no response|not responding|bewusstlos|inconsciente`,
        String.raw`inconscient`,
      ),
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
