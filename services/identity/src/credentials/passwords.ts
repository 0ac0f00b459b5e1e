import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { limited } from './limited.ts';

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
/** Sign-ins that may wait for their turn; each takes some ten milliseconds. */
const WAITING_MOST = 200;

const derive = promisify(argon2);

/** Hashes passwords with Argon2id and checks them, leaving one core to everything else. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Costs the same when there is no hash: the answer's time does not say whether an account exists. */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}

/** Makes the hasher. `cores` is for tests. */
export async function createPasswords(cores = availableParallelism()): Promise<Passwords> {
  const run = limited(Math.max(1, cores - 1), WAITING_MOST);
  const tagOf = (password: string, nonce: Uint8Array): Promise<Uint8Array> =>
    run(() =>
      derive('argon2id', {
        message: password.normalize('NFKC'),
        nonce,
        parallelism: LANES,
        tagLength: TAG_BYTES,
        memory: MEMORY_KIB,
        passes: PASSES,
      }),
    );
  const hash = async (password: string): Promise<string> => {
    const salt = randomBytes(SALT_BYTES);
    return phc(salt, await tagOf(password, salt));
  };
  const nobody = await hash(randomBytes(SALT_BYTES).toString('hex'));
  return {
    hash,
    async matches(password, known) {
      const { salt, tag } = parse(known ?? nobody);
      const same = timingSafeEqual(await tagOf(password, salt), tag);
      return same && known !== undefined;
    },
  };
}

const bare = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '');

/** PHC string format, as every Argon2 library writes it. */
const phc = (salt: Uint8Array, tag: Uint8Array): string =>
  `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${bare(salt)}$${bare(tag)}`;

function parse(hash: string): { readonly salt: Buffer; readonly tag: Buffer } {
  const [, algorithm, version, parameters, salt, tag] = hash.split('$');
  if (algorithm !== 'argon2id' || version !== 'v=19' || parameters !== `m=${MEMORY_KIB},t=${PASSES},p=${LANES}`)
    throw new Error('a stored password has parameters that this release does not know');
  return { salt: Buffer.from(salt ?? '', 'base64'), tag: Buffer.from(tag ?? '', 'base64') };
}
