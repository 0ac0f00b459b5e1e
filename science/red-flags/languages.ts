import { DUTCH } from './dutch.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { ITALIAN } from './italian.ts';
import { emergency } from './near.ts';
import { oneOf } from '../one-of.ts';
import { PORTUGUESE } from './portuguese.ts';
import { SPANISH } from './spanish.ts';

/**
 * The gravest messages in other languages, by concept as in English. Accents are gone from the text before the rules look.
 *
 * Narrower than English: other languages are told as far as these rules go, and the answer never says that all is well.
 */
export const OTHER_LANGUAGES = [...GERMAN, ...SPANISH, ...FRENCH, ...ITALIAN, ...PORTUGUESE, ...DUTCH];

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
