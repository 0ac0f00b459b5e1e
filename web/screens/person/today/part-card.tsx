import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Part } from '../../../lib/types.ts';
import { Card } from '../../../ui/card.tsx';
import { Away, Empty } from '../../../ui/states.tsx';

/** A card for one part of Today: its data, or one line why there is none. Data that is still there is shown even when its service is away. */
export function PartCard<T>({
  part,
  title,
  aside,
  empty,
  className,
  children,
}: {
  readonly part: Part<T>;
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly empty: string;
  readonly className?: string;
  readonly children: (data: T) => ReactNode;
}) {
  const cache = useQueryClient();
  const again = (): void => void cache.invalidateQueries({ queryKey: ['overview'] });
  return (
    <Card title={title} aside={aside} {...(className === undefined ? {} : { className })}>
      {part.data !== undefined && children(part.data)}
      {part.state === 'away' && <Away reference={part.reference} onRetry={again} />}
      {part.state !== 'away' && part.data === undefined && <Empty why={empty} />}
    </Card>
  );
}
