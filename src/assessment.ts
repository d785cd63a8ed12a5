/** What units answered: the filled-in sheets as data, every answer with the cell it came from. */
import type { Exact, Points } from "./points.ts";
import type { CellSpan, Span } from "./source.ts";
import type { Message, Text } from "./text.ts";

/** The id of a round of scoring. `survey` is the one that is not of the appraisal: its answers come from respondents. */
export type Round = "self" | "appraisal" | "reappraisal" | "council" | "survey";
/** The rounds that a rubric may use, in the order in which they happen. */
export const ROUNDS = ["self", "appraisal", "reappraisal", "council"] as const satisfies readonly Round[];
export const EVERY_ROUND: readonly Round[] = [...ROUNDS, "survey"];
export const ROUND_NAMES: Readonly<Record<Round, Text>> = {
  self: { vi: "tự đánh giá", en: "self-assessment" },
  appraisal: { vi: "thẩm định", en: "appraisal" },
  reappraisal: { vi: "thẩm định lại", en: "reappraisal" },
  council: { vi: "Hội đồng thông qua", en: "council" },
  survey: { vi: "điều tra xã hội học", en: "survey" },
};

/** A blank that a rule asks to be filled in; layouts make columns and rows of these. */
export interface Field {
  readonly key: string;
  readonly type: "number" | "choice" | "flag" | "date" | "text" | "list";
  readonly label: Text;
  /** For a choice: what may be chosen. A cell may hold the id, the title, or the points if no other level has the same. */
  readonly choices?: readonly Choice[];
  /** For a list (one row an item, on a sheet of its own): what each row holds. */
  readonly columns?: readonly Field[];
  /** Other headings that its column may have. */
  readonly headings?: readonly string[];
  /** For a number: it counts something, so it is whole. */
  readonly whole?: boolean;
  /** For a number: it may be below zero. */
  readonly signed?: boolean;
  /** A blank beside filled ones means none, zero or no rather than a missing answer. */
  readonly blankIsNone?: boolean;
  /** The unit can do without it even when the others are filled in. */
  readonly optional?: boolean;
}
export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly points: Points;
}

/** One fact, as its field's type has it. A date is ISO (`2022-01-15`), or `never` when the sheet says it was not done. */
export type Value =
  | { readonly type: "number"; readonly number: Exact }
  | { readonly type: "choice"; readonly id: string }
  | { readonly type: "flag"; readonly flag: boolean }
  | { readonly type: "date"; readonly date: string | "never" }
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "list"; readonly rows: readonly ListRow[] };
export interface ListRow {
  readonly name: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly at: CellSpan;
}
/** Facts by field key. A field without a fact is simply absent. */
export type Facts = Readonly<Record<string, Value>>;

/** What is answered, wherever it stands. */
export interface Outline {
  readonly facts?: Facts;
  /** Points typed by people, with the cell. */
  readonly points?: Points;
  readonly notApplicable?: true;
  /** A cell that could not be read: the answer counts as missing and the group gets no ranks. */
  readonly unreadable?: true;
  readonly remark?: string;
  /** The role of whoever scored, as the sheet writes it. */
  readonly by?: string;
}
/** What one round says of one leaf of one unit. */
export interface Answer extends Outline {
  readonly at: CellSpan;
  /** Where the remark begins. */
  readonly remarkAt?: CellSpan;
  /** The cell of each fact; `points` is the cell of the typed points. */
  readonly cells?: Readonly<Record<string, CellSpan>>;
}

/** What is answered of one leaf, wherever it stands. */
export interface LeafOutline {
  readonly rounds: Readonly<Partial<Record<Round, Outline>>>;
}
/** All rounds of one leaf, with the words that belong to the leaf as a whole. */
export interface LeafAnswers extends LeafOutline {
  readonly rounds: Readonly<Partial<Record<Round, Answer>>>;
  readonly evidence?: string;
  /** Where the evidence is named first. */
  readonly evidenceAt?: CellSpan;
  readonly explanation?: string;
  /** Where the explanation begins. */
  readonly explanationAt?: CellSpan;
}

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly group: string;
}

/** Everything said of one unit, by id of leaf. */
export interface Answers extends ReadonlyMap<string, LeafAnswers> {
  /** The same outline for all units that answered the same, where it costs less than `get` does; undefined where only `get` tells. */
  outline?(leaf: string): LeafOutline | undefined;
}

/** Everything one unit sent, and everything said of it. */
export interface Submission {
  readonly unit: Unit;
  readonly at: CellSpan;
  readonly answers: Answers;
}

/** What the data themselves say they are, if anything; drafts and illustrations are named in the title of every output. */
export type DataStanding = "official" | "draft" | "illustrative" | "unstated";

/** Something in a file that no answer was read from, listed so that nothing is skipped in silence. */
export interface NotRead {
  readonly at: Span;
  readonly what: Message;
}

/**
 * A figure that a sheet prints though it follows from others: a sum, a maximum, a place. It is never scored with; audits compare it with
 * what comes out.
 */
export interface PrintedFigure {
  /** Id of the unit; undefined for a figure that is of none, such as a maximum over a column. */
  readonly unit: string | undefined;
  /** Id of the node that it sums up or belongs to; empty for the whole. */
  readonly node: string;
  readonly what: "points" | "maximum" | "lost" | "index" | "place";
  /** The round of its column; undefined where the column names none. */
  readonly round: Round | undefined;
  readonly value: Exact;
  readonly at: CellSpan;
}
