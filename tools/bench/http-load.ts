import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';
const LENGTH = /\r\ncontent-length: (\d+)/i;

/** What came of requests that were sent over connections that stay open. */
export interface HttpLoad {
  /** From the first byte sent to the last answer. */
  readonly seconds: number;
  /** Of each request. */
  readonly latenciesMs: readonly number[];
}

/** A request as it goes over the wire. */
export const postRequest = (path: string, token: string, body: string): Buffer =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}${HEAD_END}${body}`,
  );

/**
 * Sends each of the requests once, in their order, the next on a connection when it has answered the one before.
 *
 * As little work as can be, because it takes the processor from what it measures; and to the millisecond, where autocannon ends with the
 * whole second.
 *
 * @throws {Error} when an answer is no success, or a connection breaks
 */
export async function sendAll(url: string, requests: readonly Buffer[], connections: number): Promise<HttpLoad> {
  const { hostname, port } = new URL(url);
  const sockets = Array.from({ length: connections }, () => connect(Number(port), hostname).setNoDelay(true));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  const waiting = requests.values();
  const latenciesMs: number[] = [];
  const begun = performance.now();
  await Promise.all(sockets.map((socket) => sendFrom(socket, waiting, latenciesMs)));
  const seconds = (performance.now() - begun) / 1000;
  for (const socket of sockets) socket.destroy();
  return { seconds, latenciesMs };
}

function sendFrom(socket: Socket, waiting: IterableIterator<Buffer>, latencies: number[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let held = '';
  let sentAt = 0;
  const next = (): void => {
    const { value, done } = waiting.next();
    if (done === true) return resolve();
    sentAt = performance.now();
    socket.write(value);
  };
  socket.once('error', reject).once('close', () => reject(new Error('the server has closed a connection')));
  socket.setEncoding('latin1').on('data', (piece: string) => {
    held += piece;
    const body = held.indexOf(HEAD_END) + HEAD_END.length;
    if (body < HEAD_END.length || held.length < body + Number(LENGTH.exec(held)?.[1])) return;
    if (!held.startsWith('HTTP/1.1 2')) return reject(new Error(`an answer was ${held}`));
    latencies.push(performance.now() - sentAt);
    held = '';
    next();
  });
  next();
  return promise;
}
