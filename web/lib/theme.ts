/** Light, dark, or what the system says. */
export type Theme = 'light' | 'dark' | 'system';

const COOKIE = 'aceso-theme';
const YEAR_SECONDS = 31_536_000;

/** The theme chosen in this browser. A cookie and not local storage, so that the server writes the first page in it already. */
export function readTheme(cookies: string = document.cookie): Theme {
  const value = new RegExp(`(?:^|;\\s*)${COOKIE}=(light|dark)`).exec(cookies)?.[1];
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** Shows a theme at once. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Shows a theme and remembers it for this browser. */
export function keepTheme(theme: Theme): void {
  const life = theme === 'system' ? 0 : YEAR_SECONDS;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${COOKIE}=${theme}; Path=/; Max-Age=${life}; SameSite=Lax${secure}`;
  applyTheme(theme);
}
