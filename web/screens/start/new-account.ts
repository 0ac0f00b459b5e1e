/** What is asked to make an account. */
export interface NewAccount {
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
  readonly timeZone: string;
}

/** Fields of an account. */
export type AccountField = keyof NewAccount;

/** Fewest characters of a password; the service says the same. */
export const PASSWORD_MIN = 8;

/** Whether a text looks like an address. The service decides; this only catches slips before the next step. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.?[^\s@]+$/.test(text);

/** The step where each field is asked. */
export const STEP_OF: Readonly<Record<AccountField, 'who' | 'keys' | 'zone'>> = {
  displayName: 'who',
  email: 'keys',
  password: 'keys',
  timeZone: 'zone',
};
