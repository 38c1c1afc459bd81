/** The server and the browser that tests of the workbench share. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { type Host, launch, type Workbench } from './workbench.js';

/** Looks again and again until something is there; what is thrown meanwhile counts as not there. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + 30_000;
  let problem: unknown;
  while (Date.now() < deadline) {
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      problem = error;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${what} did not come${problem ? `: ${problem}` : ''}`);
}

/** Has the tests of a suite leave a picture of the window where they fail, and closes what they used behind them. */
export function tidied(bench: () => Workbench | undefined, host?: () => { end(): Promise<void> } | undefined): void {
  after(async () => {
    await bench()?.close();
    await host?.()?.end();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await bench()?.screenshot(`failed ${this.currentTest.title}`);
  });
}

/** Starts a server and a browser. `restricted`: folders are not trusted until a person says so. */
export async function startHost(
  settings: Readonly<Record<string, unknown>> = {},
  options: { readonly restricted?: boolean; readonly language?: string } = {},
): Promise<Host & { end(): Promise<void> }> {
  const at = (file: string) => pathToFileURL(resolve('test/host', file)).href;
  const { startServer } = await import(at('server.mjs'));
  const { chromiumArguments, ensureChromium } = await import(at('chromium.mjs'));
  const server = await startServer({ settings, ...options });
  const browser: Browser = await launch(await ensureChromium(), chromiumArguments);
  return {
    browser,
    pictures: resolve('out/pictures'),
    page: (options) => server.page({ ...options, extension: resolve('.') }),
    async end() {
      await browser.close();
      await server.end();
    },
  };
}
