/** What is wrong with the codes of one sheet: told code by code, or once for the sheet when most of them are of another rubric. */
import type { Diagnostics } from "../diagnostic.ts";
import type { CellSpan } from "../source.ts";
import { asCount, begun, few, type Message, say, type Text, type Words, words } from "../text.ts";
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
const BY_TITLE = words(
  "code-by-title",
  "“{title}” không ghi mã; được hiểu là tiêu chí {code} theo tên.",
  "“{title}” has no code; taken for {code} by its name.",
);
const BY_TITLE_MANY = words(
  "code-by-title",
  "{count} tiêu chí của trang tính không ghi mã, được hiểu theo tên như sau: {codes}.",
  "{count} criteria of the sheet have no code, and are taken by their names: {codes}.",
);
const BY_TITLE_FIX = words("fix-code-by-title", "Ghi thêm mã trước tên: {codes}.", "Write the code in front of the name: {codes}.");
const SPELT = words("code-spelling-odd", "Mã “{found}” được hiểu là {code}.", "The code “{found}” is taken for {code}.");
const SPELT_MANY = words(
  "code-spelling-odd",
  "{count} mã của trang tính viết khác bộ tiêu chí, được hiểu như sau: {codes}.",
  "{count} codes of the sheet are spelt otherwise than in the rubric, and taken for: {codes}.",
);
const SPELLING_FIX = words(
  "fix-code-spelling-odd",
  "Viết mã đúng như trong bộ tiêu chí: {codes}.",
  "Write codes as the rubric has them: {codes}.",
);

/** What a code that is not written as in the rubric was taken for. */
interface Meant {
  readonly code: string;
  readonly at: CellSpan;
}
interface Taking {
  readonly one: (found: string, code: string) => Message;
  readonly many: Words<"count" | "codes">;
  readonly fix: Words<"codes">;
}
const SPELLING: Taking = { one: (found, code) => say(SPELT, { found, code }), many: SPELT_MANY, fix: SPELLING_FIX };
const NAMING: Taking = { one: (title, code) => say(BY_TITLE, { title, code }), many: BY_TITLE_MANY, fix: BY_TITLE_FIX };

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
    const spelt = new Map<string, Meant>();
    const titled = new Map<string, Meant>();
    let first: CellSpan | undefined;
    for (const { reading, at } of codes) {
      if (reading.kind === "node") {
        known.add(reading.node.id);
        const { node, spelt: written, title } = reading;
        if (written !== undefined && !spelt.has(written)) spelt.set(written, { code: node.id, at });
        if (title !== undefined && !titled.has(title)) titled.set(title, { code: node.id, at });
      } else if (reading.kind === "fault" && reading.unknown === true) {
        first ??= at;
        unknown.add(reading.found);
      }
    }
    this.#problems = problems;
    this.#taken(spelt, subject, SPELLING);
    this.#taken(titled, subject, NAMING);
    this.#foreign = unknown.size >= LEAST && unknown.size > known.size;
    if (!this.#foreign || first === undefined) return;
    const message = say(FOREIGN, { unknown: asCount(unknown.size), all: asCount(unknown.size + known.size), rubric: rubric.id });
    const found = begun([...unknown], NAMED_AT_MOST);
    problems.add("error", message, first, { ...subjectOf(subject), found, fix: say(FOREIGN_FIX, {}) });
  }

  /** A sheet writes its codes in one way throughout: that is told once. */
  #taken(all: ReadonlyMap<string, Meant>, subject: readonly string[], { one, many, fix }: Taking): void {
    const [first] = all;
    if (first === undefined) return;
    const [found, { code, at }] = first;
    const pairs = (is: string): Text =>
      few(
        [...all].map(([written, meant]) => `“${written}” ${is} ${meant.code}`),
        NAMED_AT_MOST,
        "mã",
      );
    const codes = few(
      [...all.values()].map((meant) => meant.code),
      NAMED_AT_MOST,
      "mã",
    );
    const message =
      all.size === 1 ? one(found, code) : say(many, { count: asCount(all.size), codes: { vi: pairs("là").vi, en: pairs("for").en } });
    this.#problems.add("warning", message, at, { ...subjectOf(subject), found, fix: say(fix, { codes }) });
  }

  /** Says what is wrong with one code, unless it has been said of all. */
  tell({ reading, at }: MetCode, subject: readonly string[]): void {
    if (reading.kind !== "fault" || reading.told === true || (this.#foreign && reading.unknown === true)) return;
    const { message, found, fix } = reading;
    this.#problems.add("error", message, at, { ...subjectOf(subject), found, fix });
  }
}

const subjectOf = (subject: readonly string[]): { readonly subject?: readonly string[] } => (subject.length === 0 ? {} : { subject });
