import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

/** Ground with one line around it, named by its heading. Its contents answer to its own width. */
export function Card({
  title,
  aside,
  level = 2,
  className,
  children,
}: {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly level?: 2 | 3;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className={classes('@container min-w-0 rounded-large border border-line bg-surface p-4 md:p-5', className)}
    >
      {title !== undefined && (
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <Heading id={id} className="text-card">
            {title}
          </Heading>
          {aside !== undefined && <div className="text-note text-text-3">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
