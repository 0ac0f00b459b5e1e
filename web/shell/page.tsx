import { type ReactNode, useEffect } from 'react';

/** The one heading of a screen with what stands above and beside it, and the screen below. */
export function Page({
  title,
  name,
  above,
  aside,
  children,
}: {
  readonly title: string;
  readonly name?: string;
  readonly above?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${name ?? title} · Aceso`;
  }, [name, title]);
  return (
    <>
      <header className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div className="min-w-0">
          {above !== undefined && <p className="mb-0.5 text-text-2">{above}</p>}
          <h1 tabIndex={-1} className="max-w-[34ch] text-heading">
            {title}
          </h1>
        </div>
        {aside}
      </header>
      {children}
    </>
  );
}
