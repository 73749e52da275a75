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

/** The browser of the tests that a `describe` holds. */
export interface TestBrowser {
  /** Open while the tests run. */
  readonly browser: Browser;
}

/** Opens a browser for the tests of the `describe` it stands in; without one they are skipped, and `title` is said to be so, loudly. */
export function withChromium(title: string): TestBrowser {
  const executable = findChromium();
  let opened: Browser | undefined;

  before(async function () {
    if (executable === undefined) {
      process.stderr.write(
        `\n!!! NOT RUN: every test of "${title}". There is no Chromium on this machine;\n` +
          '!!! install one (Debian: apt-get install chromium) or name it in CHROMIUM.\n\n',
      );
      this.skip();
    }
    opened = await launchChromium(executable);
  });
  after(() => opened?.close());

  return {
    get browser() {
      if (!opened) throw new Error('The browser is open only while the tests run');
      return opened;
    },
  };
}
