import { createServer } from 'node:http';

/** Answers every request with as much as the gateway's bench gets, and does nothing else: what Node itself costs. */
const ANSWER = JSON.stringify({ decision: true });
const HEADERS = { 'content-type': 'application/json; charset=utf-8', 'content-length': String(ANSWER.length) };

const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, HEADERS).end(ANSWER));
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
