import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newAccount, signUpAndIn } from './account.ts';
import { openJourney } from './harness.ts';
import { inspect } from './screens.ts';

const HOUR_MS = 3_600_000;
const at = (hoursAgo: number): string => new Date(Date.now() - hoursAgo * HOUR_MS).toISOString();

test(
  'sharing: a clinician sees what is shared and nothing else, the person sees who looked, and stops it',
  { timeout: 240_000 },
  async (t) => {
    await using journey = await openJourney(t);
    const { step } = journey;
    const [person, clinician] = [await journey.window('person'), await journey.window('clinician')];
    const [ada, clarke] = [newAccount('Ada'), newAccount('Clarke')];

    await step('both sign up, and a phone sends a pulse and steps', async () => {
      await clinician.goto('/');
      await signUpAndIn(clinician, clarke);
      await person.goto('/');
      await signUpAndIn(person, ada);
      await person.goto('/sources');
      await person.getByRole('button', { name: 'Connect a phone' }).click();
      await person.getByLabel('Name of the phone').fill('Phone');
      await person.getByRole('button', { name: 'Make the token' }).click();
      const token = await person.getByRole('textbox', { name: 'Token', exact: true }).inputValue();
      const items = [
        { id: 'pulse', metric: 'HKQuantityTypeIdentifierHeartRate', start: at(1), value: 61, unit: 'count/min' },
        { id: 'steps', metric: 'HKQuantityTypeIdentifierStepCount', start: at(30), end: at(29), value: 900, unit: 'count' },
      ];
      const pushed = await fetch(new URL('/v1/people/me/push/batches', person.url()), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ batchId: 'journey-sharing-1', device: { id: 'phone', name: 'Phone', platform: 'healthkit' }, items }),
      });
      assert.equal(pushed.status, 200, await pushed.text());
    });

    await step('the person shares their heart with the clinician, by name, for three months', async () => {
      await person.goto('/settings');
      await person.locator('html[data-ready]').waitFor({ state: 'attached' });
      await person.getByRole('button', { name: 'Share with somebody' }).click();
      const dialog = person.getByRole('dialog', { name: 'Share with somebody' });
      await dialog.getByLabel('Their e-mail address in Aceso').fill(clarke.email);
      await dialog.getByLabel('Heart', { exact: true }).check();
      await inspect(person, 'sharing-dialog');
      await dialog.getByRole('button', { name: 'Share', exact: true }).click();
      await person.getByText('Clinician. Sees Heart.', { exact: false }).waitFor();
    });

    await step('the clinician finds the person, sees the pulse, and no steps', async () => {
      await clinician.goto('/people');
      await inspect(clinician, 'sharing-people');
      await clinician.getByRole('link', { name: 'Ada' }).click();
      await clinician.getByText('You are looking at data of Ada, who can see that you did. Shared: Heart. Nothing else is read.').waitFor();
      await clinician.getByRole('link', { name: 'Heart rate', exact: true }).waitFor();
      assert.equal(await clinician.getByText('Steps').count(), 0);
      await inspect(clinician, 'sharing-shared');
      await clinician.getByRole('link', { name: 'Heart rate', exact: true }).click();
      await clinician.getByRole('heading', { name: 'Heart rate', level: 1 }).waitFor();
      await clinician
        .getByText(/^61.bpm$/)
        .first()
        .waitFor();
      await inspect(clinician, 'sharing-measure');
      const [share] = (
        (await (await clinician.request.get('/v1/shares')).json()) as { readonly items: readonly { readonly personId: string }[] }
      ).items; // As the contract says.
      const refused = await clinician.request.get(`/v1/people/${share?.personId}/trends/step-count`);
      assert.equal(refused.status(), 403);
    });

    await step('the person sees in words who looked at what, and stops it', async () => {
      await person.reload();
      const row = person.getByRole('row').filter({ hasText: 'Clarke' }).filter({ hasText: 'Daily values' }).first();
      await row.waitFor();
      await inspect(person, 'sharing-looked');
      await person.getByRole('button', { name: 'Stop sharing with Clarke' }).click();
      await person.getByRole('button', { name: 'Stop sharing with Clarke' }).waitFor({ state: 'detached' });
      await clinician.reload();
      await clinician.getByText('This share is over, or it was never yours.').waitFor();
      await clinician.getByRole('link', { name: 'See who shares with you' }).click();
      await clinician.getByText('Nobody shares with you').waitFor();
    });
  },
);
