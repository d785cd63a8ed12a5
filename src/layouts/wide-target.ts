/** What the columns of a table with one row a unit hold: the answers to a criterion, or one of its figures. */
import type { Field, Round } from "../assessment.ts";
import { foldHeading } from "../fold.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import { type Cell, rowAt, type Table } from "../tables/index.ts";
import { saysBeside } from "./beside.ts";
import { type CodeReading, Codes } from "./codes.ts";
import { findHeader, type HeadedColumn, type Header } from "./header.ts";
import { roundIn } from "./heading-roles.ts";
import { withoutYear } from "./heading-years.ts";
import { roleOf, roundOf } from "./headings.ts";
import { nameIn } from "./name-doubts.ts";
import type { Role } from "./roles.ts";

/** Below a code such headings are of words about the criterion, or of nothing that is read. */
const BESIDE: ReadonlySet<string> = new Set(["remark", "by", "evidence", "explanation", "ignored"]);

/** Fewer columns of criteria than this is some other table that happens to name one. */
const LEAST_COLUMNS = 2;

export interface Target {
  readonly column: number;
  readonly heading: string;
  /** How its code was read. */
  readonly code: CodeReading;
  readonly leaf: Leaf;
  readonly field: Field | undefined;
  readonly round: Round;
  /** A heading names the round. */
  readonly named: boolean;
  /** Facts in the leaf's own way, such as `38/40`, rather than points. */
  readonly facts: boolean;
  /** Another column has the same heading, so neither counts. */
  readonly contested: boolean;
}
type Fault = Extract<CodeReading, { kind: "fault" }>;

/** What a column of criteria holds: its code stands in one of its headings, its round in another or behind the code. */
export function targetOf({ column, cells, role }: HeadedColumn, codes: Codes): Target | Fault | undefined {
  let round: Round | undefined;
  let found: Pick<Target, "leaf" | "field" | "heading" | "code"> | undefined;
  let fault: Fault | undefined;
  for (const cell of cells) {
    const heading = cell.text.trim();
    const behind = /^(.{1,100}?)\s*[@(]\s*([^()@]{1,40})\)?\s*$/.exec(heading);
    round = roundOf(behind?.[2] ?? heading) ?? roundIn(heading) ?? round;
    const code = codeOf(cell, behind?.[1] ?? heading, codes);
    if (code.kind === "fault") fault = code;
    else if (code.kind === "node" && code.node.kind === "leaf") {
      const { node: leaf, field } = code;
      found = { leaf, field: leaf.fields.find(({ key }) => key === field), heading, code };
    }
  }
  if (found === undefined) return role === undefined ? fault : undefined;
  const roles = cells.map(({ text }) => roleOf(withoutYear(text))?.is);
  const field = found.field ?? fieldBelow(found.leaf, cells);
  if (field === undefined && (isBeside(roles) || saysOther(found.leaf, cells, codes))) return undefined;
  return {
    column,
    ...found,
    field,
    facts: roles.includes("facts"),
    named: round !== undefined,
    round: round ?? (found.leaf.source === "survey" ? "survey" : "self"),
    contested: false,
  };
}

/** «Chênh lệch» over or below the code of a criterion, unless the criterion is called so. */
const saysOther = ({ source }: Leaf, cells: readonly Cell[], codes: Codes): boolean =>
  source !== "survey" && cells.some(({ text }) => saysBeside(text) && codes.titled(text) === undefined);

/** What follows from the points of a criterion, or is said of them, may stand beside them. */
const isBeside = (roles: readonly (Role["is"] | undefined)[]): boolean =>
  roles.some((is) => is === "printed" || is === "max") || BESIDE.has(roles.at(-1) ?? "");

/** The name of a criterion behind its code in a heading; empty where there stands something else: a round, a figure, what the column holds. */
export function nameBeside({ heading, leaf }: Target): string {
  const name = nameIn(heading.replace(/\s*[@(][^()@]{1,40}\)?\s*$/, ""), leaf.id).replace(/^[/\s–-]+/, "");
  const other = roleOf(name) ?? roundOf(name) ?? leaf.fields.find((field) => namesField(field, name));
  return other === undefined ? name : "";
}

/** «Tử số», «Rất hài lòng» below the code of a criterion: one of its figures. */
const fieldBelow = (leaf: Leaf, cells: readonly Cell[]): Field | undefined =>
  leaf.fields.find((field) => cells.some(({ text }) => namesField(field, text)));

/** Whether a heading names a figure by its key, its label or another name that it has. */
export function namesField({ key, label, headings = [] }: Field, heading: string): boolean {
  const text = foldHeading(heading);
  return [key, label.vi, label.en, ...headings].some((name) => foldHeading(name) === text);
}

/** The code that a heading gives. What only looks a little like one, such as a year, is some other heading. */
function codeOf(cell: Cell, spelt: string, codes: Codes): CodeReading {
  const code = cell.type === "text" ? codes.readText(spelt) : codes.read(cell);
  if (code.kind === "node") return code;
  const leading = codes.leading(cell.text.trim());
  const coded = cell.type === "date" || /[.,/]/.test(spelt);
  if (leading.kind === "none" && code.kind === "fault" && coded) return code;
  return leading.kind === "none" && roleOf(spelt) === undefined ? titled(spelt, codes) : leading;
}

/** A criterion without a code, by its name; what a survey measured may be called as its criterion is, and is no points. */
function titled(spelt: string, codes: Codes): CodeReading {
  const reading = codes.byTitle(spelt);
  return reading.kind === "node" && reading.node.kind === "leaf" && reading.node.source !== "survey" ? reading : { kind: "none" };
}

export const unitColumnOf = (header: Header): number | undefined => header.columns.find(({ role }) => role?.is === "unit")?.column;

/** Below the heading of the units nothing else stands in a header: what does is the first unit. */
export const endsAsUnit = ({ headings, role }: HeadedColumn): boolean =>
  headings.length === 1 ? role?.is === "unit" : roleOf(headings.at(-1) ?? "")?.is === "unit";

/** Whether the row below, without a unit, says that some columns are of differences or of what was taken off: it belongs to the headings. */
function goesOn(table: Table, { bottom, columns }: Header): boolean {
  const unit = columns.find(endsAsUnit)?.column ?? 0;
  const cells = rowAt(table, bottom + 1) ?? [];
  return cells[unit] === undefined && cells.some((cell) => cell?.type === "text" && /\p{L}{2}/u.test(cell.text) && saysBeside(cell.text));
}

/** The header of a table that has units for rows and criteria for columns. */
export function findWide(table: Table, rubric: Rubric): Header | undefined {
  const codes = new Codes(rubric);
  const least = Math.min(LEAST_COLUMNS, rubric.leaves.length);
  const targetsOf = (columns: readonly HeadedColumn[]): readonly Target[] =>
    columns.flatMap((column) => {
      const target = targetOf(column, codes);
      return target === undefined || "kind" in target ? [] : [target];
    });
  return findHeader(
    table,
    (_, columns, header) => {
      if (!columns.some(endsAsUnit) || goesOn(table, header)) return false;
      const targets = targetsOf(columns);
      // One column is enough where it is headed by more than a code.
      return targets.length >= least || targets.some(({ field, leaf }) => field !== undefined || leaf.source === "survey");
    },
    // A header that takes in the figures and rounds below the codes says more than one that stops above them.
    ({ columns }) => targetsOf(columns).filter(({ field, named }) => field !== undefined || named).length,
  );
}
