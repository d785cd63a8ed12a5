/**
 * What is wrong with a form, at its cells: the checks of rubrics run on the draft, and what they find is carried back to the form; beside
 * them stands what only the form can show, such as a code that is missing.
 */
import { checkRubric } from "../checks/index.ts";
import { type Diagnostic, Diagnostics, type Related } from "../diagnostic.ts";
import { add, compare, type Points, ZERO } from "../points.ts";
import type { Rubric } from "../rubric/model.ts";
import { readRubric } from "../rubric/read.ts";
import { type CellSpan, lineOf, type Source, type Span } from "../source.ts";
import { say } from "../text.ts";
import { belongs } from "./codes.ts";
import { type Draft, draftOf } from "./draft.ts";
import { everyItem, type Form, faulty, type Item, pointsOf, type Remark } from "./item.ts";
import { BEST_TOTAL, MISPLACED, OPTION_OVER } from "./words.ts";

export interface Judged {
  readonly draft: Draft;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Judging {
  readonly id: string;
  /** What the draft will be called; `-` where it has no file. */
  readonly file: string;
  readonly hash: (bytes: Uint8Array | string) => string;
}

/** Writes the draft and says what is wrong with the form. A draft that cannot be read as a rubric is given all the same. */
export function judge(form: Form, { id, file, hash }: Judging): Judged {
  const draft = draftOf(form, id);
  const problems = new Diagnostics();
  const rubric = readBack(draft, file, hash, problems);
  // Faulty codes hide nothing else: with them put right (line for line the same draft) the checks go on.
  const mended = rubric ?? readBack(draftOf(form, id, mendedCode), file, hash, new Diagnostics());
  if (mended !== undefined) checkRubric(mended, problems);
  const found = problems.list.map((each) => carried(each, draft));
  const remarks = [...form.remarks, ...everyItem(form.items).flatMap(ownRemarks), ...draft.remarks];
  const own = remarks
    .map(
      ({ severity, message, at, found: text }): Diagnostic => ({ severity, message, at, ...(text === undefined ? {} : { found: text }) }),
    )
    // What a check of rubrics has found at the cell is not told twice.
    .filter((each) => !found.some((other) => other.message.words.code === each.message.words.code && byPlace(other, each) === 0));
  const best = mended === undefined ? [] : bestTotal(form, mended);
  return { draft, diagnostics: [...found, ...own].sort(byPlace).concat(best) };
}

function readBack(draft: Draft, name: string, hash: Judging["hash"], problems: Diagnostics): Rubric | undefined {
  const source: Source = { name, text: draft.text };
  return readRubric(source, draft.text, { hash }, problems);
}

/** The code as it was meant, as far as that can be seen. */
const mendedCode = ({ id, cells }: Item): string =>
  id
    .trim()
    .replace(/[^\p{L}\d]+/gu, ".")
    .replace(/^\.+|\.+$/g, "") || `dong-${cells.code.row + 1}`;

function cellOf(span: Span, { cells }: Draft): CellSpan | undefined {
  return span.kind === "text" ? cells.get(lineOf(span.source.text, span.start).line) : undefined;
}

/** What was found in the draft, told at the cell that the line came from. */
function carried(diagnostic: Diagnostic, draft: Draft): Diagnostic {
  const { at, related, ...rest } = diagnostic;
  const others = related?.map((each): Related => ({ ...each, at: cellOf(each.at, draft) ?? each.at }));
  return { ...rest, at: cellOf(at, draft) ?? at, ...(others === undefined ? {} : { related: others }) };
}

function ownRemarks(item: Item): readonly Remark[] {
  const max = pointsOf(item.max);
  const misplaced = item.children
    .filter((child) => !belongs(child.id, item.id))
    .map((child) => faulty(say(MISPLACED, { id: child.id.trim(), parent: item.id.trim() }), child.cells.code));
  const over = (item.children.length > 0 ? [] : item.options)
    .filter(({ points }) => compare(pointsOf(points), max) > 0)
    .map(({ text, points, at }) => faulty(say(OPTION_OVER, { text, points: pointsOf(points), max, id: item.id.trim() }), at));
  return [...item.remarks, ...misplaced, ...over];
}

/** One figure for the whole where the best answers of several criteria fall short: what they give everywhere together. */
function bestTotal(form: Form, rubric: Rubric): readonly Diagnostic[] {
  const scored = rubric.leaves.filter(({ effect }) => effect === "score");
  const short = scored.filter(({ rule, ruleKind, max }) => compare(ruleKind.best(rule, max), max) < 0);
  const best = scored.reduce<Points>((sum, { rule, ruleKind, max }) => add(sum, ruleKind.best(rule, max)), ZERO);
  const at = form.total?.at ?? form.items[0]?.cells.max;
  return at === undefined || short.length < 2 ? [] : [{ severity: "note", message: say(BEST_TOTAL, { best, max: rubric.maxPoints }), at }];
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const [first, second] = [a.at, b.at];
  if (first.kind !== "cell" || second.kind !== "cell") return Number(first.kind === "cell") - Number(second.kind === "cell");
  return first.row - second.row || first.column - second.column;
}
