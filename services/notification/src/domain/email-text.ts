import type { Category } from './preferences.ts';

export interface EmailText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly button: string;
}

export interface Told {
  readonly category: Category;
  readonly title: string;
  readonly body: string;
}

/** Categories whose message says nothing about health, so that it may stand in an e-mail as it is. */
const HARMLESS: ReadonlySet<Category> = new Set(['account-safety', 'system-alert', 'data-accessed', 'import-finished']);

/**
 * Words of an e-mail. Without the person's leave it says only that there is something new: mail is readable on its way and on
 * locked screens.
 */
export function emailText(told: Told, detail: boolean, emergency: string): EmailText {
  const urgent = told.category === 'urgent' ? [`Call ${emergency} now if you feel seriously unwell.`] : [];
  if (detail || HARMLESS.has(told.category)) return { subject: told.title, paragraphs: [...urgent, told.body], button: 'Open in Aceso' };
  if (told.category === 'urgent')
    return {
      subject: 'Please open Aceso now',
      paragraphs: [...urgent, 'There is a message for you that should not wait. Open Aceso to read it.'],
      button: 'Read the message',
    };
  return { subject: 'Something new in Aceso', paragraphs: ['There is a new message for you in Aceso.'], button: 'Read the message' };
}
