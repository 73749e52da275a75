import { existsSync } from 'node:fs';

import { chromium, type Browser } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser on this machine: what `CHROMIUM` names, which must be there, or one in a usual place; `undefined` when there is none. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (!named) return USUAL_PLACES.find((place) => existsSync(place));
  if (!existsSync(named)) throw new Error(`CHROMIUM names ${named}, and there is no such file`);
  return named;
}

/** Starts the browser without a window; it talks to this machine alone. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
