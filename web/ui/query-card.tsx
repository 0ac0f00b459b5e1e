import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Card } from './card.tsx';
import { ErrorState, Loading } from './states.tsx';

/** A card whose content is asked for: skeleton, error with a way to try again, or the content. Old content stays when a new reading fails. */
export function QueryCard<T>({
  title,
  aside,
  query,
  className,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly query: UseQueryResult<T>;
  readonly className?: string;
  readonly children: (data: T) => ReactNode;
}) {
  return (
    <Card title={title} aside={aside} {...(className === undefined ? {} : { className })}>
      {query.data !== undefined && children(query.data)}
      {query.isPending && <Loading />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
    </Card>
  );
}
