import { open } from 'node:fs/promises';

const PART_BYTES = 1_048_576;

export interface Upload {
  readonly uploadId: string;
  readonly received: number;
  readonly status: string;
  readonly failure?: string;
  readonly report?: { readonly types: Readonly<Record<string, { readonly read: number }>> };
}

/** Somebody who uses Aceso as any client does, and goes on where a broken connection left off. */
export class Person {
  #token = '';
  readonly #url: string;
  readonly #email = `chaos-${crypto.randomUUID()}@example.org`;
  readonly #password = `calm words ${crypto.randomUUID()}`;

  constructor(url: string) {
    this.#url = url;
  }

  async register(): Promise<void> {
    await this.#ask('POST', '/v1/people', {
      email: this.#email,
      password: this.#password,
      displayName: 'Chaos',
      timeZone: 'Europe/Zurich',
      consents: ['storage-and-advice'],
    });
    await this.signIn();
  }

  async signIn(): Promise<void> {
    const { accessToken } = await this.#ask<{ accessToken: string }>('POST', '/v1/sessions', {
      email: this.#email,
      password: this.#password,
    });
    this.#token = accessToken;
  }

  async announce(bytes: number, name = 'export.zip'): Promise<Upload> {
    return await this.#ask('POST', '/v1/uploads', { name, bytes });
  }

  async upload(uploadId: string): Promise<Upload> {
    return await this.get(`/v1/uploads/${uploadId}`);
  }

  /** Sends what the server has not acknowledged yet, in parts. */
  async send(uploadId: string, file: string): Promise<void> {
    await using handle = await open(file);
    const { size } = await handle.stat();
    for (let { received } = await this.upload(uploadId); received < size;) {
      const part = Buffer.alloc(Math.min(PART_BYTES, size - received));
      await handle.read(part, 0, part.length, received);
      const last = received + part.length === size;
      ({ received } = await this.#ask<Upload>('PATCH', `/v1/uploads/${uploadId}?offset=${received}&last=${last}`, part));
    }
  }

  /** From now on with the token of a phone, which opens nothing but sending. */
  async becomePhone(): Promise<void> {
    const wish = { name: 'phone', scopes: ['health-data:push:write'], expiresInDays: 1 };
    ({ token: this.#token } = await this.#ask<{ token: string }>('POST', '/v1/api-tokens', wish));
  }

  async push<T>(batch: object): Promise<T> {
    return await this.#ask('POST', '/v1/people/me/push/batches', batch);
  }

  async get<T>(path: string): Promise<T> {
    return JSON.parse(await this.#text('GET', path)) as T; // The service checked it against the contract.
  }

  /** An answer that is not one document. */
  async lines(path: string): Promise<readonly string[]> {
    return (await this.#text('GET', path)).split('\n').filter((line) => line !== '');
  }

  async #ask<T>(method: string, path: string, body: object): Promise<T> {
    return JSON.parse(await this.#text(method, path, body)) as T; // The service checked it against the contract.
  }

  async #text(method: string, path: string, body?: object): Promise<string> {
    const reply = await fetch(this.#url + path, {
      method,
      headers: {
        ...(this.#token === '' ? {} : { authorization: `Bearer ${this.#token}` }),
        ...(body === undefined ? {} : { 'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return text;
  }
}
