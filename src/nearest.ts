/** «Tên gần đúng»: the one candidate that a misspelt name may have meant. */

/** Letters without marks or case, so that `Huong Khe` is near `Hương Khê`. */
export function bare(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐðÐ]/g, "d")
    .toLowerCase();
}

/** Edits between two short texts: insert, delete, replace, swap of neighbours. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    const above = rows[i - 1] as number[];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, ((rows[i - 2] as number[])[j - 2] as number) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return (rows[a.length] as number[])[b.length] as number;
}

/** The nearest candidate, if it is near enough to be a slip of the pen and no other is as near. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = bare(name.slice(0, 64));
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const candidate of candidates) {
    const edits = distance(wanted, bare(candidate.slice(0, 64)));
    if (edits < least) [best, least, tied] = [candidate, edits, false];
    else if (edits === least && candidate !== best) tied = true;
  }
  const allowed = Math.max(wanted.length < 4 ? 1 : 2, Math.floor(wanted.length / 3));
  return best !== undefined && least <= allowed && least < wanted.length && !tied ? best : undefined;
}
