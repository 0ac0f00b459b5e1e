import type { AnyContract } from '@aceso/kit';

/** Look of the page: inline, it loads nothing. */
export const DOCS_STYLE = `:root{color-scheme:light dark;--bg:light-dark(#F7F6F2,#121413);--surface:light-dark(#FFFFFF,#1B1E1D);--line:light-dark(#DDD9D0,#363B38);--text:light-dark(#1B1A18,#F1F0EC);--text-2:light-dark(#4E4B45,#C4C6C1);--accent-text:light-dark(#0A5C5D,#7AD3D0)}
body{margin:0;background:var(--bg);color:var(--text);font:.9375rem/1.45 Inter,system-ui,sans-serif}main{max-width:70rem;margin:0 auto;padding:2rem 1rem}h1{font-size:1.875rem;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2rem 0 .25rem}p{color:var(--text-2);margin:.25rem 0 .75rem}a{color:var(--accent-text)}
.scroll{overflow-x:auto}table{width:100%;border-collapse:collapse;background:var(--surface);border:1px solid var(--line)}th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid var(--line)}code{font:.8125rem ui-monospace,monospace;white-space:nowrap}`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value: string): string => value.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

/** A page for people: what each service offers, what it publishes, and where the machine-readable documents are. */
export const docsPage = (contracts: readonly AnyContract[]): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>API · Aceso</title><style>${DOCS_STYLE}</style></head><body><main>
<h1>API of Aceso</h1><p>For programs: <a href="/openapi.json">OpenAPI 3.1</a> and <a href="/asyncapi.json">AsyncAPI 3</a>. Sign-in: <a href="/.well-known/openid-configuration">OpenID Connect</a>.</p>
${contracts.map(serviceSection).join('\n')}</main></body></html>`;

function serviceSection(contract: AnyContract): string {
  const operations = Object.values(contract.operations).filter((operation) => operation.internal !== true);
  const events = Object.values(contract.events);
  const operationRows = operations.map(
    ({ method, path, summary, permission }) =>
      `<tr><td><code>${method}</code></td><td><code>${text(path)}</code></td><td>${text(summary)}</td><td><code>${text(permission)}</code></td></tr>`,
  );
  const eventRows = events.map(
    ({ type, version, summary }) => `<tr><td><code>${text(type)}</code></td><td>${version}</td><td>${text(summary)}</td></tr>`,
  );
  return [
    `<h2 id="${contract.service}">${contract.service}</h2><p>${text(contract.summary)}</p>`,
    table('Method,Path,What it does,Permission', operationRows),
    table('Event,Version,When', eventRows),
  ].join('');
}

const table = (heads: string, rows: readonly string[]): string =>
  rows.length === 0
    ? ''
    : `<div class="scroll" tabindex="0"><table><thead><tr>${heads
        .split(',')
        .map((head) => `<th scope="col">${head}</th>`)
        .join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
