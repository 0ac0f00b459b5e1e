/** Issuers whose pages may be cited by address; everything else needs a DOI. */
const ISSUERS = [
  'who.int',
  'nice.org.uk',
  'uspreventiveservicestaskforce.org',
  'escardio.org',
  'heart.org',
  'ahajournals.org',
  'diabetesjournals.org',
  'kdigo.org',
  'aasm.org',
  'cdc.gov',
  'fda.gov',
  'nih.gov',
  'nhs.uk',
  'gov.uk',
  'rcp.ac.uk',
  'europa.eu',
  'dietaryguidelines.gov',
  'health.gov',
  'samhsa.gov',
] as const;
const DOI = /^\/10\.\d{4,9}\/\S+$/;

/** Whether an address can lead a reader to the text itself: a DOI, or a page of a known issuer that is not its front page. */
export function isLiveForm(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname, port, username } = new URL(address);
  if (protocol !== 'https:' || port !== '' || username !== '') return false;
  if (hostname === 'doi.org') return DOI.test(decodeURIComponent(pathname));
  return ISSUERS.some((issuer) => hostname === issuer || hostname.endsWith(`.${issuer}`)) && pathname.replaceAll('/', '').length > 3;
}
