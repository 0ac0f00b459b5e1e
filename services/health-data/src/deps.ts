import type { healthData } from '@aceso/contracts/health-data';
import type { SettingsOf } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { users } from '@aceso/contracts/users';
import type { Bus, Client, Db, House, Settings } from '@aceso/kit';
import type { TailReader } from './ingest/tail-reader.ts';
import type { SharedWrites } from './ingest/shared-writes.ts';
import type { ExportFiles } from './store/export-files.ts';
import type { NoteKeys } from './store/notes.ts';
import type { RawFiles } from './store/raw-files.ts';

/** What the parts of this service are given. */
export interface Deps {
  readonly db: Db;
  readonly bus: Bus;
  readonly now: () => Date;
  readonly log: House['log'];
  readonly settings: Settings<SettingsOf<typeof healthData>>;
  readonly users: Client<(typeof users)['operations']>;
  /** What it has at the FHIR door is part of everything and of exports. */
  readonly advisor: Client<Pick<(typeof recommendation)['operations'], 'listFhirResources'>>;
  /** For small writes of many people at once. */
  readonly writes: SharedWrites;
  /** What pushes have appended and nobody has merged yet. */
  readonly tails: TailReader;
  readonly files: RawFiles;
  /** What people's notes are sealed under. */
  readonly notes: NoteKeys;
  /** Address under which people reach this installation, without a slash at the end. */
  readonly publicOrigin: string;
  readonly jobs: House['jobs'];
  /** Where bulk exports are written. */
  readonly exports: ExportFiles;
  /** Tells the importer that an upload waits. */
  readonly wake: () => void;
}
