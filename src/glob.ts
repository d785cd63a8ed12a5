/** Patterns of file names: `*` and `?` within a name, `**` through folders, `{a,b}` for a choice. Brackets stand for themselves. */

/** The patterns without choices that a pattern with choices stands for. */
export function choices(pattern: string): readonly string[] {
  const open = pattern.indexOf("{");
  const close = closing(pattern, open);
  if (open === -1 || close === -1) return [pattern];
  const before = pattern.slice(0, open);
  const after = choices(pattern.slice(close + 1));
  return parts(pattern.slice(open + 1, close))
    .flatMap(choices)
    .flatMap((part) => after.map((rest) => before + part + rest));
}

/** Where the brace at `open` is closed; -1 where it never is. */
function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let at = open; at !== -1 && at < pattern.length; at += 1) {
    if (pattern[at] === "{") depth += 1;
    else if (pattern[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** Cut at the commas that stand in no braces of their own. */
function parts(text: string): readonly string[] {
  const found = [""];
  let depth = 0;
  for (const letter of text) {
    if (letter === "," && depth === 0) found.push("");
    else found[found.length - 1] += letter;
    if (letter === "{") depth += 1;
    else if (letter === "}") depth -= 1;
  }
  return found;
}

export const isPattern = (path: string): boolean => /[*?]|\{[^{}]*\}/.test(path);

/** Whether a name fits one step of a pattern; step by step, so that no pattern takes long. */
export function fits(name: string, step: string): boolean {
  const letters = [...name.normalize("NFC")];
  const wanted = [...step.normalize("NFC")];
  // What begins with a dot is meant only when the pattern says so.
  if (letters[0] === "." && wanted[0] !== ".") return false;
  let at = 0;
  let next = 0;
  let star = -1;
  let taken = 0;
  while (at < letters.length) {
    if (wanted[next] === "*") {
      star = next;
      taken = at;
      next += 1;
    } else if (next < wanted.length && (wanted[next] === "?" || wanted[next] === letters[at])) {
      at += 1;
      next += 1;
    } else if (star !== -1) {
      next = star + 1;
      taken += 1;
      at = taken;
    } else return false;
  }
  return wanted.slice(next).every((letter) => letter === "*");
}
