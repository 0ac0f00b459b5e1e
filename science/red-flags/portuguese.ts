import { emergency } from './near.ts';

/** The gravest messages in Portuguese. */
export const PORTUGUESE = [
  emergency(
    'chest_pain',
    [
      /\bpeito\b|torax|coracao/,
      /\bdor\b|doi|doendo|aperto|apertad|pressao|queima|pontada|peso|esmag/,
      /braco|queixo|mandibula|suor|suando|\bar\b|respir|costas|nausea|minutos|hora|desde|muito|forte|ombro|intensa/,
    ],
    { unless: /quando (?:aperto|toco)|frequencia|treino de peito/ },
  ),
  emergency('breathing', [
    /nao (?:consig[oa]|consegue|posso|pode) (?:\w+ )?respirar|falta de ar|sem ar\b|dificuldade (?:em|de|para) respirar|sufoc|engasgad|labios (?:azuis|roxos)/,
  ]),
  emergency(
    'stroke',
    [
      /\bboca\b|rosto|\bcara\b|braco|perna|\blado\b|fala|palavras|visao|olho|\bmao\b/,
      /torta|torto|paralis|dormente|formig|nao (?:consig[oa]|consegue|pode) (?:\w+ )?(?:mexer|levantar|falar|ver|sentir)|fraco|fraca|sem forca|enrolad|caido|caida|arrasta/,
    ],
    { unless: /dentista|ha anos|filme|ver (?:meu|minha|os|as)\b/ },
  ),
  emergency('suicide', [
    /quero (?:so )?morrer|me matar|matar-me|suicid(?:ar|io\b)|tirar a (?:minha )?(?:propria )?vida|acabar com (?:tudo|a minha vida|minha vida)|nao quero (?:mais )?viver|vontade de (?:viver|morrer)|melhor sem mim|cortar os pulsos/,
  ]),
  emergency('anaphylaxis', [
    /abelha|vespa|picada|picou|alergi|comi\b|comeu|antibiotico|camarao|amendoim|nozes/,
    /inch|garganta|lingua|urticaria|respirar|labios/,
  ]),
  emergency('unconscious', [/inconsciente|desmaiou e|nao (?:responde|acorda|reage|respira)|sem pulso|nao tem pulso/]),
  emergency('seizure', [/convuls|ataque epiletico|ataque epileptico|crise epileptica/]),
  emergency(
    'overdose',
    [
      /tomei|tomou|engoli|engoliu|bebi|bebeu|comeu|overdose/,
      /comprimidos|remedios|frasco|caixa|lixivia|agua sanitaria|veneno|pilha|bateria|cogumelos|detergente/,
      /\d\d|inteir[oa]|todos|todas|muitos|filh[oa]|bebe|crianca|lixivia|agua sanitaria|veneno|pilha|bateria|cogumelos|detergente/,
    ],
    { unless: /como sempre|todos os dias/ },
  ),
  emergency('severe_bleeding', [/sangu|sangr/, /nao para|muito|jorr|vomit|toss/], {
    unless: /pressao|exame|analise|nariz|gengiva|glicose/,
  }),
  emergency('thunderclap_headache', [/cabeca/, /pior dor|de repente|subita|explo|nunca (?:tive|senti)|insuportavel/]),
  emergency('meningitis', [/nuca|pescoco/, /rigid|duro/, /febre|luz|cabeca|manchas/]),
  emergency(
    'pregnancy',
    [
      /gravida|gravidez/,
      /sangr|nao se mexe|nao mexe|nao sinto o bebe|dor(?:es)? fort|convuls|visao|inchad|bolsa (?:rompeu|estourou)|desmai|dor de cabeca/,
    ],
    {
      unless: /sem |nenhum/,
    },
  ),
  emergency(
    'child_very_ill',
    [
      /\bbebe\b|recem-nascid|meu filho|minha filha|crianca/,
      /nao (?:respira|reage|acorda|come|mama)|febre alta|4[01]|mole\b|\broxo|azul|convuls/,
    ],
    { unless: /sem febre|olhos azuis/ },
  ),
];
