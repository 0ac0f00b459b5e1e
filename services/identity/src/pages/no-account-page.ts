import { html } from './html.ts';
import { page } from './page.ts';

/** An external sign-in worked, but nobody here has its address. */
export const noAccountPage = (provider: string): string =>
  page(
    'You have no account yet',
    html`<p>${provider} knows you, but there is no Aceso account with your address.</p>
      <p>Create one first with the same address. After that, ${provider} can sign you in.</p>
      <a class="button" href="/start">Create an account</a>`,
  );
