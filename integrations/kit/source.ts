/** What a source is: decides whose count stands when two saw the same minute. */
export type SourceKind = 'manual' | 'watch' | 'phone' | 'scale' | 'monitor' | 'app';

/** Who delivered a reading: a device or an app, as the person knows it. */
export interface SourceRef {
  /** Folder name of the integration, when an upload may hold files of several. */
  readonly integration?: string;
  /** Stable within an integration: the same watch has the same key in every export. */
  readonly key: string;
  /** Name to show. May hold the person's own name: never logged. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly hardware?: string;
}
