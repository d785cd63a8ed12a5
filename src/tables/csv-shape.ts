/** What a text table looks like before it is cut into cells: its separator, and whether its quotation marks close. */

/** In the order in which they win a tie: a comma may be a decimal comma, the others are nothing else. */
const DELIMITERS = ["\t", ";", ","] as const;
const LOOKED_AT = 100;

/** The one separator of the text: the one that cuts most of the first rows into equally many cells. */
export const csvDelimiter = (text: string): string => delimiterOf(firstRows(text));

/** The same by the beginning of a text; undefined where it ends before enough rows to be sure of what the whole would show. */
export function csvDelimiterIn(beginning: string): string | undefined {
  const rows = firstRows(beginning);
  return rows.length > LOOKED_AT ? delimiterOf(rows) : undefined;
}

function delimiterOf(rows: ReturnType<typeof firstRows>): string {
  let best = ",";
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const sizes = new Map<number, number>();
    for (const row of rows) {
      const count = row.get(delimiter) ?? 0;
      if (count > 0) sizes.set(count, (sizes.get(count) ?? 0) + 1);
    }
    const agreeing = Math.max(0, ...sizes.values());
    if (agreeing > most) {
      most = agreeing;
      best = delimiter;
    }
  }
  return best;
}

/** How often each separator stands outside quotation marks, row by row. */
function firstRows(text: string): readonly ReadonlyMap<string, number>[] {
  const rows: Map<string, number>[] = [new Map()];
  let quoted = false;
  for (let i = 0; i < text.length && rows.length <= LOOKED_AT; i += 1) {
    const char = text.charAt(i);
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === "\n" || char === "\r")) rows.push(new Map());
    else if (!quoted && (char === ";" || char === "," || char === "\t")) {
      const row = rows.at(-1) as Map<string, number>;
      row.set(char, (row.get(char) ?? 0) + 1);
    }
  }
  return rows;
}

/**
 * Where a quotation mark opens a cell that does not close before a separator or a line end, or stands inside a cell without marks; undefined
 * when all is well. The parser would tell the place where it gave up, often a thousand lines later.
 */
export function misplacedQuote(text: string, delimiter: string): number | undefined {
  const ends = (at: number): boolean => at >= text.length || text[at] === delimiter || text[at] === "\n" || text[at] === "\r";
  let fresh = true;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '"') {
      const close = fresh ? closingQuote(text, i + 1) : undefined;
      if (close === undefined || !ends(close + 1)) return i;
      i = close + 1;
    }
    fresh = i < text.length && ends(i);
  }
  return undefined;
}

/** The mark that closes a cell whose text begins at `from`; a doubled mark belongs to the text. */
export function closingQuote(text: string, from: number): number | undefined {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? undefined : at;
}
