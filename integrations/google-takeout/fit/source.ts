import type { SourceKind, SourceRef } from '../../kit/index.ts';

/** What the Google Fit app made of everything it knew: fills gaps only, since its parts are sources themselves. */
export const fitSummary = (part: string): SourceRef => ({ key: `google-fit/${part}`, name: 'Google Fit', kind: 'app' });
export const GOOGLE_FIT: SourceRef = { key: 'google-fit', name: 'Google Fit', kind: 'phone', manufacturer: 'Google' };

const WORN = /band|watch|ring|mi\.hm|huami|fitbit|garmin|polar|oura|withings|basis|wear/i;

/** Who recorded a point, by the id of its data source: `raw:type:app:maker:model:serial:stream`. */
export function sourceOfStream(id: string): SourceRef {
  const [, , app = '', maker = '', model = ''] = id.split(':');
  if (app === '' || app === 'com.google.android.gms' || app === 'com.google.android.apps.fitness')
    return model === '' ? GOOGLE_FIT : { key: `google-fit/${maker} ${model}`, name: `${maker} ${model}`.slice(0, 100), kind: 'phone' };
  const name = [maker, model].filter((part) => part !== '').join(' ') || app;
  const kind: SourceKind = /user_input/.test(id) ? 'manual' : WORN.test(id) ? 'watch' : 'app';
  return { key: `google-fit/${app}${model === '' ? '' : `/${model}`}`, name: `${name} (Google Fit)`.slice(0, 100), kind };
}
