import { emergency } from './near.ts';

/** The gravest messages in French. */
export const FRENCH = [
  emergency(
    'chest_pain',
    [
      /poitrine|thorax|\bcoeur\b/,
      /douleur|mal\b|serre|oppress|pression|ecras|brul|etau|poids|pince/,
      /bras|machoire|sueur|transpir|souffle|respir|dos\b|nausee|minutes|heure|depuis|fort|epaule|serre|pale/,
    ],
    {
      unless: /aucune|quand j'appuie|rythme/,
    },
  ),
  emergency('breathing', [
    /(?:n'arrive|arrive) (?:plus|pas|a peine) a respirer|ne (?:peux|peut|respire) (?:plus|pas)? ?(?:respirer)?\b(?=.*respir)|(?:j'|il |elle )?etouff|(?:manque|plus) d'air|mal a respirer|essouffl\w+ au repos|levres (?:bleues|violettes)|suffoqu/,
  ]),
  emergency(
    'stroke',
    [
      /bouche|visage|bras|jambe|cote|parl|mots|main|oeil|vue/,
      /travers|tordu|devie|paralys|engourdi|n'arrive (?:plus|pas) a (?:parler|lever|bouger|voir)|ne (?:peut|peux) (?:plus|pas) (?:parler|lever|bouger|voir)|lourd|sans force|n'a plus de force|incomprehensible|affaiss|tombe d'un cote/,
    ],
    { unless: /dentiste|depuis des annees|film|aucune/ },
  ),
  emergency('suicide', [
    /(?:veux|envie de|voudrais|vais) (?:en finir|mourir|me tuer|me suicider|disparaitre)|me suicider|suicidaire|plus (?:envie de )?vivre|en finir|me pendre|sauter (?:du|d'un|de la|sous)|mieux sans moi|me tailler les veines|prepare les medicaments|plus me reveiller/,
  ]),
  emergency('anaphylaxis', [
    /guepe|abeille|piqu|allerg|mange|antibiotique|cacahuete|noix|medicament|langue|gorge/,
    /gonfl|urticaire|respirer|plaques|gorge (?:se )?serr|malaise|etouff/,
  ]),
  emergency('unconscious', [
    /inconscient|ne (?:repond|reagit|se reveille|respire) (?:plus|pas)|n'arrive pas a (?:le|la) reveiller|pas de pouls|s'est effondre|tout mou|toute molle/,
  ]),
  emergency('seizure', [/convuls|crise d'epilepsie/]),
  emergency(
    'overdose',
    [
      /pris\b|avale|bu\b|mange|surdose|ingere/,
      /comprimes|cachets|boites?|flacon|javel|antigel|pile|poison|champignon|surdose|lessive|medicaments/,
      /\d\d|(?:deux|trois|quatre|plusieurs) (?:boites|plaquettes|flacons)|toute|tous|entier|entiere|plein|enfant|fils|fille|bebe|javel|antigel|pile|poison|surdose|champignon|lessive/,
    ],
    {
      unless: /comme d'habitude|tous les jours|chaque jour|a manger/,
    },
  ),
  emergency('severe_bleeding', [/sang\b|saign/, /n'arrete pas|beaucoup|gicl|vomi|tousse|partout|s'arrete pas/], {
    unless: /prise de sang|tension|nez|gencive|pas de sang/,
  }),
  emergency('thunderclap_headache', [/mal de tete|cephalee|mal a la tete|tete/, /pire|brutal|d'un coup|soudain|explo|tonnerre|jamais eu/]),
  emergency('meningitis', [/nuque/, /raide/, /fievre|lumiere|tete|taches/]),
  emergency(
    'pregnancy',
    [/enceinte|grossesse/, /saign|ne bouge (?:plus|pas)|douleur (?:tres )?forte|convuls|mouches|perdu les eaux|evanoui|mal de tete/],
    { unless: /aucun|pas de/ },
  ),
  emergency(
    'child_very_ill',
    [
      /bebe|nourrisson|nouveau-ne|mon (?:fils|enfant)|ma fille/,
      /ne (?:respire|reagit|boit|mange|se reveille) (?:plus|pas)|fievre|tout mou|toute molle|bleu|convuls/,
    ],
    { unless: /pas de fievre|yeux bleus/ },
  ),
];
