import { useNavigate } from '@tanstack/react-router';
import { useText } from '../../../app/text.ts';
import { Button } from '../../../ui/button.tsx';
import type { ServiceConfiguration, SettingView } from './queries.ts';
import { SettingEditor } from './setting-editor.tsx';
import type texts from './texts.en.json';
import { valueText } from './value-text.ts';

/** One setting: what it does, its value and where that comes from; opened, the form to change it. */
export function SettingRow({
  configuration,
  setting,
  isOpen,
}: {
  readonly configuration: ServiceConfiguration;
  readonly setting: SettingView;
  readonly isOpen: boolean;
}) {
  const t = useText<keyof typeof texts>();
  const navigate = useNavigate();
  const { name, effective, layer } = setting;
  const show = (open: boolean): void =>
    void navigate({
      to: `/ops/config/${configuration.service}`,
      search: open ? { setting: name } : {},
      replace: true,
      resetScroll: false,
    });
  const byDefault = valueText(setting.default);
  return (
    <li className="border-b border-grid py-3 last:border-0">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h3 className="font-mono text-note font-semibold break-all">{name}</h3>
          <p className="max-w-[68ch] text-text-2">{setting.summary.replaceAll('`', '')}</p>
          <p className="mt-1 text-note">
            <code className="break-all">{valueText(effective) ?? t('config.secret.none')}</code>{' '}
            <span className="text-text-3">
              {t(`config.layer.${layer}`)}
              {layer !== 'default' && byDefault !== undefined && `. ${t('config.default', { value: byDefault })}`}
              {setting.applies === 'start' && `. ${t('config.applies.start')}`}
            </span>
          </p>
        </div>
        {!isOpen && (
          <Button aria-label={t('config.change', { name })} onClick={() => show(true)}>
            {t('config.change.short')}
          </Button>
        )}
      </div>
      {isOpen && <SettingEditor configuration={configuration} setting={setting} onClose={() => show(false)} />}
    </li>
  );
}
