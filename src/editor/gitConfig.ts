/** The name that a git configuration file gives its user; undefined where it gives none. The last one counts, as in git. */
export function userNameIn(config: string): string | undefined {
  let section = '';
  let name: string | undefined;
  for (const line of config.split(/\r?\n/)) {
    const trimmed = line.trim();
    const head = /^\[([^\]"]*)("?)/.exec(trimmed);
    // A subsection, `[user "work"]`, is another section.
    if (head) section = head[2] ? '' : head[1].trim().toLowerCase();
    const equals = trimmed.indexOf('=');
    if (section === 'user' && equals > 0 && trimmed.slice(0, equals).trim().toLowerCase() === 'name')
      name = unquoted(trimmed.slice(equals + 1)) || undefined;
  }
  return name;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' };

/** A value without its quotation marks, escapes and the comment behind it. */
function unquoted(text: string): string {
  let value = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '"') quoted = !quoted;
    else if (sign === '\\' && i + 1 < text.length) value += ESCAPES[text[++i]] ?? text[i];
    else if (!quoted && (sign === '#' || sign === ';')) break;
    else value += sign;
  }
  return value.trim();
}
