/**
 * The real workbench in a page, driven as a person would: by keys, mouse and palette, read from the screen.
 * Everything waits for what it needs to see, never for time.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { charactersUnder, highlightsIn } from './screen.js';

/** Where the page comes from; the runner and look.mjs give it. */
export interface Host {
  /** Makes the address of a window on a folder, with the extension loaded; paths are absolute. */
  readonly page: (options: { folder: string; file?: string }) => string;
  readonly browser: Browser;
  /** Where screenshots go. */
  readonly pictures: string;
}

/** A coloured stretch of one line on screen. */
export interface Highlight {
  readonly text: string;
  /** Computed styles that carry meaning; absent where the browser's default stands. */
  readonly style: Readonly<Record<string, string>>;
}

export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** From 1. */
  readonly level: number;
  readonly expanded: boolean | undefined;
}

export interface Workbench {
  readonly page: Page;
  /** The folder on disk that the window shows; changes to it never reach the project. */
  readonly folder: string;
  /** Opens a file of the folder by its path in it, and waits until its text is on screen. */
  open(file: string): Promise<void>;
  /** Runs a command by its title in the palette. Fails when the palette does not offer exactly it. */
  command(title: string): Promise<void>;
  /** Types into the input or list that a command opened; `enter` accepts. */
  answer(text: string, options?: { enter?: boolean; pick?: string }): Promise<void>;
  /** Keys as playwright names them, one after the other: 'Control+Home', 'ArrowDown'. */
  press(...keys: string[]): Promise<void>;
  /** Places the cursor in the first occurrence on screen of `text`, or selects it whole. */
  cursorIn(text: string, options?: { select?: boolean }): Promise<void>;
  /** The lines on screen, top to bottom. */
  lines(): Promise<string[]>;
  /** What is coloured, underlined or bordered by decorations, line by line. */
  highlights(): Promise<Highlight[]>;
  /** Rests the mouse on the first occurrence on screen of `text` and gives what the hover card says. */
  hover(text: string): Promise<string>;
  /** The rows on screen of a tree view, by the title of its section in the side bar (shown first if need be). */
  tree(title: string): Promise<TreeRow[]>;
  /** A row of such a tree, for clicks. */
  treeRow(title: string, label: string): Locator;
  /** The symbols of the open article as the outline shows them. */
  outline(): Promise<TreeRow[]>;
  /** What the status bar says. */
  statusBar(): Promise<string>;
  /** Notifications on screen. */
  notifications(): Promise<string[]>;
  /** Loads the window anew, as a person's "Reload Window". */
  reload(): Promise<void>;
  /** Saves a picture of the window as NAME.png and gives its path. */
  screenshot(name: string): Promise<string>;
  close(): Promise<void>;
}

/** What a window shows: a folder to copy, or files to write (path in the folder → text). */
export type Content = { readonly copyOf: string } | { readonly files: Readonly<Record<string, string | Buffer>> };

/** A temporary folder with that content. `seeds/` keeps its name, since the name makes its texts news. */
export function makeFolder(content: Content): string {
  const base = mkdtempSync(join(tmpdir(), 'newsmark-folder-'));
  if ('copyOf' in content) {
    const folder = join(base, basename(content.copyOf));
    cpSync(content.copyOf, folder, { recursive: true });
    return folder;
  }
  const folder = join(base, 'workspace');
  mkdirSync(folder);
  for (const [path, text] of Object.entries(content.files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export const launch = (executablePath: string, args: readonly string[]) =>
  chromium.launch({ executablePath, args: [...args], headless: true });

/** Opens a window on a temporary folder with that content and waits until it can be used. */
export async function openWorkbench(
  host: Host,
  content: Content,
  options: { file?: string; width?: number; height?: number; onConsole?: (line: string) => void } = {},
): Promise<Workbench> {
  const folder = makeFolder(content);
  const context = await host.browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  if (options.onConsole) page.on('console', (message) => options.onConsole?.(message.text()));
  await page.goto(host.page({ folder, file: options.file && join(folder, options.file) }));
  const bench = drive(page, folder, host.pictures);
  await ready(page);
  if (options.file) await shown(page, options.file);
  return bench;
}

async function ready(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  await page.locator('.monaco-workbench .explorer-folders-view, .monaco-workbench .pane-header').first().waitFor();
}

async function shown(page: Page, file: string): Promise<void> {
  await page.locator(`.tab.active[data-resource-name="${basename(file)}"]`).waitFor({ timeout: 60_000 });
  await page.locator('.editor-instance .view-lines .view-line').first().waitFor({ timeout: 60_000 });
}

function drive(page: Page, folder: string, pictures: string): Workbench {
  const quickInput = page.locator('.quick-input-widget');

  const command = async (title: string) => {
    await page.keyboard.press('F1');
    await quickInput.waitFor();
    await quickInput.locator('input[type=text]').fill(`>${title}`);
    const row = quickInput.locator('.monaco-list-row').filter({ has: page.getByText(title, { exact: true }) });
    await row.first().click();
  };

  const answer: Workbench['answer'] = async (text, { enter = true, pick } = {}) => {
    await quickInput.waitFor();
    await quickInput.locator('input[type=text]').fill(text);
    if (pick !== undefined) await quickInput.locator('.monaco-list-row').filter({ hasText: pick }).first().click();
    else if (enter) await page.keyboard.press('Enter');
    await quickInput.waitFor({ state: 'hidden' });
  };

  const place = async (text: string) => {
    const box = await page.evaluate(charactersUnder, text);
    if (!box) throw new Error(`not on screen: ${text}`);
    return box;
  };

  const pane = (title: string) =>
    page.locator('.pane').filter({ has: page.locator('.pane-header .title').getByText(title, { exact: true }) });

  const rows = async (list: Locator): Promise<TreeRow[]> => {
    await list.locator('.monaco-list-row').first().waitFor();
    return list.locator('.monaco-list-row').evaluateAll((elements) =>
      elements
        .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
        .map((row) => ({
          label: row.querySelector('.label-name')?.textContent ?? row.textContent ?? '',
          description: row.querySelector('.label-description, .outline-element-detail')?.textContent ?? '',
          level: Number(row.getAttribute('aria-level')),
          expanded: row.hasAttribute('aria-expanded') ? row.getAttribute('aria-expanded') === 'true' : undefined,
        })),
    );
  };

  return {
    page,
    folder,
    command,
    answer,
    async open(file) {
      await page.keyboard.press('Control+P');
      await quickInput.waitFor();
      await quickInput.locator('input[type=text]').fill(file);
      await quickInput
        .locator('.monaco-list-row')
        .filter({ hasText: basename(file) })
        .first()
        .click();
      await shown(page, file);
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async cursorIn(text, { select = false } = {}) {
      const { start, end, middle } = await place(text);
      if (!select) return page.mouse.click(middle.x, middle.y);
      await page.mouse.click(start.x, start.y);
      await page.keyboard.down('Shift');
      await page.mouse.click(end.x, end.y);
      await page.keyboard.up('Shift');
    },
    lines: () =>
      page
        .locator('.editor-instance .view-lines')
        .first()
        .evaluate((lines) =>
          [...lines.querySelectorAll<HTMLElement>('.view-line')]
            .sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
            .map((line) => (line.textContent ?? '').replaceAll('\u00a0', ' ')),
        ),
    highlights: () => page.evaluate(highlightsIn),
    async hover(text) {
      const { middle } = await place(text);
      // The card comes after a move, not for a mouse that already rests there.
      await page.mouse.move(middle.x + 3, middle.y + 1);
      await page.mouse.move(middle.x, middle.y, { steps: 3 });
      const card = page.locator('.monaco-hover:visible .hover-row, .monaco-resizable-hover:visible .hover-row');
      await card.first().waitFor();
      return (await card.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
    },
    async tree(title) {
      if (!(await pane(title).first().isVisible())) await command('View: Show Newsmark');
      await pane(title).first().waitFor();
      return rows(pane(title).first());
    },
    treeRow: (title, label) => pane(title).first().locator('.monaco-list-row').filter({ hasText: label }).first(),
    async outline() {
      await command('Explorer: Focus on Outline View');
      return rows(page.locator('.outline-pane'));
    },
    statusBar: async () => (await page.locator('.statusbar').innerText()).replaceAll('\u00a0', ' '),
    notifications: () => page.locator('.notification-list-item-message').allInnerTexts(),
    async reload() {
      const file = await page.locator('.tab.active').first().getAttribute('data-resource-name');
      await page.reload();
      await ready(page);
      if (file) await shown(page, file);
    },
    async screenshot(name) {
      mkdirSync(pictures, { recursive: true });
      const path = join(pictures, `${name}.png`);
      await page.screenshot({ path });
      return path;
    },
    async close() {
      await page.context().close();
      const base = dirname(folder);
      if (existsSync(base)) rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
