import { configuration } from '@aceso/contracts/configuration';
import type { Command } from 'commander';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import { table, type Output } from '../cli/output.ts';
import { needToken, withAceso, type Where } from '../cli/session.ts';

const { getConfiguration, listConfiguration, listHistory, setSetting } = configuration.operations;

/** `aceso config get|set|history`: settings of all services, with the same rules as the screen. */
export function registerConfig(program: Command, output: () => Output): void {
  const config = program.command('config').description('settings of the services');
  config
    .command('get [name]')
    .description('value in force of `service.setting`, of a service, or of all')
    .action(async (name: string | undefined, _options: unknown, command: Command) => {
      const found = await withAceso(asked(command), async (api) => {
        const [service, setting] = name?.split('.') ?? [];
        const services =
          service === undefined
            ? (await api.call(listConfiguration)).services
            : [await api.call(getConfiguration, { params: { service } })];
        return services.flatMap((one) =>
          one.settings
            .filter((each) => setting === undefined || each.name === setting)
            .map((each) => ({
              name: `${one.service}.${each.name}`,
              value: each.effective.value ?? each.effective.fingerprint,
              layer: each.layer,
              summary: each.summary,
            })),
        );
      });
      if (found.length === 0)
        throw new CommandFailure(`There is no setting ${name}.`, { exit: EXIT.wrongUse, fix: 'See `npx aceso config get` for all.' });
      output().result(found, () =>
        table(found.map(({ name: full, value, layer, summary }) => [full, JSON.stringify(value), layer, summary])),
      );
    });
  config
    .command('set <name> <value>')
    .description('stores a value; running services obey at once')
    .requiredOption('--reason <text>', 'why, for whoever reads the history')
    .action(async (name: string, value: string, options: { readonly reason: string }, command: Command) => {
      const { service, setting } = partsOf(name);
      const result = await withAceso(asked(command), (api) =>
        api.call(setSetting, { params: { service, setting }, query: {}, body: { value: valueOf(value), reason: options.reason } }),
      );
      output().result(result, () =>
        result.changed ? `${name} is set; version ${result.version} of ${service}.` : `${name} was so already.`,
      );
    });
  config
    .command('history <service>')
    .description('who changed what, when and why, newest first')
    .action(async (service: string, _options: unknown, command: Command) => {
      const { items } = await withAceso(asked(command), (api) => api.call(listHistory, { params: { service }, query: { limit: 50 } }));
      output().result(items, () =>
        items.length === 0
          ? `Nobody has changed ${service} yet.`
          : table(
              items.map(({ version, at, author, reason, changes }) => [
                String(version),
                at,
                author,
                changes.map(({ setting, before, after }) => `${setting}: ${shown(before)} → ${shown(after)}`).join(', '),
                reason,
              ]),
            ),
      );
    });
}

function asked(command: Command): Where {
  const where = command.optsWithGlobals<Where>();
  needToken(where);
  return where;
}

function partsOf(name: string): { readonly service: string; readonly setting: string } {
  const [service, setting, ...rest] = name.split('.');
  if (service === undefined || setting === undefined || rest.length > 0)
    throw new CommandFailure(`'${name}' is not of the form service.setting.`, { exit: EXIT.wrongUse });
  return { service, setting };
}

/** JSON when it is JSON, else the text itself. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const shown = (value: { readonly value?: unknown; readonly fingerprint?: string } | undefined): string =>
  value === undefined ? 'not set' : (value.fingerprint ?? JSON.stringify(value.value));
