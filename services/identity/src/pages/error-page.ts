import { html } from './html.ts';
import { page } from './page.ts';

/** Says that a sign-in cannot go on, with the code for whoever looks into it. */
export const errorPage = (code: string, description: string | undefined): string =>
  page(
    'This sign-in cannot go on',
    html`<p>The program that sent you here asked in a way that we cannot answer, or the page was open too long. Nothing has changed.</p>
      <p>Go back to where you came from and start again.</p>
      <p>Code: ${code}${description === undefined ? undefined : html` (${description})`}</p>
      <a class="button" href="/">To Aceso</a>`,
  );
