import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

/**
 * Compiles the texts of a screen (`texts.<locale>.json`, ICU messages by id) while building,
 * so that no parser of messages travels to the browser.
 */
export function catalogues(): Plugin {
  return {
    name: 'aceso-catalogues',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/texts\.[a-z-]+\.json$/i.test(id)) return undefined;
      const messages: unknown = JSON.parse(code);
      if (typeof messages !== 'object' || messages === null) throw new Error(`${id} is not an object of texts`);
      const compiled = Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, compileMessage(String(text))]));
      return { code: `export default ${JSON.stringify(compiled)}`, map: null, moduleType: 'js' };
    },
  };
}
