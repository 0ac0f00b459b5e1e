import { parseSmartScope } from '@aceso/kit';
import { html } from './html.ts';
import { page } from './page.ts';

export interface ConsentPage {
  readonly uid: string;
  readonly csrf: string;
  readonly program: string;
  readonly scopes: readonly string[];
  /** What scopes are called in words, where there are any. */
  readonly words: Readonly<Record<string, string>>;
  /** Where the browser goes afterwards, for a program that gave itself its name. */
  readonly unchecked: string | undefined;
}

const DOES: Readonly<Record<string, string>> = { c: 'add', r: 'read', u: 'change', d: 'delete', s: 'find' };

/** A SMART scope in words; any other as it is written. */
function wordsOf(scope: string): string {
  const smart = parseSmartScope(scope);
  if (smart === undefined) return scope;
  const verbs = [...smart.interactions].flatMap((letter) => DOES[letter] ?? []).join(', ');
  const what = smart.resource === '*' ? 'everything that is kept of' : `${smart.resource} of`;
  const whom = smart.context === 'patient' ? 'you' : 'you and of people who share with you';
  return `${verbs} ${what} ${whom}${smart.categories === undefined ? '' : `, only ${smart.categories.join(', ')}`}`;
}

/** Asks whether a program may act for the person, and says what it could do. */
export function consentPage(view: ConsentPage): string {
  const all = view.scopes.includes('*');
  const items = { markup: view.scopes.map((scope) => html`<li>${view.words[scope] ?? wordsOf(scope)}</li>`.markup).join('') };
  return page(
    `Let ${view.program} in?`,
    html`<p>
        ${
          all
            ? `${view.program} will be able to do everything that you can do, until you end its session in the settings.`
            : `${view.program} will be able to do the following, until you end its session in the settings:`
        }
      </p>
      ${
        all || view.scopes.length === 0
          ? undefined
          : html`<ul>
              ${items}
            </ul>`
      }
      ${
        view.unchecked === undefined
          ? undefined
          : html`<p>
              The program gave itself this name; nobody has checked it. Let it in only if you have just asked it to connect. You will then
              be sent to ${view.unchecked}.
            </p>`
      }
      <form method="post" action="/oauth/interaction/${view.uid}/consent">
        <input type="hidden" name="csrf" value="${view.csrf}" />
        <button type="submit" name="answer" value="yes">Let it in</button>
        <button class="second" type="submit" name="answer" value="no">Not now</button>
      </form>`,
  );
}
