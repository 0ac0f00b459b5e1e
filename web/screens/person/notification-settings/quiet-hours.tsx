import { useText } from '../../../app/text.ts';
import { timeZones } from '../../../lib/time-zones.ts';
import { Field, Select } from '../../../ui/field.tsx';
import { Switch } from '../../../ui/switch.tsx';
import type { Preferences } from './preferences.ts';
import type texts from './texts.en.json';

/** A night, until the person says otherwise. */
const FIRST_HOURS = { from: '22:00', to: '07:00' } as const;

/** When messages wait, in which zone, and whether urgent ones do. */
export function QuietHours({
  preferences,
  onChange,
}: {
  readonly preferences: Preferences;
  readonly onChange: (next: Preferences) => void;
}) {
  const t = useText<keyof typeof texts>();
  const { quietHours, ...others } = preferences;
  const set = (part: Partial<typeof FIRST_HOURS | { from: string; to: string }>): void => {
    const next = { ...FIRST_HOURS, ...quietHours, ...part };
    // A time half typed is not one yet.
    if (next.from !== '' && next.to !== '') onChange({ ...others, quietHours: next });
  };
  return (
    <div className="grid gap-4">
      <Switch
        label={t('notify.quiet.on')}
        checked={quietHours !== undefined}
        onChange={(isOn) => onChange(isOn ? { ...others, quietHours: FIRST_HOURS } : others)}
      />
      {quietHours !== undefined && (
        <div className="grid grid-cols-2 gap-4">
          <Field
            type="time"
            label={t('notify.quiet.from')}
            value={quietHours.from}
            onChange={(event) => set({ from: event.target.value })}
          />
          <Field type="time" label={t('notify.quiet.to')} value={quietHours.to} onChange={(event) => set({ to: event.target.value })} />
        </div>
      )}
      <Select
        label={t('notify.zone')}
        value={preferences.timeZone}
        onChange={(event) => onChange({ ...preferences, timeZone: event.target.value })}
        options={timeZones(preferences.timeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
      <Switch
        label={t('notify.breaks')}
        help={t('notify.breaks.help')}
        checked={preferences.urgentBreaksQuiet}
        onChange={(urgentBreaksQuiet) => onChange({ ...preferences, urgentBreaksQuiet })}
      />
    </div>
  );
}
