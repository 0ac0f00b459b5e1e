import { useText } from '../../../app/text.ts';
import { SecretOnce } from '../../../ui/secret-once.tsx';
import { TokenDialog } from '../token-dialog.tsx';
import type texts from './texts.en.json';

/** What the token of a phone opens. */
export const PHONE_SCOPE = 'health-data:push:write';
/** The longest that a token lives: people change phones less often. */
const DAYS = 366;
const STEPS = [1, 2, 3, 4] as const;
const PATHS = { app: '/v1/people/me/push/health-auto-export', bridge: '/v1/people/me/push/batches' } as const;

function Guide({ token }: { readonly token: string }) {
  const t = useText<keyof typeof texts>();
  const address = (path: string, label: string) => (
    <div className="grid gap-1">
      <h3 className="text-note font-semibold">{label}</h3>
      <p className="select-all break-all font-mono text-note">{`${location.origin}${path}`}</p>
    </div>
  );
  return (
    <div className="grid gap-4">
      <SecretOnce value={token} note={t('sources.phone.once')} label={t('sources.phone.token')} />
      <h3 className="font-semibold">{t('sources.phone.guide')}</h3>
      <ol className="grid list-decimal gap-1 pl-5 text-text-2">
        {STEPS.map((step) => (
          <li key={step}>{t(`sources.phone.step.${step}`)}</li>
        ))}
      </ol>
      {address(PATHS.app, t('sources.phone.address'))}
      {address(PATHS.bridge, t('sources.phone.address.bridge'))}
      <p className="text-note text-text-3">{t('sources.phone.bridge')}</p>
    </div>
  );
}

/** Makes the token of a phone, shows it once, and says where to enter it. */
export function NewPhone() {
  const t = useText<keyof typeof texts>();
  return (
    <TokenDialog
      title={t('sources.phone.connect')}
      nameLabel={t('sources.phone.name')}
      makeLabel={t('sources.phone.make')}
      what={{ scopes: [PHONE_SCOPE], expiresInDays: DAYS }}
      shown={(token) => <Guide token={token} />}
    />
  );
}
