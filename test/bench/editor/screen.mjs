/**
 * Runs inside the page, so it stands alone: makes `screenWatch`, which times keys from their event to what they change
 * on screen. `start('line')` waits for the text of the line with the cursor, `start('cursor')`
 * for the cursor, `start('mark')` for the mark of the review.
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
