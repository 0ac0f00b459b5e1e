import { html } from './html.ts';
import { page } from './page.ts';

/** Asks whether to sign out. `form` comes from the OAuth library: a form with the id `op.logoutForm`. */
export const logoutPage = (form: string): string =>
  page(
    'Sign out of Aceso?',
    html`${{ markup: form }}
      <button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>
      <button class="second" type="submit" form="op.logoutForm">Stay signed in</button>`,
  );

/** Says that it is done. */
export const signedOutPage = (): string =>
  page(
    'You are signed out',
    html`<p>Programs on this browser can no longer see your data.</p>
      <a class="button" href="/">Sign in again</a>`,
  );
