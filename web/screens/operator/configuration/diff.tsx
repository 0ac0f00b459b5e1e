import { useText } from '../../../app/text.ts';
import type texts from './texts.en.json';

/** What goes and what comes, each line with its sign and its word. */
export function Diff({
  name,
  before,
  after,
}: {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}) {
  const t = useText<keyof typeof texts>();
  return (
    <div className="overflow-x-auto rounded-medium border border-line font-mono text-note">
      {before !== undefined && (
        <p className="bg-above-soft px-3 py-1 break-all text-above">
          <span aria-hidden>− </span>
          <span className="sr-only">{t('config.diff.before')} </span>
          {name}: {before}
        </p>
      )}
      {after !== undefined && (
        <p className="bg-accent-soft px-3 py-1 break-all text-accent-text">
          <span aria-hidden>+ </span>
          <span className="sr-only">{t('config.diff.after')} </span>
          {name}: {after}
        </p>
      )}
    </div>
  );
}
