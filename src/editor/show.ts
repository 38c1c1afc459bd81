import { Disposable } from 'vscode';
import type { Stores } from './contracts.js';

/** Registers everything that shows articles: highlights, hovers, trees, outline, navigation, problems, status bar. */
export function show(_stores: Stores): Disposable {
  return Disposable.from();
}
