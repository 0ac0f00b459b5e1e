const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The page of a vendor on which somebody gives or refuses permission. */
export const authorisePage = (vendor: string, scopes: string, address: URL): string => {
  const to = (decision: string): string => {
    const url = new URL(address);
    url.searchParams.set('decision', decision);
    return escape(`${url.pathname}${url.search}`);
  };
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(vendor)} (simulated)</title>
<body style="font-family:system-ui;max-width:32rem;margin:3rem auto;padding:0 1rem;line-height:1.5">
<h1>${escape(vendor)}</h1><p>This is a simulation. No account of a vendor is behind it.</p>
<p>Aceso asks to read: ${escape(scopes === '' ? 'your data' : scopes)}</p>
<p><a href="${to('allow')}">Allow</a></p><p><a href="${to('deny')}">Deny</a></p><p><a href="${to('error')}">Let it fail</a></p></body></html>`;
};
