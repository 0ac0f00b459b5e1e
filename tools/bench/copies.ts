import pg from 'pg';

const SCHEMA = 'health_data';
/** Columns that are another id in a copy; the id of a copy follows from the original's and the person's. */
const IDS = ['source_id', 'upload_id'];
/** What lies before the bytes of stored daily values: their kind and a CRC-32, lowest byte first. */
const DAY_PACK_HEAD = 5;

/**
 * Copies what is stored of one person for others, all tables and with them all indexes: the same rows under ids of their own. Daily values
 * hold ids of sources in their bytes; those are exchanged, and the checksum of the bytes is worked out again.
 *
 * @param url address of the database with all rights
 * @param say is told every so many people
 */
export async function copyPerson(url: string, model: string, others: readonly string[], say: (line: string) => void): Promise<void> {
  await alone(url, async (client) => {
    const { rows: columns } = await client.query<{ table: string; columns: readonly string[] }>(
      `select c.table_name as table, array_agg(c.column_name::text order by c.ordinal_position) as columns
         from information_schema.columns as c join information_schema.tables as t using (table_schema, table_name)
        where c.table_schema = $1 and t.table_type = 'BASE TABLE' and c.is_identity = 'NO' and c.is_generated = 'NEVER'
        group by c.table_name having bool_or(c.column_name = 'person_id')
        order by case c.table_name when 'person' then 0 when 'source' then 1 else 2 end, 1`,
      [SCHEMA],
    );
    const { rows: sources } = await client.query<{ id: string }>(
      `select source_id::text as id from ${SCHEMA}.source where person_id = $1`,
      [model],
    );
    const copies = columns.map(({ table, columns: names }) =>
      copyOf(
        table,
        names,
        sources.map(({ id }) => id),
      ),
    );
    for (const [i, other] of others.entries()) {
      await client.query('begin');
      for (const text of copies) await client.query(text, [model, other]);
      await client.query('commit');
      if ((i + 1) % 50 === 0) say(`copied for ${i + 1} of ${others.length} people`);
    }
    await client.query('analyze');
  });
}

/** What PostgreSQL does by itself every minute, however long it takes: room of rows that were replaced is found again, none is given back. */
export const vacuum = (url: string): Promise<void> => alone(url, async (client) => void (await client.query('vacuum')));

/** A connection of its own, without bounds of time. */
async function alone(url: string, act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}

function copyOf(table: string, columns: readonly string[], sourceIds: readonly string[]): string {
  const values = columns.map((column) => {
    if (column === 'person_id') return '$2::uuid';
    if (IDS.includes(column)) return `${derived(`t.${column}::text`)}::uuid`;
    return table === 'day_pack' && column === 'data' ? withSources('t.data', sourceIds) : `t.${column}`;
  });
  return `insert into ${SCHEMA}.${table} (${columns.join(', ')}) select ${values.join(', ')} from ${SCHEMA}.${table} as t where t.person_id = $1::uuid`;
}

/** Digits of the id that stands for another one in the copy. */
const derived = (id: string): string => `md5(${id} || $2::uuid::text)`;

function withSources(data: string, sourceIds: readonly string[]): string {
  const digits = sourceIds.reduce(
    (text, id) => `replace(${text}, '${id.replaceAll('-', '')}', ${derived(`'${id}'`)})`,
    `encode(substr(${data}, ${DAY_PACK_HEAD + 1}), 'hex')`,
  );
  return `(select substr(${data}, 1, 1) || reverse(substr(int8send(crc32(e.bytes)), 5)) || e.bytes from (select decode(${digits}, 'hex') as bytes) as e)`;
}
