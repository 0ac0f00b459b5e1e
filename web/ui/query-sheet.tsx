import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Sheet } from './dialog.tsx';
import { ErrorState, Loading } from './states.tsx';

interface QuerySheetProps<T> {
  readonly title: string;
  readonly query: UseQueryResult<T>;
  readonly onClose: () => void;
  /** Stands above what is fetched. */
  readonly lead?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** A sheet whose content is fetched when it opens. */
export function QuerySheet<T>({ title, query, onClose, lead, children }: QuerySheetProps<T>) {
  return (
    <Sheet title={title} open onOpenChange={(open) => (open ? undefined : onClose())}>
      {lead}
      {query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={6} />
      ) : (
        children(query.data)
      )}
    </Sheet>
  );
}
