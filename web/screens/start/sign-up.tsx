import { useState } from 'react';
import { useText } from '../../app/text.ts';
import { signInAddress } from '../../lib/addresses.ts';
import { ApiProblem } from '../../lib/problem.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { ConsentStep } from './consent-step.tsx';
import { faultsOf } from './faults.ts';
import { Frame } from './frame.tsx';
import { KeysStep } from './keys-step.tsx';
import { type NewAccount, STEP_OF } from './new-account.ts';
import type texts from './texts.en.json';
import { useRegistration } from './use-registration.ts';
import { WhoStep } from './who-step.tsx';
import { ZoneStep } from './zone-step.tsx';

type Step = 'who' | 'keys' | 'zone' | 'consent';
const PERSON: readonly Step[] = ['who', 'keys', 'zone', 'consent'];
/** An operator account keeps no health data, so that it needs no consent to. */
const OPERATOR: readonly Step[] = ['who', 'keys', 'zone'];

/** The zone is the browser's: the server does not know it before somebody has signed in. */
const firstAccount = (): NewAccount => ({
  displayName: '',
  email: '',
  password: '',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/** Sign-up with one question a step. A fault of the service leads back to the step where it can be corrected. */
export function SignUp({ code, onLeave }: { readonly code: string | undefined; readonly onLeave: () => void }) {
  const t = useText<keyof typeof texts>();
  const steps = code === undefined ? PERSON : OPERATOR;
  const [account, setAccount] = useState<NewAccount>(firstAccount);
  const [at, setAt] = useState(0);
  const [isDeclined, setDeclined] = useState(false);
  const registration = useRegistration(code);
  const faults = faultsOf(registration.error);
  const register = (complete: NewAccount): void =>
    registration.mutate(complete, {
      onError: (error) => {
        const [field] = Object.keys(faultsOf(error));
        // `faultsOf` names fields of an account only.
        if (field !== undefined) setAt(steps.indexOf(STEP_OF[field as keyof NewAccount]));
      },
    });
  const go = (part: Partial<NewAccount>): void => {
    const next = { ...account, ...part };
    setAccount(next);
    if (at < steps.length - 1) setAt(at + 1);
    else register(next);
  };
  const step = steps[at] ?? 'who';

  if (registration.isPending)
    return (
      <Frame title={t('start.creating')} step={{ at: steps.length, all: steps.length }}>
        <Loading lines={2} />
        <p className="mt-3 text-text-2">{t('start.creating.words')}</p>
      </Frame>
    );
  if (registration.data === 'done') return <Done returnTo={code === undefined ? '/today' : '/ops/health'} />;
  if (registration.data === 'undone' || (registration.isError && Object.keys(faults).length === 0))
    return (
      <Frame title={t('start.undone.title')} step={{ at: steps.length, all: steps.length }} onBack={registration.reset}>
        {registration.isError ? (
          <ErrorState error={registration.error} onRetry={() => register(account)} />
        ) : (
          <p className="text-text-2">{t('start.undone')}</p>
        )}
      </Frame>
    );
  if (isDeclined)
    return (
      <Frame title={t('start.declined')} step={{ at: steps.length, all: steps.length }}>
        <p className="mb-5 text-text-2">{t('start.declined.why')}</p>
        <Button className="justify-self-start" onClick={() => setDeclined(false)}>
          {t('start.declined.again')}
        </Button>
      </Frame>
    );
  const isTaken = registration.error instanceof ApiProblem && registration.error.problem.code === 'email-taken';
  return (
    <Frame title={t(`start.${step}`)} step={{ at: at + 1, all: steps.length }} onBack={at === 0 ? onLeave : () => setAt(at - 1)}>
      {step === 'who' && <WhoStep value={account.displayName} fault={faults.displayName} onNext={(displayName) => go({ displayName })} />}
      {step === 'keys' && (
        <KeysStep value={account} faults={faults} isTaken={isTaken} onNext={({ email, password }) => go({ email, password })} />
      )}
      {step === 'zone' && <ZoneStep value={account.timeZone} isLast={at === steps.length - 1} onNext={(zone) => go({ timeZone: zone })} />}
      {step === 'consent' && <ConsentStep onAnswer={(agrees) => (agrees ? register(account) : setDeclined(true))} />}
    </Frame>
  );
}

function Done({ returnTo }: { readonly returnTo: string }) {
  const t = useText<keyof typeof texts>();
  return (
    <Frame title={t('start.done')}>
      <p className="mb-5 text-text-2">{t('start.done.why')}</p>
      <Button asChild kind="primary" className="justify-self-start">
        <a href={signInAddress(returnTo)}>{t('start.sign-in')}</a>
      </Button>
    </Frame>
  );
}
