import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { mock, test } from 'node:test';
import { createSlowBodies } from './slow-bodies.ts';

test('slow bodies: one that trickles in is cut with 408, one that has arrived is left alone', async () => {
  mock.timers.enable({ apis: ['setInterval'] });
  let now = 0;
  using bodies = createSlowBodies(() => now);
  const answers: (() => void)[] = [];
  const server = createServer((request, response) => {
    bodies.watch(request, response);
    request.resume();
    if (request.url === '/whole') request.on('close', () => answers.push(() => response.end('late but whole')));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const send = async (path: string, body: string): Promise<{ text: Promise<string> }> => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1'); // It listens on a port.
    const arrived = once(server, 'request');
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 4\r\n\r\n${body}`);
    await arrived;
    return { text: (async () => (await socket.toArray()).join(''))() };
  };

  const slow = await send('/slow', 'ab');
  const whole = await send('/whole', 'abcd');
  while (answers.length === 0) await new Promise(setImmediate);
  now = 31_000;
  mock.timers.tick(1_000);
  for (const answer of answers) answer();

  assert.match(await slow.text, /^HTTP\/1\.1 408 /);
  assert.match(await whole.text, /^HTTP\/1\.1 200 [^]*late but whole/);
  server.close();
  mock.timers.reset();
});
