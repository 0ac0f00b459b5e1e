import type { Page } from 'playwright-core';

/** Who uses Aceso on a journey. */
export interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** A made-up account that nobody else has. */
export const newAccount = (name: string): Account => ({
  name,
  email: `${name.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}@example.org`,
  password: `calm words ${crypto.randomUUID()}`,
});

/** Answers the questions of a sign-up up to the time zone, which is the last for an operator. `see` is shown each step. */
export async function answerQuestions(
  page: Page,
  { name, email, password }: Account,
  see: (step: string) => Promise<void> = async () => undefined,
): Promise<void> {
  const next = page.getByRole('button', { name: 'Next' });
  await page.getByLabel('Name').fill(name);
  await see('name');
  await next.click();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await see('keys');
  await next.click();
  await page.getByLabel('Time zone').waitFor();
  await see('zone');
}

/** Signs in on the pages of the authorization server, and ends where the app was going. */
export async function signIn(page: Page, { email, password }: Account, see: () => Promise<void> = async () => undefined): Promise<void> {
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await see();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs somebody up who has just opened the app, consents, and signs in; ends on Today. */
export async function signUpAndIn(page: Page, account: Account = newAccount('Ada')): Promise<void> {
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Create my space' }).click();
  await answerQuestions(page, account);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'I agree', exact: true }).click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, account);
  await page.waitForURL('**/today');
}
