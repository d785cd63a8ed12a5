/** What is wrong with the codes of one sheet: told code by code, or once for the sheet when most of them are of another rubric. */
import type { Diagnostics } from "../diagnostic.ts";
import type { CellSpan } from "../source.ts";
import { say, words } from "../text.ts";
import type { CodeReading } from "./codes.ts";
import type { Gathering } from "./gathering.ts";

const FOREIGN = words(
  "rubric-differs",
  "{unknown} trong số {all} mã của trang tính không có trong bộ tiêu chí {rubric}: sai bộ tiêu chí?",
  "{unknown} of the {all} codes of the sheet are not in the rubric {rubric}: is it the wrong one?",
);
const FOREIGN_FIX = words(
  "fix-rubric-differs",
  "Chọn đúng bộ tiêu chí của bảng này (--rubric), hoặc kiểm tra lại cột mã.",
  "Choose the rubric of this sheet (--rubric), or check the column of codes.",
);
const SPELLING_FIX = words(
  "fix-code-spelling-odd",
  "Viết mã đúng như trong bộ tiêu chí: {code}.",
  "Write the code as the rubric has it: {code}.",
);

/** Fewer unknown codes than this are slips, however few others there are. */
const LEAST = 3;
const NAMED_AT_MOST = 5;

/** A code with where it stands. */
export interface MetCode {
  readonly reading: CodeReading;
  readonly at: CellSpan;
}

export class CodeFaults {
  readonly #problems: Diagnostics;
  readonly #foreign: boolean;

  /**
   * @param codes every code of the sheet
   * @param subject whose sheet it is, where it is of one unit
   */
  constructor({ problems, rubric }: Gathering, codes: Iterable<MetCode>, subject: readonly string[]) {
    const known = new Set<string>();
    const unknown = new Set<string>();
    let first: CellSpan | undefined;
    for (const { reading, at } of codes) {
      if (reading.kind === "node") known.add(reading.node.id);
      else if (reading.kind === "fault" && reading.unknown === true) {
        first ??= at;
        unknown.add(reading.found);
      }
    }
    this.#problems = problems;
    this.#foreign = unknown.size >= LEAST && unknown.size > known.size;
    if (!this.#foreign || first === undefined) return;
    const message = say(FOREIGN, { unknown: unknown.size, all: unknown.size + known.size, rubric: rubric.id });
    const named = [...unknown].slice(0, NAMED_AT_MOST).join(", ");
    const found = unknown.size > NAMED_AT_MOST ? `${named}, …` : named;
    problems.add("error", message, first, { ...subjectOf(subject), found, fix: say(FOREIGN_FIX, {}) });
  }

  /** Says what is wrong with one code, unless it has been said of all. */
  tell({ reading, at }: MetCode, subject: readonly string[]): void {
    if (reading.kind === "node" && reading.odd !== undefined) {
      const { found, warning } = reading.odd;
      const fix = say(SPELLING_FIX, { code: reading.node.id });
      this.#problems.add("warning", warning, at, { ...subjectOf(subject), found, fix });
    }
    if (reading.kind !== "fault" || (this.#foreign && reading.unknown === true)) return;
    const { message, found, fix } = reading;
    this.#problems.add("error", message, at, { ...subjectOf(subject), found, fix });
  }
}

const subjectOf = (subject: readonly string[]): { readonly subject?: readonly string[] } => (subject.length === 0 ? {} : { subject });
