import { emergency } from './near.ts';

/** The gravest messages in Italian. */
export const ITALIAN = [
  emergency(
    'chest_pain',
    [
      /\bpetto\b|torace|\bcuore\b/,
      /dolor|\bmale\b|oppress|pression|stringe|stretta|peso|schiaccia|brucia|fitta|fitte/,
      /braccio|mascella|sud(?:o|ore|ando)\b|fiato|respir|schiena|nausea|minuti|\bora\b|\bda\b|forte|spalla|improvvis|intens|tanto/,
    ],
    { unless: /quando (?:premo|tocco)|frequenza|allenamento/ },
  ),
  emergency('breathing', [
    /non (?:riesc[oe]|posso|puo|riusciamo) (?:piu )?(?:a )?respir|(?:mi|si) manca (?:il fiato|l'aria|il respiro)|fatic[ao] (?:\w+ )?(?:a )?respirare|soffoc|labbra (?:blu|viola)/,
  ]),
  emergency(
    'stroke',
    [
      /bocca|viso|faccia|braccio|gamba|\blato\b|parl|parole|vista|occhio|mano/,
      /stort|paralizz|intorpidit|addormentat|non (?:riesc[oe]|puo|posso) (?:piu )?(?:a )?(?:parl|muov|alz|ved|sent)|debol|senza forza|cadente|confus|strano/,
    ],
    { unless: /dentista|da anni|film|vedere (?:i|il|la|le)\b/ },
  ),
  emergency('suicide', [
    /vogli[oa] (?:solo )?morire|farla finita|(?:uccider|ammazzar)mi|suicid(?:armi|io\b)|togliermi la vita|non vogli[oa] piu vivere|voglia di vivere|meglio senza di me|tagliarmi le vene/,
  ]),
  emergency('anaphylaxis', [
    /\bape\b|vespa|puntura|punt[oa]\b|allerg|mangiat|antibiotico|noci|arachid|gamber/,
    /gonfi|gola|lingua|orticaria|respir|labbra/,
  ]),
  emergency('unconscious', [
    /incoscient|svenut[oa] e|non (?:risponde|si sveglia|reagisce|respira)|senza polso|non ha polso|privo di sensi|priva di sensi/,
  ]),
  emergency('seizure', [/convuls|crisi epilettica/]),
  emergency(
    'overdose',
    [
      /preso|presa|ingoiat|bevut|mangiat|overdose/,
      /pastiglie|pillole|compresse|flacone|scatola|candeggina|varechina|veleno|pila|batteria|funghi|detersivo|antigelo/,
      /\d\d|inter[oa]|tutt[eio]|tante|figli[oa]|bambin|candeggina|varechina|veleno|pila|batteria|funghi|detersivo|antigelo/,
    ],
    { unless: /come sempre|ogni giorno|tutti i giorni/ },
  ),
  emergency('severe_bleeding', [/sangu|sangue/, /non si ferma|non smette|molto|tanto|vomit|toss|fiotti|dappertutto/], {
    unless: /pressione|esame|analisi|naso|gengiv|glicemia/,
  }),
  emergency('thunderclap_headache', [
    /mal di testa|testa|cefalea/,
    /peggior|all'improvviso|improvviso|di colpo|esplo|mai avuto|insopportabile/,
  ]),
  emergency('meningitis', [/collo|nuca/, /rigid/, /febbre|luce|testa|macchie/]),
  emergency(
    'pregnancy',
    [/incinta|gravidanza/, /sangu|non si muove|dolor[ei] fort|convuls|vista|gonfi|rotte le acque|svenut|mal di testa/],
    {
      unless: /nessun|senza/,
    },
  ),
  emergency(
    'child_very_ill',
    [
      /neonat[oa]|bebe|bambin[oa]|mi[ao] figli[oa]/,
      /non (?:respira|reagisce|si sveglia|mangia|beve)|febbre alta|4[01]|floscio|moll[ei]|\bblu\b|convuls/,
    ],
    { unless: /senza febbre|occhi blu/ },
  ),
];
