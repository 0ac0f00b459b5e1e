import { useText } from '../../../app/text.ts';
import { Table } from '../../../ui/table.tsx';
import { CHANNELS, comesBy, KINDS, type Preferences, withChannel } from './preferences.ts';
import type texts from './texts.en.json';

/** Kinds of message by channel, a box for each. */
export function KindsTable({
  preferences,
  isOperator,
  onChange,
}: {
  readonly preferences: Preferences;
  readonly isOperator: boolean;
  readonly onChange: (next: Preferences) => void;
}) {
  const t = useText<keyof typeof texts>();
  const kinds = KINDS.filter((kind) => kind !== 'system-alert' || isOperator);
  return (
    <Table
      hideCaption
      caption={t('notify.kinds')}
      columns={[t('notify.kind'), ...CHANNELS.map((channel) => t(`notify.channel.${channel}`))]}
      rows={kinds.map((kind) => [
        t(`notify.${kind}`),
        ...CHANNELS.map((channel) => (
          <input
            key={channel}
            type="checkbox"
            aria-label={t('notify.check', { kind: t(`notify.${kind}`), channel: t(`notify.channel.${channel}`) })}
            checked={comesBy(preferences, kind, channel)}
            onChange={(event) => onChange(withChannel(preferences, kind, channel, event.target.checked))}
            className="m-1.5 size-6 accent-[var(--accent)]"
          />
        )),
      ])}
    />
  );
}
