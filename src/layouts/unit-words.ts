/** «Giải trình: … Tài liệu kiểm chứng: …» in one cell, told apart. */
import { foldHeading } from "../fold.ts";

const EVIDENCE = new Set(["Tài liệu kiểm chứng", "Minh chứng", "TLKC"].map(foldHeading));
const EXPLANATION = new Set(["Giải trình", "Giải trình của đơn vị"].map(foldHeading));

/** A line that begins with a label; what follows belongs to it until the next one. */
const LABEL = /^\s*([\p{L} ]{2,30}?)\s*:\s*(.*)$/u;

export interface UnitWords {
  readonly explanation: string;
  readonly evidence: string;
}

export function wordsIn(text: string): UnitWords {
  const parts = { explanation: [] as string[], evidence: [] as string[] };
  let open: keyof UnitWords = "explanation";
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, label = "", rest = ""] = LABEL.exec(line.slice(0, 400)) ?? [];
    const folded = foldHeading(label);
    const named = EVIDENCE.has(folded) ? "evidence" : EXPLANATION.has(folded) ? "explanation" : undefined;
    open = named ?? open;
    const said = (named === undefined ? line : rest).trim();
    if (said !== "") parts[open].push(said);
  }
  return { explanation: parts.explanation.join("\n"), evidence: parts.evidence.join("\n") };
}
