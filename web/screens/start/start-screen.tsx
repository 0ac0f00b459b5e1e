import { useEffect, useState } from 'react';
import { useText } from '../../app/text.ts';
import { signInAddress } from '../../lib/addresses.ts';
import { Button } from '../../ui/button.tsx';
import { Erasure } from './erasure.tsx';
import { Frame } from './frame.tsx';
import { SignUp } from './sign-up.tsx';
import type texts from './texts.en.json';

/** A one-time code (`k`) or the key to an erasure. They stand behind `#`, which browsers send to nobody. */
const behindHash = (hash: string, name: 'k' | 'erasure'): string | undefined => {
  const value = new URLSearchParams(hash.replace(/^#/, '')).get(name);
  return value === null || value === '' ? undefined : value;
};

/** First run: sign in, or create a space; with a one-time code, the operator account. */
export function StartScreen() {
  const t = useText<keyof typeof texts>();
  const [isNew, setNew] = useState(false);
  const [code, setCode] = useState<string>();
  const [erasureId, setErasureId] = useState<string>();
  // Only a browser sees what stands behind `#`: the page is written without it first.
  useEffect(() => {
    const read = (): void => {
      setCode(behindHash(location.hash, 'k'));
      setErasureId(behindHash(location.hash, 'erasure'));
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  if (erasureId !== undefined) return <Erasure erasureId={erasureId} />;
  if (isNew) return <SignUp code={code} onLeave={() => setNew(false)} />;
  return (
    <Frame isLanding title={t(code === undefined ? 'start.title' : 'start.operator')}>
      <p className="mb-6 text-text-2">{t(code === undefined ? 'start.lead' : 'start.operator.lead')}</p>
      <div className="flex flex-wrap gap-3">
        <Button kind="primary" onClick={() => setNew(true)}>
          {t(code === undefined ? 'start.create' : 'start.operator')}
        </Button>
        <Button asChild>
          <a href={signInAddress(code === undefined ? '/today' : '/ops/health')}>{t('start.sign-in')}</a>
        </Button>
      </div>
      <p className="mt-8 text-note text-text-3">{t('start.note')}</p>
    </Frame>
  );
}
