/**
 * Runs inside the page, so it stands alone: makes `screenWatch`, which times keys from their event to what they change
 * on screen. `start('line')` waits for the text of the line with the cursor, `start('cursor')`
 * for the cursor, `start('mark')` for the mark of the review. `until(what)` tells how long after the last key something
 * has become another thing.
 */
export function watchScreen() {
  const editor = () => document.querySelector('.editor-instance .monaco-editor');
  /** The class of the decoration that frames the item a review is at. */
  let mark;
  let what = '';
  let times = [];
  let waiting;
  const markSigns = () =>
    [...editor().querySelectorAll(`.view-overlays .${mark}`)]
      .map((box) => `${box.parentElement.style.top} ${box.style.left} ${box.style.width}`)
      .join();
  const lineSigns = () => {
    const top = editor().querySelector('.cursors-layer .cursor')?.style.top;
    return [...editor().querySelectorAll('.view-lines .view-line')].find((line) => line.style.top === top)?.textContent;
  };
  const cursorSigns = () => {
    const { top, left } = editor().querySelector('.cursors-layer .cursor')?.style ?? {};
    return `${top} ${left}`;
  };
  const signs = () => (what === 'mark' ? markSigns() : what === 'line' ? lineSigns() : cursorSigns());
  const look = () => {
    if (!waiting || signs() === waiting.before) return;
    times.push(performance.now() - waiting.at);
    waiting = undefined;
  };
  const pressed = (event) => {
    if (event.key === 'Shift' || event.key === 'Alt' || event.key === 'Control') return;
    // A key that has changed nothing by the time of the next counts as long as that took.
    if (waiting) times.push(event.timeStamp - waiting.at);
    waiting = { at: event.timeStamp, before: signs() };
  };
  const observer = new MutationObserver(look);
  let lastKey = 0;
  globalThis.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      lastKey = timeStamp;
    },
    true,
  );
  const rows = () => [...document.querySelectorAll('.pane .monaco-list-row')];
  /** What a section of a tree counts. */
  const counted = (name) =>
    rows()
      .find((row) => row.querySelector('.label-name')?.textContent === name)
      ?.querySelector('.label-description')?.textContent;
  /** What can be waited for: each gives a question whose answer changes. */
  const kinds = {
    /** Whether the line with the typed figure has a box on it. */
    figure: () => () => {
      const line = [...editor().querySelectorAll('.view-line')].find(({ textContent }) => textContent.includes('took'));
      const boxes = [...editor().querySelectorAll('.view-overlays .cdr[class*="ced-"]')];
      return boxes.some((box) => box.parentElement.style.top === line?.style.top);
    },
    figures: () => () => counted('Figures'),
    people: () => () => counted('People'),
    /** What the tree says of the item that is selected in it now. */
    item() {
      const words = rows().find((row) => row.classList.contains('selected'))?.textContent;
      return () => rows().find(({ textContent }) => textContent === words)?.ariaLabel;
    },
    status: () => () => /\d+ open/.exec(document.querySelector('.statusbar').textContent)?.[0],
  };
  globalThis.screenWatch = {
    start(kind) {
      what = kind;
      times = [];
      waiting = undefined;
      globalThis.addEventListener('keydown', pressed, true);
      observer.observe(editor(), { subtree: true, childList: true, characterData: true, attributes: true });
    },
    stop() {
      globalThis.removeEventListener('keydown', pressed, true);
      observer.disconnect();
      return times;
    },
    /** How many milliseconds after the last key it is another one than now. */
    until(kind) {
      const ask = kinds[kind]();
      const before = ask();
      if (before === undefined || before === null) throw new Error(`${kind} is not on screen`);
      return new Promise((done) => {
        const watch = new MutationObserver(() => {
          const now = ask();
          if (now === undefined || now === null || now === before) return;
          watch.disconnect();
          done(performance.now() - lastKey);
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      });
    },
    /** Whether the item that is selected in the tree is a suggestion. */
    isOpen: () => /suggested/.test(rows().find((row) => row.classList.contains('selected'))?.ariaLabel),
    /** Whether the mark is on screen: it has the colour of a found word. */
    findMark() {
      const probe = document.createElement('div');
      probe.style.backgroundColor = 'var(--vscode-editor-findMatchBackground)';
      editor().append(probe);
      const color = getComputedStyle(probe).backgroundColor;
      probe.remove();
      const box = [...editor().querySelectorAll('.view-overlays .cdr')].find(
        (one) => getComputedStyle(one).backgroundColor === color,
      );
      mark = [...(box?.classList ?? [])].find((name) => name.startsWith('ced-'));
      return mark !== undefined;
    },
  };
}
