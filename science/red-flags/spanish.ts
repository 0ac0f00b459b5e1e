import { emergency } from './near.ts';

/** The gravest messages in Spanish. */
export const SPANISH = [
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
];
