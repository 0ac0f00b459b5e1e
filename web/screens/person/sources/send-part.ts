import { addressOf, OWN_PAGE } from '../../../lib/api.ts';
import { ApiProblem, problemOf } from '../../../lib/problem.ts';
import { ROUTES } from '../../../lib/routes.ts';
import type { Upload } from '../../../lib/types.ts';
import type { Part } from './parts.ts';

/**
 * Sends one part of a file; the answer tells how much is safe.
 *
 * @throws {ApiProblem} when it did not arrive
 */
export async function sendPart(uploadId: string, file: Blob, part: Part, signal: AbortSignal): Promise<Upload> {
  const [method = 'PATCH', path = ''] = ROUTES['health-data.appendUpload'].split(' ');
  let response: Response;
  try {
    response = await fetch(addressOf(path, { uploadId }, { offset: part.from, last: part.isLast }), {
      method,
      headers: { ...OWN_PAGE, accept: 'application/json', 'content-type': 'application/octet-stream' },
      body: file.slice(part.from, part.to),
      credentials: 'same-origin',
      signal,
    });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new ApiProblem({ type: 'about:blank', title: 'offline', status: 0, code: 'offline' }, undefined, { cause });
  }
  if (!response.ok) throw await problemOf(response);
  // What the contract of this operation says.
  return (await response.json()) as Upload;
}
