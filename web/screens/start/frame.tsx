import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../../app/text.ts';
import { Button } from '../../ui/button.tsx';
import type texts from './texts.en.json';

/** One question on the whole page: where one is, the question, its answer, a way back. */
export function Frame({
  title,
  step,
  isLanding = false,
  onBack,
  children,
}: {
  readonly title: string;
  /** On arrival nothing takes the focus; each later question does. */
  readonly isLanding?: boolean;
  readonly step?: { readonly at: number; readonly all: number };
  readonly onBack?: () => void;
  readonly children: ReactNode;
}) {
  const t = useText<keyof typeof texts>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Aceso`;
    if (!isLanding) heading.current?.focus();
  }, [title, isLanding]);
  return (
    <main className="mx-auto grid min-h-dvh max-w-[560px] content-center px-4 py-10">
      <p aria-hidden className="mb-8 text-section text-accent-text">
        aceso
      </p>
      {step !== undefined && <p className="mb-1 text-note text-text-3">{t('start.step', { step: step.at, all: step.all })}</p>}
      <h1 ref={heading} tabIndex={-1} className="mb-5 text-heading">
        {title}
      </h1>
      {children}
      {onBack !== undefined && (
        <Button kind="link" className="mt-6 justify-self-start" onClick={onBack}>
          {t('start.back')}
        </Button>
      )}
    </main>
  );
}
