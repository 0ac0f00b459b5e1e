import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { authorisePage } from './authorise-page.ts';
import { GrantRefused } from './grants.ts';
import type { SimulatedAnswer, SimulatedRequest, SimulatedVendor } from './simulated-vendor.ts';
import { VendorRoom, type SeenRequest } from './vendor-room.ts';

const BODY_BYTES_MAX = 1_048_576;
const RATE_SECONDS = 2;

export interface SimulatorOptions {
  readonly port?: number;
  readonly now?: () => Date;
  readonly historyDays?: number;
}

/** Vendors that are not there, on real HTTP: `<url>/<vendor>/<host>/<path>`. */
export interface Simulator extends AsyncDisposable {
  readonly url: string;
  room(vendor: string): VendorRoom;
}

/** Starts the simulator of some vendors on this machine. */
export async function openSimulator(vendors: readonly SimulatedVendor[], options: SimulatorOptions = {}): Promise<Simulator> {
  const now = options.now ?? (() => new Date());
  const rooms = new Map(vendors.map((vendor) => [vendor.manifest.id, new VendorRoom(vendor, now, options.historyDays)]));
  const server = createServer((request, response) => {
    serve(rooms, now, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(error instanceof Error ? error.message : 'failed');
    });
  });
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    room(id) {
      const room = rooms.get(id);
      if (room === undefined) throw new Error(`no vendor ${id} is simulated`);
      return room;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port; // It listens on TCP.
}

async function serve(
  rooms: ReadonlyMap<string, VendorRoom>,
  now: () => Date,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [, id = '', host = '', ...rest] = address.pathname.split('/');
  const room = rooms.get(id);
  if (room === undefined) return send(response, { status: 404, json: { error: 'no such vendor' } });
  const body = await bodyOf(request);
  if (host === 'control') return send(response, await control(room, rest[0] ?? '', address));
  const read: SimulatedRequest = {
    method: request.method ?? 'GET',
    host,
    path: `/${rest.join('/')}`,
    query: address.searchParams,
    form: isForm(request) ? new URLSearchParams(body) : new URLSearchParams(),
    json: isForm(request) ? undefined : jsonOf(body),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value])),
    account: undefined,
    now: now(),
  };
  const at = `https://${host}${read.path}`;
  if (at === room.auth?.authorizeUrl) return authorise(room, address, response);
  if (at === room.auth?.tokenUrl && read.form.has('grant_type')) return token(room, read, response);
  if (at === room.auth?.revokeUrl) return note(room, read, 'revoke', revoke(room, read), response);
  return note(room, read, 'data', await data(room, read), response);
}

/** What the vendor's page and apps do, for whoever tries things out: `POST <url>/<vendor>/control/add`. */
async function control(room: VendorRoom, act: string, address: URL): Promise<SimulatedAnswer> {
  const newest = [...room.visitor.records.values()].filter(({ isDeleted }) => isDeleted !== true).toSorted((a, b) => b.end - a.end)[0];
  if (act === 'add') return { status: 200, json: await room.add() };
  if (act === 'change' && newest !== undefined) return { status: 200, json: await room.change(newest) };
  if (act === 'remove' && newest !== undefined) return { status: 200, json: (await room.remove(newest), newest) };
  if (act === 'end-grant') return { status: 200, json: (await room.endGrant(), {}) };
  if (act === 'delete-key') return { status: 200, json: (room.notes.set('deletedKey', room.notes.get('key') ?? ''), {}) };
  if (act === 'state') return { status: 200, json: { hasGrant: room.grants.hasGrant(room.visitor), seen: room.seen.slice(-50) } };
  if (act === 'fail') return { status: 200, json: (room.fail('rate-limited', Number(address.searchParams.get('times') ?? 1)), {}) };
  return { status: 404, json: { error: 'add, change, remove, end-grant, delete-key, state or fail' } };
}

function authorise(room: VendorRoom, address: URL, response: ServerResponse): void {
  const { searchParams: query } = address;
  const redirectUri = query.get('redirect_uri') ?? '';
  const isKnown = room.clients.has(query.get('client_id') ?? '') && query.get('response_type') === 'code' && URL.canParse(redirectUri);
  if (!isKnown) return send(response, { status: 400, json: { error: 'invalid_request' } });
  room.seen.push({ method: 'GET', host: address.pathname.split('/')[2] ?? '', path: address.pathname, what: 'authorise', status: 302 });
  room.portalHook ??= `${new URL(redirectUri).origin}/hooks/${room.vendor.manifest.id}`;
  const decision = query.get('decision');
  if (decision === null) {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(authorisePage(room.vendor.manifest.name, query.get('scope') ?? '', address));
    return;
  }
  const back = new URL(redirectUri);
  back.searchParams.set('state', query.get('state') ?? '');
  if (decision === 'allow')
    back.searchParams.set('code', room.grants.issueCode(room.visitor, redirectUri, query.get('code_challenge') ?? undefined));
  else back.searchParams.set('error', decision === 'deny' ? 'access_denied' : 'server_error');
  response.writeHead(302, { location: back.href }).end();
}

function token(room: VendorRoom, request: SimulatedRequest, response: ServerResponse): void {
  if (room.takeFault('token-unavailable') !== undefined) return note(room, request, 'token', serverFault(room), response);
  try {
    const answer = room.exchange(request.form, request.headers['authorization']);
    if (room.takeFault('token-answer-lost') !== undefined) {
      response.destroy();
      return;
    }
    note(room, request, 'token', answer, response);
  } catch (error) {
    if (!(error instanceof GrantRefused)) throw error;
    const usual = { status: error.code === 'invalid_client' ? 401 : 400, json: { error: error.code } };
    const refusal = error.code === 'invalid_grant' ? (room.vendor.refusals?.grant ?? usual) : usual;
    note(room, request, 'token', refusal, response);
  }
}

function revoke(room: VendorRoom, { form, query, headers }: SimulatedRequest): SimulatedAnswer {
  const given = form.get('token') ?? form.get('access_token') ?? query.get('access_token') ?? bearerOf(headers['authorization']);
  room.grants.revoke(given ?? '');
  return { status: 200, json: {} };
}

async function data(room: VendorRoom, request: SimulatedRequest): Promise<SimulatedAnswer> {
  const { vendor } = room;
  const fault = room.takeFault('rate-limited', 'unavailable', 'garbage', 'unauthorised');
  if (fault === 'rate-limited')
    return vendor.refusals?.rate?.(request.now) ?? { status: 429, json: {}, headers: { 'retry-after': String(RATE_SECONDS) } };
  if (fault === 'unavailable') return serverFault(room);
  if (fault === 'garbage') return { status: 200, json: undefined };
  if (fault === 'unauthorised') room.grants.expireAccess();
  if (vendor.isOfClient?.(request) === true) return await room.answer(request);
  const given = vendor.tokenOf?.(request) ?? bearerOf(request.headers['authorization']);
  const account = room.grants.accountOf(given);
  if (account === undefined) return vendor.refusals?.token ?? { status: 401, json: { error: 'invalid_token' } };
  return await room.answer({ ...request, account });
}

const serverFault = (room: VendorRoom): SimulatedAnswer => room.vendor.refusals?.server ?? { status: 503, json: {} };
const bearerOf = (header: string | undefined): string | undefined => /^Bearer (.+)$/.exec(header ?? '')?.[1];
const isForm = (request: IncomingMessage): boolean =>
  (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');

function note(
  room: VendorRoom,
  request: SimulatedRequest,
  what: SeenRequest['what'],
  answer: SimulatedAnswer,
  response: ServerResponse,
): void {
  const grantType = request.form.get('grant_type');
  const { method, host, path } = request;
  room.seen.push({ method, host, path, what, status: answer.status, ...(grantType !== null && { grantType }) });
  send(response, answer);
}

function send(response: ServerResponse, { status, json, headers }: SimulatedAnswer): void {
  // Nothing at all with a success is what the fault `garbage` sends.
  const body = json === undefined ? (status === 200 ? '<html>maintenance</html>' : '') : JSON.stringify(json);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(status === 204 ? undefined : body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > BODY_BYTES_MAX) throw new Error('the body is too large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined; // No body, or none in JSON.
  }
}
