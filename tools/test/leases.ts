import { startTestServer } from '@aceso/kit/testing/server';

/** Servers that test processes lease one at a time (`kit/testing`): starting one for each file costs more than most files. */
export async function openLeases(count: number): Promise<AsyncDisposable & { readonly urls: readonly string[] }> {
  await using opened = new AsyncDisposableStack();
  const servers = await Promise.all(Array.from({ length: count }, async () => opened.use(await startTestServer())));
  const kept = opened.move();
  return { urls: servers.map(({ adminUrl }) => adminUrl), [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
