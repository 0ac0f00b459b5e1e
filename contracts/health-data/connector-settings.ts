import Type from 'typebox';
import { setting, type Setting } from '../index.ts';
import connectors from './connectors.json' with { type: 'json' };

/** What the settings of one connector are made of: an extract of its manifest, by `npm run docs`. */
export interface ConnectorEntry {
  readonly id: string;
  readonly name: string;
  readonly auth: string;
  readonly offBecause?: string;
  readonly settings: readonly { readonly name: string; readonly summary: string; readonly secret: boolean }[];
}

const upper = (name: string): string => name.replace(/^[a-z]/, (letter) => letter.toUpperCase());

/** Setting of a connector: `google-health` and `clientId` make `googleHealthClientId`. */
export const connectorSetting = (id: string, name: string): string =>
  id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) + upper(name);

const textSetting = (summary: string, secret: boolean): Setting =>
  setting({ schema: Type.String({ maxLength: 2000 }), default: '', applies: 'live', summary, ...(secret && { secret }) });

function settingsOf({ id, name, auth, offBecause, settings }: ConnectorEntry): readonly (readonly [string, Setting])[] {
  const named = (own: string, declared: Setting): readonly [string, Setting] => [connectorSetting(id, own), declared];
  return [
    named(
      'enabled',
      setting({
        schema: Type.Boolean(),
        default: offBecause === undefined,
        applies: 'live',
        summary: `Whether people may connect ${name}.${offBecause === undefined ? '' : ` Off by default: ${offBecause}`}`,
      }),
    ),
    ...(auth === 'oauth2'
      ? [
          named('clientId', textSetting(`Client id that the operator registered at ${name}; empty: people bring their own.`, false)),
          named('clientSecret', textSetting(`Client secret that belongs to it.`, true)),
        ]
      : []),
    ...settings.map((more) => named(more.name, textSetting(more.summary, more.secret))),
  ];
}

/** Settings of every connector, made from the manifests. */
export const connectorSettings = (): Readonly<Record<string, Setting>> =>
  Object.fromEntries((connectors as readonly ConnectorEntry[]).flatMap(settingsOf)); // Written by `npm run docs` in this form.
