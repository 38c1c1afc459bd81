import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { parseQuery } from '../../corpus/query.js';
import { iconless } from '../markdown.js';
import { problemText } from '../typedFilter.js';

interface QueryItem extends QuickPickItem {
  readonly query?: string;
}

/**
 * Asks for a query: as typed, with what of it is not understood, or one of those asked before. Undefined where the person
 * thinks better of it.
 */
export function askQuery(recent: readonly string[], initial: string): Promise<string | undefined> {
  const picker = window.createQuickPick<QueryItem>();
  picker.title = l10n.t('Find in Quotes');
  picker.placeholder = l10n.t('Words and conditions, as in: bridge speaker:"Mina Cho" in:items');
  picker.value = initial;
  const before: readonly QueryItem[] = recent.length
    ? [
        { label: l10n.t('asked before'), kind: QuickPickItemKind.Separator },
        ...recent.map((query): QueryItem => ({ label: `$(history) ${iconless(query, 200)}`, query })),
      ]
    : [];
  const offer = () => {
    const typed = picker.value.trim();
    picker.items = typed ? [typedItem(typed), ...before] : before;
  };
  return new Promise((resolve) => {
    picker.onDidChangeValue(offer);
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]?.query ?? (picker.value.trim() || undefined));
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    offer();
    picker.show();
  });
}

function typedItem(typed: string): QueryItem {
  const { query, problems } = parseQuery(typed);
  const places = {
    quotes: l10n.t('in quotes'),
    figures: l10n.t('in figures'),
    items: l10n.t('in quotes and figures'),
    text: l10n.t('in the whole text'),
  };
  return {
    label: `$(search) ${iconless(query.words || typed, 200)}`,
    description: places[query.within],
    detail: problems.length ? `$(warning) ${problems.map(problemText).join('. ')}` : undefined,
    alwaysShow: true,
    query: typed,
  };
}
