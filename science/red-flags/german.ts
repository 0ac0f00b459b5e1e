import { emergency } from './near.ts';

/** The gravest messages in German. */
export const GERMAN = [
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
];
