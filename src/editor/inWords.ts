import { l10n } from 'vscode';
import { reasonOf } from '../sidecar/keeper.js';
import type { SidecarProblem } from '../sidecar/types.js';

/** What the rooms below say in English, in the person's language. Whatever of it comes out of a file still has to be made inert. */

/** A problem of a sidecar or a codebook. The YAML parser's own words stay as they are. */
export const problemInWords = ({ wording, message }: Pick<SidecarProblem, 'wording' | 'message'>): string =>
  wording ? l10n.t(wording.template, ...wording.values) : message;

/** What went wrong. The system's own words stay as they are. */
export const errorInWords = (error: unknown): string => l10n.t(reasonOf(error));
