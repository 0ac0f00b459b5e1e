import { oneOf } from './one-of.ts';
import { emergency } from './red-flag-near.ts';

/**
 * The gravest messages in German, Spanish and French, by concept as in English. Accents are gone from the text before the rules look.
 *
 * Narrower than English: other languages are told as far as these rules go, and the answer never says that all is well.
 */
export const OTHER_LANGUAGES = [
  // German
  emergency(
    'chest_pain',
    [
      /\bbrust(?!krebs|schwimm)|brustkorb|brustbein|\bherz\b(?! ?frequenz)/,
      /druck|druckt|drucken|eng\b|enge\b|schmerz|stech|brenn|schwer|klemm|zieht|zerrei|weh\b|beklemm/,
      /arm|kiefer|rucken|schwei|ubel|atem|luft|kalt|stunde|minuten|seit|schulter|blass|starke?r?|plotzlich|heftig/,
    ],
    {
      unless: /nach dem (?:training|liegestutz)|muskelkater|wenn ich drucke/,
    },
  ),
  emergency('breathing', [
    /keine luft|kaum (?:noch )?luft|schlecht luft|atemnot|luftnot|erstick|nicht (?:mehr )?atmen|kann (?:\w+ )?nicht (?:\w+ )?atmen|schnappt nach luft|blaue lippen|lippen (?:sind |werden )?blau/,
  ]),
  emergency(
    'stroke',
    [
      /mundwinkel|gesicht|\barm\b|\bbein\b|seite|sprech|sprich|redet|worte|auge/,
      /hangt|hangend|schief|gelahmt|taub|verwaschen|lallt|undeutlich|nicht (?:mehr )?(?:\w+ )?(?:heben|bewegen|spuren|sprechen|sehen|reden)|kraftlos|findet keine worte|wirr|doppelt/,
    ],
    { unless: /eingeschlafen|seit jahren|zahnarzt|keine/ },
  ),
  emergency('suicide', [
    /nicht mehr (?:weiter)?leben|will (?:nur noch )?sterben|umbringen|das leben nehmen|selbstmord|suizid|schluss machen mit (?:allem|dem leben)|leben (?:ein )?ende|nicht mehr aufwachen|allen besser ohne mich|tabletten (?:schon )?(?:vor mir|bereit)|aufhangen|vor den zug|von der brucke|nicht mehr da sein|lebensmude|tot (?:sein|ware)|ritze mich/,
  ]),
  emergency('anaphylaxis', [
    /wespe|biene|stich|nuss|allerg|antibiotik|gegessen|tablette/,
    /luft|schwill|geschwollen|zunge|hals|atmen|quaddel|kreislauf|schwindel/,
  ]),
  emergency('unconscious', [
    /bewusstlos|ohnmachtig|nicht (?:mehr )?(?:\w+ )?(?:wecken|aufwecken|ansprechbar)|reagiert nicht|wacht nicht|lasst sich nicht wecken|zusammengebrochen|atmet nicht|kein(?:en)? puls|ganz schlaff|leblos/,
  ]),
  emergency('seizure', [/krampft|krampfanfall|epileptischer anfall|zuckt am ganzen/]),
  emergency(
    'overdose',
    [
      /genommen|geschluckt|getrunken|gegessen|uberdosis/,
      /tabletten|schlaftabletten|packung|flasche|reiniger|bleiche|frostschutz|batterie|pilze|gift|uberdosis/,
      /\d\d|ganze|alle|viele|packung|kind|tochter|sohn|baby|reiniger|bleiche|frostschutz|batterie|gift|uberdosis|pilze/,
    ],
    {
      unless: /wie jeden|taglich|wie verordnet|wasser/,
    },
  ),
  emergency(
    'severe_bleeding',
    [/blut(?:et|ung|en)?\b/, /hort nicht auf|nicht (?:zu )?stillen|stark|spritzt|alles voll|erbrech|schwall|husten?/],
    { unless: /blutdruck|bluttest|blutwert|blutzucker|nasenbluten|zahnfleisch|keine/ },
  ),
  emergency('thunderclap_headache', [
    /kopfschmerz|kopfweh|schadel/,
    /schlimmste|plotzlich|schlagartig|explo|vernichtend|wie ein blitz|noch nie/,
  ]),
  emergency('meningitis', [/nacken|genick/, /steif/, /fieber|licht|kopf|benommen|ausschlag/]),
  emergency(
    'pregnancy',
    [
      /schwanger|schwangerschaftswoche|\bssw\b/,
      /blutung|blute|starke schmerzen|bewegt sich nicht|krampf|sehstorung|flimmern|fruchtwasser|ohnmacht/,
    ],
    { unless: /keine/ },
  ),
  emergency(
    'child_very_ill',
    [/baby|saugling|neugeboren|kleinkind/, /fieber|schlaff|trinkt nicht|blau|nicht (?:\w+ )?weck|atmet|krampft|hohes fieber/],
    { unless: /kein fieber|schlaft durch|jahre/ },
  ),
  emergency('severe_hypoglycaemia', [/zucker|insulin|diabet/, /bewusstlos|verwirrt|krampf|nicht (?:\w+ )?weck|unter 50|schwitzt/]),
  emergency('cauda_equina', [/taub/, /schritt|zwischen den beinen|gesass/, /urin|wasser|blase|stuhl|bein/]),

  // Spanish
  emergency(
    'chest_pain',
    [
      /\bpecho\b|corazon/,
      /dolor|duele|aprieta|apreta|presion|opresion|oprime|aplast|arde|punzada|peso/,
      /brazo|mandibula|sudor|sudando|aire|respir|espalda|mareo|nausea|minutos|hora|desde|mucho|fuerte|frio|hombro/,
    ],
    {
      unless: /no tengo|cuando (?:toco|aprieto)|frecuencia|ejercicio de pecho/,
    },
  ),
  emergency('breathing', [
    /no (?:puedo|puede|podemos|logra) respirar|(?:me|se) ahog|falta (?:el |de |mucho )?aire|no (?:me |le )?(?:entra|llega) (?:el )?aire|cuesta (?:mucho )?respirar|respira (?:muy )?mal|labios (?:azules|morados)|asfixi/,
  ]),
  emergency(
    'stroke',
    [
      /boca|cara|brazo|pierna|lado|habla|hablar|palabras|vista|ojo|mano/,
      /torcid|caid|ladead|dormid|paraliz|no (?:puedo|puede) (?:\w+ )?(?:mover|levantar|hablar|ver|sentir)|debil|sin fuerza|arrastra|enredad|no (?:le |se )?(?:salen|entiende)|adormecid|perdi la vista|hormigue/,
    ],
    { unless: /dentista|anos|me dormi|pelicula|ejercicio|he dormido|no tengo|ver (?:mis|el|la|los|las)/ },
  ),
  emergency('suicide', [
    /(?:no )?quiero (?:seguir )?(?:morir|vivir|viviendo)|ganas de (?:vivir|morir)|matarme|me voy a matar|suicid(?!io prevencion)|quitarme la vida|acabar con (?:todo|mi vida)|terminar con (?:todo|mi vida)|mejor (?:muert|sin mi)|no vale la pena vivir|despedida|tirarme (?:del|de|al)|cortarme las venas|no quiero despertar/,
  ]),
  emergency('anaphylaxis', [
    /abeja|avispa|pico|picadura|alergi|comi|comio|antibiotico|mariscos|nueces|cacahuete|mani/,
    /hincha|garganta|lengua|ronchas|respirar|aire|labios|mare/,
  ]),
  emergency('unconscious', [
    /inconsciente|no (?:responde|despierta|reacciona|respira)|se desmayo y|sin pulso|no tiene pulso|desplomo|se cayo y no/,
  ]),
  emergency('seizure', [/convuls|ataque epileptico|epilepsia ahora/]),
  emergency(
    'overdose',
    [
      /tome|tomo|tomado|trago|bebio|bebi|comio|ingirio|sobredosis/,
      /pastillas|frasco|caja|lejia|cloro|veneno|bateria|pila|sobredosis|detergente|anticongelante|setas/,
      /\d\d|entero|entera|todas|muchas|hijo|hija|bebe|nino|nina|lejia|cloro|veneno|pila|bateria|sobredosis|detergente|anticongelante|setas/,
    ],
    {
      unless: /como siempre|todos los dias|cada dia|a mano/,
    },
  ),
  emergency('severe_bleeding', [/sangr/, /no para|mucha|chorro|vomit|tos|todo lleno|no deja/], {
    unless: /presion|azucar|analisis|nariz|encias|no hay/,
  }),
  emergency('thunderclap_headache', [/cabeza/, /peor dolor|de repente|de golpe|explo|trueno|jamas|insoportable/]),
  emergency('meningitis', [/nuca|cuello/, /rigid|tiesa|tieso/, /fiebre|luz|cabeza|manchas/]),
  emergency('pregnancy', [/embaraz/, /sangr|no se mueve|dolor fuerte|convuls|vista|hinchad|rompi aguas|desmay|dolor de cabeza/], {
    unless: /no tengo|no hay/,
  }),
  emergency(
    'child_very_ill',
    [
      /bebe|recien nacido|mi (?:hijo|hija|nino|nina)/,
      /no (?:respira|reacciona|despierta|come|puede respirar)|fiebre|flacid|azul|morad|convuls/,
    ],
    { unless: /sin fiebre|no tiene fiebre|ojos azules/ },
  ),

  // French
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
      /pris|avale|bu\b|mange|surdose|ingere/,
      /comprimes|cachets|boite|flacon|javel|antigel|pile|poison|champignon|surdose|lessive|medicaments/,
      /\d\d|toute|tous|entier|entiere|plein|enfant|fils|fille|bebe|javel|antigel|pile|poison|surdose|champignon|lessive/,
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

/** Whether a message is in one of these languages and asks for help; kept apart so that English rules are read first. */
export const CRIES_FOR_HELP = [
  emergency(
    'cry_for_help',
    [
      oneOf(String.raw`^(?:help|hilfe|ayuda|au secours|socorro|sos)\b[^?]*$`),
      oneOf('dying', 'sterbe', 'muero', 'meurs', 'ambulance', 'notarzt', 'ambulancia', 'please', 'now', 'call', 'schnell'),
    ],
    { unless: /help (?:me )?(?:with|to|find|set|understand|connect)/ },
  ),
];
