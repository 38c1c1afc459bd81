// A headless Chromium under playwright-core, which is loaded late: it may not have been installed at the start.
import { chromiumArguments, ensureChromium } from './chromium.mjs';

/** Starts it, after installing it where that is possible. */
export async function openBrowser(log = console.log) {
  const executablePath = await ensureChromium(log);
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: chromiumArguments, headless: true });
}
