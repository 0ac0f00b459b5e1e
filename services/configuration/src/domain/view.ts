import type { Output, Setting } from '@aceso/contracts';
import type { configuration } from '@aceso/contracts/configuration';
import type { CatalogueEntry } from './catalogue.ts';
import { shownOf, type Shown, type Stored } from './stored.ts';

type View = Output<typeof configuration.operations.getConfiguration>;
type Report = View['inForce'][number] & { readonly environment: readonly ({ readonly name: string } & Shown)[] };

/** A service's settings as an operator sees them: the later layer wins, secrets are fingerprints. */
export function viewOf(entry: CatalogueEntry, version: number, values: ReadonlyMap<string, Stored>, reports: readonly Report[]): View {
  // All replicas of a service should have one environment; the last report speaks for it.
  const environment = new Map(reports[0]?.environment.map(({ name, ...shown }) => [name, shown]));
  return {
    service: entry.service,
    summary: entry.summary,
    version,
    settings: Object.entries(entry.settings).map(([name, setting]) => settingView(name, setting, values.get(name), environment.get(name))),
    inForce: reports.map(({ replica, version: obeyed, waiting, refused, reportedAt }) => ({
      replica,
      version: obeyed,
      waiting,
      refused,
      reportedAt,
    })),
  };
}

function settingView(
  name: string,
  setting: Setting,
  stored: Stored | undefined,
  fromEnvironment: Shown | undefined,
): View['settings'][number] {
  const [layer, effective] =
    stored !== undefined
      ? (['stored', shownOf(stored)] as const)
      : fromEnvironment !== undefined
        ? (['environment', fromEnvironment] as const)
        : (['default', { value: setting.default }] as const);
  return {
    name,
    summary: setting.summary,
    schema: JSON.parse(JSON.stringify(setting.schema)) as Record<string, unknown>, // A schema is a JSON object.
    secret: setting.secret === true,
    applies: setting.applies,
    default: { value: setting.default },
    effective,
    layer,
  };
}
