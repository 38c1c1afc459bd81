import { DecorationRangeBehavior, type DecorationRenderOptions, OverviewRulerLane, ThemeColor } from 'vscode';
import { speakerColor } from '../colors.js';
import type { Look } from './plan.js';

/**
 * How a look is drawn. Quotes lie on a tint with a line below in their speaker's colour; a source is bold in a rounded
 * box of that colour; a figure stands in a fine box of its own. What is only suggested has broken lines, what is decided
 * unbroken ones, what is rejected is struck through: nothing rests on colour alone. Boxes and tints lie behind the text
 * and never move it.
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
  const decided = standing === 'decided';
  if (part === 'quotes')
    return {
      ...common,
      backgroundColor: new ThemeColor('newsmark.quoteBackground'),
      borderColor: own,
      borderStyle: decided ? 'solid' : 'dashed',
      borderWidth: decided ? '0 0 2px 0' : '0 0 1px 0',
      overviewRulerColor: own,
      overviewRulerLane: OverviewRulerLane.Left,
    };
  if (part === 'speakers')
    return {
      ...common,
      color: own,
      fontWeight: 'bold',
      borderColor: own,
      borderStyle: decided ? 'solid' : 'dashed',
      borderWidth: '1px',
      borderRadius: '4px',
      overviewRulerColor: own,
      overviewRulerLane: OverviewRulerLane.Center,
    };
  return {
    ...common,
    backgroundColor: new ThemeColor('newsmark.figureBackground'),
    borderColor: own,
    borderStyle: decided ? 'solid' : 'dotted',
    borderWidth: '1px',
    borderRadius: '2px',
    overviewRulerColor: own,
    overviewRulerLane: OverviewRulerLane.Right,
  };
}
