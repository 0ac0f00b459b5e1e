import { sql, type Db } from '@aceso/kit';

export interface ShardState {
  readonly shard: number;
  readonly version: number;
  /** A file older than this contains somebody who has left. */
  readonly removal_version: number;
}

/** State of every shard that ever had values. */
export async function shardStates(db: Db): Promise<readonly ShardState[]> {
  return db.many(sql<ShardState>`select s.shard, s.version, s.removal_version from analytics.shard as s order by s.shard`);
}
