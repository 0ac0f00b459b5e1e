const FORM = /^aceso_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

/** A personal token as the person sees it once: `aceso_<id>_<secret>`. */
export const formatApiToken = (tokenId: string, secret: string): string => `aceso_${tokenId.replaceAll('-', '')}_${secret}`;

/** Id and secret of a personal token; undefined when it has another form. */
export function parseApiToken(token: string): { readonly tokenId: string; readonly secret: string } | undefined {
  const [, hex, secret] = FORM.exec(token) ?? [];
  if (hex === undefined || secret === undefined) return undefined;
  return { tokenId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), secret };
}
