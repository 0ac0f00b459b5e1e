import type { EmailText } from '../domain/email-text.ts';

export interface Layout {
  readonly text: EmailText;
  readonly url: string;
  readonly settingsUrl: string;
}

/** The plain text of an e-mail. */
export const textOf = ({ text, url, settingsUrl }: Layout): string =>
  [...text.paragraphs, `${text.button}: ${url}`, '--', `Aceso. Choose what comes by e-mail: ${settingsUrl}`, ''].join('\n\n');

const FONT = "font-family:Inter,system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif";

/** The same as small HTML: light colours of the web app, no pictures, nothing loaded from elsewhere, so that opening it tells nobody. */
export const htmlOf = ({ text, url, settingsUrl }: Layout): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(text.subject)}</title></head>
<body style="margin:0;padding:24px;background:#F7F6F2;color:#1B1A18;${FONT};font-size:16px;line-height:1.5">
<div style="max-width:34rem;margin:0 auto;padding:24px;background:#FFFFFF;border:1px solid #DDD9D0;border-radius:14px">
<h1 style="margin:0 0 16px;font-size:22px;line-height:28px;font-weight:600">${escaped(text.subject)}</h1>
${text.paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escaped(paragraph)}</p>`).join('\n')}
<p style="margin:24px 0 0"><a href="${escaped(url)}" style="display:inline-block;padding:10px 16px;border-radius:10px;background:#0A6566;color:#FFFFFF;text-decoration:none;font-weight:600">${escaped(text.button)}</a></p>
</div>
<p style="max-width:34rem;margin:16px auto 0;font-size:13px;color:#66625A">Aceso. <a href="${escaped(settingsUrl)}" style="color:#0A5C5D">Choose what comes by e-mail</a></p>
</body></html>
`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
