import type { ServerResponse } from 'node:http';
import { faultDocument, type House, toFault, traceIdNow } from '@aceso/kit';

/** Answers a failure as a document (RFC 9457, or FHIR's below `/fhir/`) on the bare response; one that has begun to answer is cut off. */
export function sendRawProblem(response: ServerResponse, error: unknown, log: House['log'], challenge = 'Bearer'): void {
  const fault = toFault(error);
  if (fault.status === 500) log.error({ err: fault.cause ?? fault }, 'the gateway failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (fault.retryAfterSeconds !== undefined) response.setHeader('retry-after', String(fault.retryAfterSeconds));
  if (fault.status === 401) response.setHeader('www-authenticate', challenge);
  const { mediaType, body } = faultDocument(response.req.url, fault, {}, traceIdNow());
  response.writeHead(fault.status, { 'content-type': mediaType, 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
