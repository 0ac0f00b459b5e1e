import { html } from './html.ts';
import { page } from './page.ts';

export interface SignInPage {
  readonly uid: string;
  readonly csrf: string;
  readonly email: string | undefined;
  /** What went wrong the last time, if anything. */
  readonly problem?: string | undefined;
  /** External provider that may be used instead. */
  readonly provider: string | undefined;
  /** Set when an external sign-in waits for the password of the account that has its address. */
  readonly linking?: boolean;
}

/** Asks for e-mail and password. */
export function signInPage(view: SignInPage): string {
  const title = view.linking === true ? 'Enter your password once' : 'Sign in';
  return page(
    title,
    html`${view.problem === undefined ? undefined : html`<p class="notice" role="alert">${view.problem}</p>`}
      ${
        view.linking === true
          ? html`<p>There is an account with this address. Enter its password, and from now on ${view.provider} signs you in.</p>`
          : undefined
      }
      <form method="post" action="/oauth/interaction/${view.uid}/login">
        <input type="hidden" name="csrf" value="${view.csrf}" />
        <label for="email">E-mail</label>
        <input id="email" name="email" type="email" autocomplete="username" required maxlength="254" value="${view.email ?? ''}" />
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="256" />
        <button type="submit">Sign in</button>
      </form>
      ${
        view.provider === undefined || view.linking === true
          ? undefined
          : html`<a class="button second" href="/oauth/interaction/${view.uid}/federation">Continue with ${view.provider}</a>`
      }
      <p class="foot">New here? <a href="/start">Create an account</a></p>`,
  );
}
