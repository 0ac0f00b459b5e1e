import { oneOf } from '../one-of.ts';

/** A sudden beginning. */
export const SUDDEN = oneOf(
  String.raw`sudden|all at once|out of nowhere|abrupt|this morning|just now|minutes? ago`,
  String.raw`within (?:a )?(?:second|minute)|plotzlich|de repente|de golpe|soudain|depuis ce matin`,
  String.raw`since (?:this morning|today)|started`,
);
/** Trouble breathing. */
export const BREATH = oneOf(
  String.raw`(?:can|could) (?:hardly|barely|scarcely) (?:breathe|get air)|(?:hardly|barely) (?:breathe|breathing)`,
  String.raw`breathing (?:\w+ )?(?:gets?|is getting|has become|is|becomes) (?:\w+ )?(?:hard|difficult|worse|labou?red|fast|shallow)`,
  String.raw`blue (?:lips|fingertips|fingers|face)|(?:lips|fingertips|fingers|face)[^.]{0,10} blue|suffocat`,
  String.raw`short(?:ness)? of breath|breathless`,
  String.raw`can(?:'?t| ?not|no) (?:breathe|(?:catch|get) (?:my |his |her )?(?:breath|(?:enough )?air))`,
  String.raw`(?:asthma attack[^.]*(?:severe|bad|not help|worse|inhaler))|(?:severe|bad|terrible) asthma attack`,
  String.raw`inhaler (?:does ?n[o']t|is ?n[o']t|not|no longer|does not) (?:help|work)\w*|hard to breathe`,
  String.raw`trouble breathing|difficulty breathing|(?:struggl|fight)\w* (?:to breathe|for (?:air|breath))|gasping|air hunger|breath\w* (?:is|has) stopp`,
  String.raw`cuesta (?:mucho )?respirar|no puedo respirar|ahog\w+|asfixi\w*|falta (?:el |de )?aire|atemnot|luftnot`,
  String.raw`keine luft|bekomme (?:kaum|schlecht) luft|mal a respirer|essouffle|respirer|wheez\w+`,
);
/** The chest and the heart. */
export const CHEST = oneOf(
  String.raw`chest|breastbone|sternum|\bpecho\b|\bbrust(?!e)|poitrine|thorax`,
  String.raw`heart (?:is |feels )?(?:pain|hurts|squeez)`,
);
/** Pain and its likenesses. */
export const PAIN = oneOf(
  String.raw`pain|hurt|ache|aching|tight|pressure|heav|crush|squeez|burn|stab|sharp|elephant|\bvice\b|\bvise\b`,
  String.raw`band around|duele|dolor|presion|opresion|aplast|pression|stechen|beklemm|schmerz|druck|eng\b|engegefuhl|mal\b|douleur|serre|oppress|discomfort|twinge`,
  String.raw`weight|clutch|grab|bursting|fullness|constrict|radiat|shooting|strange|weird|numb`,
  String.raw`(?:standing|sitting|pressing|stepping|parked|parking) (?:\w+ ){0,2}on`,
);
/** Pregnancy. */
export const PREGNANT =
  /\bpregnan|\b(?:2\d|3\d|4[0-2]) weeks\b(?! (?:old|ago))|weeks? (?:along|gestation)|trimester|embarazada|schwanger|enceinte/;
/** Swelling. */
export const SWELLING = /swell|swoll|puff|angio/;
/** Face, lips, tongue, throat. */
export const FACE = /\b(?:face|lips?|tongue|throat|mouth|eyelids?)\b/;
/** Weakness or numbness of one side. */
export const ONE_SIDE = oneOf(
  String.raw`(?:one|left|right|half|same) (?:side|arm|leg|hand)[^.;!?]{0,40}(?:weak|numb|limp|droop|paraly|dead|heavy|tingl|useless|no (?:strength|feeling|power)|not (?:work|mov)|n[o']t (?:work|mov|lift|feel)|can(?:'?t| ?not))`,
  String.raw`(?:weak|numb|limp|paraly|dead|heavy|tingl|useless|no (?:strength|feeling|power)|lost (?:all )?(?:feeling|strength|power)|can(?:'?t| ?not) (?:move|lift|raise|feel|use))\w*[^.;!?]{0,25}(?:one|left|right|half|same) (?:side|arm|leg|hand)`,
  String.raw`(?:side|half) of (?:my|his|her|the) (?:face|body|mouth)`,
  String.raw`(?:arm|leg|hand|face)s? (?:is|are|went|feels?|has gone|suddenly|goes?|turned)? ?(?:\w+ )?(?:weak|numb|limp|heavy|dead(?! after)|droop\w*|paraly\w*)`,
  String.raw`moitie (?:de mon|du) (?:visage|corps)|media cara|mitad de (?:la|mi) cara|halbe[sr]? gesicht`,
  String.raw`gesichtshalfte`,
);
