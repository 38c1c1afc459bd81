/** Reading the editor from the screen. Both functions run inside the page, so each stands alone. */
import type { Highlight } from './workbench.js';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the first occurrence of `text` within one screen line of the editor stands, in page pixels. */
export function charactersUnder(text: string): { start: Point; end: Point; middle: Point } | undefined {
  const lines = [...document.querySelectorAll<HTMLElement>('.editor-instance .view-line')].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  for (const line of lines) {
    const boxes: DOMRect[] = [];
    let letters = '';
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const value = node.nodeValue ?? '';
      for (let i = 0; i < value.length; i++) {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        letters += value[i];
        boxes.push(range.getBoundingClientRect());
      }
    }
    const at = letters.replaceAll('\u00a0', ' ').indexOf(text);
    if (at < 0) continue;
    const [first, last] = [boxes[at], boxes[at + text.length - 1]];
    const centre = boxes[at + Math.floor(text.length / 2)];
    const y = first.top + first.height / 2;
    return {
      start: { x: first.left + 1, y },
      end: { x: last.right, y },
      middle: { x: centre.left + centre.width / 2, y },
    };
  }
  return undefined;
}

/** Every stretch of text on screen that lies under a decoration: boxes behind the text, and styles on the text itself. */
export function highlightsIn(): Highlight[] {
  const found: { top: number; left: number; text: string; style: Record<string, string> }[] = [];
  const editor = document.querySelector('.editor-instance');
  if (!editor) return [];
  const styleOf = (element: Element): Record<string, string> => {
    const css = getComputedStyle(element);
    const style: Record<string, string> = {};
    if (css.backgroundColor !== 'rgba(0, 0, 0, 0)') style.background = css.backgroundColor;
    for (const side of ['Bottom', 'Left', 'Top', 'Right'] as const)
      if (css[`border${side}Style`] !== 'none' && css[`border${side}Width`] !== '0px')
        style[`border${side}`] = `${css[`border${side}Style`]} ${css[`border${side}Color`]}`;
    if (css.textDecorationLine !== 'none')
      style.underline = `${css.textDecorationLine} ${css.textDecorationStyle} ${css.textDecorationColor}`;
    if (css.fontStyle !== 'normal') style.font = css.fontStyle;
    if (Number(css.opacity) < 1) style.opacity = css.opacity;
    return style;
  };
  const boxes = [...editor.querySelectorAll('.view-overlays .cdr')].filter((box) => /\bced-/.test(box.className));
  for (const line of editor.querySelectorAll('.view-line')) {
    const characters: { value: string; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const value = (node.nodeValue ?? '').replaceAll('\u00a0', ' ');
      for (let i = 0; i < value.length; i++) {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        characters.push({ value: value[i], box: range.getBoundingClientRect() });
      }
    }
    const { top, height } = line.getBoundingClientRect();
    for (const decoration of boxes) {
      const box = decoration.getBoundingClientRect();
      if (box.top + box.height / 2 < top || box.top + box.height / 2 >= top + height) continue;
      const text = characters
        .filter((c) => c.box.left + c.box.width / 2 >= box.left && c.box.left + c.box.width / 2 < box.right)
        .map((c) => c.value)
        .join('');
      const style = styleOf(decoration);
      if (text && Object.keys(style).length) found.push({ top, left: box.left, text, style });
    }
    for (const span of line.querySelectorAll('span[class*="ced-"]')) {
      const style = styleOf(span);
      const text = (span.textContent ?? '').replaceAll('\u00a0', ' ');
      if (Object.keys(style).length) found.push({ top, left: span.getBoundingClientRect().left, text, style });
    }
  }
  return found.sort((a, b) => a.top - b.top || a.left - b.left).map(({ text, style }) => ({ text, style }));
}
