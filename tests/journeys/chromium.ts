import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const run = promisify(execFile);
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const LAUNCH_WITHIN_MS = 60_000;

interface Found {
  readonly path: string;
  /** Folder of the libraries that the machine lacks. */
  readonly libraries?: string;
}

/** Opens a browser: the one that `ACESO_CHROMIUM` names, the one of the machine, or the one that npm brought. */
export async function openChromium(): Promise<Browser> {
  const { path, libraries } = await findChromium();
  return await chromium.launch({
    executablePath: path,
    // Containers run as root, where the sandbox of Chromium cannot start.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    timeout: LAUNCH_WITHIN_MS,
    env: { ...process.env, ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }) },
  });
}

async function findChromium(): Promise<Found> {
  const named = process.env['ACESO_CHROMIUM'];
  if (named !== undefined) return { path: named };
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed !== undefined) return { path: installed };
  const folder = await unpacked();
  const path = join(folder, 'chromium');
  // A bare system lacks libnss3, libnspr4 or libexpat1; the package carries copies.
  const starts = await run(path, ['--no-sandbox', '--version']).then(
    () => true,
    () => false,
  );
  return starts ? { path } : { path, libraries: join(folder, 'al2023/lib') };
}

/** Unpacks the browser of the package once for all runs. It appears whole or not at all, so that a killed run leaves no torn one. */
async function unpacked(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8')) as { version: string }; // npm's form.
  const folder = join(tmpdir(), `aceso-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const part = mkdtempSync(`${folder}-`);
  // The package unpacks into the folder for temporary files, and its libraries only where it believes to be on Lambda.
  const script = `const { default: chromium } = await import(${JSON.stringify(entry)}); await chromium.executablePath();`;
  const environment = { ...process.env, TMPDIR: part, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  try {
    await run(process.execPath, ['--input-type=module', '-e', script], { env: environment });
    renameSync(part, folder);
  } catch (cause) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(folder)) throw cause; // Another run was faster otherwise.
  }
  return folder;
}
