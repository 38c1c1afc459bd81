import { DecorationRangeBehavior, type DecorationRenderOptions, OverviewRulerLane, ThemeColor } from 'vscode';
import { speakerColor } from '../colors.js';
import type { Look } from './plan.js';

/**
 * How a look is drawn. Quotes lie on a tint with a line below in their speaker's colour; a source is bold, in that
 * colour, with the same line; a figure stands in a fine box. What is only suggested has broken lines, what is decided
 * thick or unbroken ones, what has changed since then double ones, what is rejected is struck through: nothing rests on
 * colour alone. Lines, boxes and tints lie behind the text and never move it.
 */
export function drawingOf({ part, standing, color }: Look): DecorationRenderOptions {
  const own = new ThemeColor(part === 'figures' ? 'newsmark.figureBorder' : speakerColor(color));
  const common = { rangeBehavior: DecorationRangeBehavior.ClosedClosed };
  if (part === 'notes')
    return {
      ...common,
      after: { contentText: '✎', color: new ThemeColor('newsmark.noteForeground'), margin: '0 0 0 2px' },
    };
  if (standing === 'rejected') return { ...common, textDecoration: 'line-through', opacity: '0.65' };
  const lines: Readonly<Record<typeof standing, readonly [style: string, width: string]>> = {
    suggested: ['dashed', '1px'],
    decided: ['solid', '2px'],
    changed: ['double', '3px'],
  };
  const [borderStyle, thickness] = lines[standing];
  const line = { borderColor: own, borderStyle, borderWidth: `0 0 ${thickness} 0` };
  if (part === 'quotes')
    return {
      ...common,
      ...line,
      backgroundColor: new ThemeColor('newsmark.quoteBackground'),
      overviewRulerColor: own,
      overviewRulerLane: OverviewRulerLane.Left,
    };
  if (part === 'speakers')
    return {
      ...common,
      ...line,
      color: own,
      fontWeight: 'bold',
      overviewRulerColor: own,
      overviewRulerLane: OverviewRulerLane.Center,
    };
  return {
    ...common,
    backgroundColor: new ThemeColor('newsmark.figureBackground'),
    borderColor: own,
    borderStyle: standing === 'suggested' ? 'dotted' : borderStyle,
    borderWidth: standing === 'changed' ? thickness : '1px',
    borderRadius: '3px',
    overviewRulerColor: own,
    overviewRulerLane: OverviewRulerLane.Right,
  };
}
