import { emergency } from './near.ts';

/** The gravest messages in Dutch. */
export const DUTCH = [
  emergency(
    'chest_pain',
    [
      /\bborst(?!voed|vin|slag|crawl)|borstkas|\bhart\b(?! ?slag)/,
      /\bpijn|druk|drukkend|beklem|steken|brand|zwaar|knel/,
      /\barm\b|kaak|zweet|\bmisselijk|adem|rug\b|minuten|\buur\b|sinds|schouder|hevig|erg|plotseling|op de borst|uitstra/,
    ],
    { unless: /als ik (?:druk|duw)|hartslag|spierpijn|training/ },
  ),
  emergency('breathing', [
    /kan (?:\w+ )?(?:niet|nauwelijks|amper) (?:meer )?(?:\w+ )?ademen|krijg(?:t)? (?:\w+ )?(?:geen|nauwelijks|bijna geen) (?:lucht|adem)|benauwd|\bstik|naar adem|blauwe lippen|lippen (?:zijn|worden) blauw/,
  ]),
  emergency(
    'stroke',
    [
      /mond(?:hoek)?|gezicht|\barm\b|\bbeen\b|\bzijde\b|\bkant\b|praat|praten|spreken|woorden|\boog\b|zicht/,
      /scheef|hangt|verlamd|verdoofd|\bdoof gevoel|kan (?:\w+ )?niet (?:meer )?(?:\w+ )?(?:optillen|bewegen|voelen|praten|spreken|zien)|krachteloos|onduidelijk|verward|tintel|slap/,
    ],
    { unless: /tandarts|al jaren|film/ },
  ),
  emergency('suicide', [
    /wil (?:\w+ )?(?:dood|niet meer leven|sterven|er niet meer zijn)|zelfmoord|mezelf (?:van het leven|doden|iets aandoen|ophangen)|einde? aan (?:mijn leven|alles|het leven)|beter af zonder mij|eruit stappen/,
  ]),
  emergency('anaphylaxis', [
    /\bbij\b|wesp|gestoken|steek|allerg|gegeten|antibiotic|noten|pinda|garna/,
    /zwel|opgezwollen|gezwollen|keel|\btong|galbulten|benauwd|ademen/,
  ]),
  emergency('unconscious', [
    /bewusteloos|flauwgevallen en|reageert niet|niet (?:meer )?(?:\w+ )?wakker te krijgen|wordt niet wakker|ademt niet|geen (?:pols|hartslag)/,
  ]),
  emergency('seizure', [/stuip|epileptische aanval|epilepsieaanval/]),
  emergency(
    'overdose',
    [
      /ingenomen|geslikt|gedronken|genomen|opgegeten|overdosis/,
      /pillen|tabletten|paracetamol|slaappillen|doosje|fles|bleek|gif|batterij|paddenstoelen|afwasmiddel|overdosis/,
      /\d\d|hele|alle|veel|kind|dochter|zoon|baby|bleek|gif|batterij|paddenstoelen|overdosis/,
    ],
    { unless: /zoals altijd|elke dag|dagelijks|water/ },
  ),
  emergency('severe_bleeding', [/bloed(?:t|ing|en)?\b/, /stopt niet|niet te stelpen|hevig|spuit|veel|braak|hoest/], {
    unless: /bloeddruk|bloedtest|bloedsuiker|bloedwaarde|neus|tandvlees|geen/,
  }),
  emergency('thunderclap_headache', [/hoofdpijn/, /ergste|plotseling|ineens|explo|donderslag|nog nooit/]),
  emergency('meningitis', [/\bnek\b/, /stijf|stijve/, /koorts|licht|hoofd|vlekken/]),
  emergency('pregnancy', [/zwanger/, /bloed|beweegt niet|hevige pijn|stuip|vlekken|gezwollen|vliezen|flauw|hoofdpijn/], { unless: /geen/ }),
  emergency(
    'child_very_ill',
    [
      /\bbaby\b|pasgeboren|peuter|kleuter|mijn (?:zoon|dochter|kind)/,
      /koorts|slap\b|drinkt niet|\bblauw|niet wakker|ademt|stuip|reageert niet/,
    ],
    { unless: /geen koorts|blauwe ogen|jaar/ },
  ),
];
