import type { Figure, FigureKind, FigureValue } from '../types.js';

/** A figure by its tokens, `to` exclusive. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly kind: FigureKind;
  readonly value: FigureValue;
  readonly unit: string | null;
  readonly modifier: Figure['modifier'];
  readonly confidence: number;
}
