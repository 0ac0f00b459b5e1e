import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useText } from '../app/text.ts';
import { meQuery, receivedSharesQuery } from '../lib/queries.ts';
import { Segmented } from '../ui/segmented.tsx';
import { type Area, areasOf, PLACES } from './places.ts';
import type texts from './texts.en.json';

/** Changes between the areas of somebody who has more than one role; nothing for everybody else. */
export function RoleSwitch({ area }: { readonly area: Area }) {
  const t = useText<keyof typeof texts>();
  const navigate = useNavigate();
  const { data } = useQuery(meQuery());
  const { data: received } = useQuery({ ...receivedSharesQuery(), enabled: data !== undefined });
  const isSharedWith = area === 'people' || (received !== undefined && received.items.length > 0);
  const areas = areasOf(data, isSharedWith);
  if (areas.length < 2) return null;
  return (
    <Segmented<Area>
      label={t('shell.role')}
      value={area}
      options={areas.map((value) => ({ value, label: t(`shell.role.${value}`) }))}
      onChange={(next) => void navigate({ to: PLACES[next][0]?.to ?? '/today' })}
    />
  );
}
