/** The formula that shows a unit the points of one criterion, or nothing while the answer is not complete. */
import type { Field } from "../assessment.ts";
import { isZero, toDecimal } from "../points.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import { SHOWS_NOTHING, when } from "../rules/formula.ts";
import type { ChoiceLists } from "./choices.ts";
import { inOwnRow, isOwn, listField, NEVER, NO, NOT_APPLICABLE, type Places, quoted, YES } from "./places.ts";

/** What the formulas of a sheet are made from. */
export interface Sheeted {
  readonly rubric: Rubric;
  readonly places: Places;
  readonly lists: ChoiceLists;
  /** The cells of names in the list of a criterion. */
  readonly listed: (leaf: Leaf) => string | undefined;
}

/** Spreadsheets take no longer formula, no deeper nesting, and no more digits. */
const LONGEST = 8000;
const DEEPEST = 60;
const TOO_PRECISE = /\d{16,}|\d+\.\d{15,}/;

export const fits = (formula: string): boolean => formula.length <= LONGEST && !TOO_PRECISE.test(formula) && depthOf(formula) <= DEEPEST;

function depthOf(formula: string): number {
  let [depth, deepest] = [0, 0];
  for (const letter of formula) {
    if (letter === "(") depth += 1;
    else if (letter === ")") depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Whether the cell holds what its field asks for. */
function holdsItsType(field: Field, cell: string): string | undefined {
  const mayBeBlank = field.blankIsNone === true || field.optional === true;
  switch (field.type) {
    case "number": {
      const number = `ISNUMBER(${cell})`;
      const limits = [...(field.signed === true ? [] : [`N(${cell})>=0`]), ...(field.whole === true ? [`INT(N(${cell}))=N(${cell})`] : [])];
      return [mayBeBlank ? `OR(${cell}="",${number})` : number, ...limits].join(",");
    }
    case "flag":
      return `OR(${cell}="",${cell}=${quoted(YES)},${cell}=${quoted(NO)})`;
    case "date":
      return `OR(${cell}=${quoted(NEVER)},INT(N(${cell}))>0),INT(N(${cell}))=N(${cell})`;
    case "choice":
      return `${cell}<>""`;
    default:
      return undefined;
  }
}

const allowsNotApplicable = (leaf: Leaf): boolean => leaf.notApplicable !== "forbidden";

/** The rule as a formula over filled cells; undefined where it cannot be one. */
function ruleFormula(leaf: Leaf, { rubric, places, lists }: Sheeted): string | undefined {
  const { rounding } = rubric;
  const left = leaf.ruleKind.formula?.(
    leaf.rule,
    {
      cell: (key) => places.fact(leaf, key),
      choice: (key, id) => {
        const { choices = [] } = leaf.fields.find((field) => field.key === key) ?? {};
        return lists.of(choices.map(({ title }) => title)).cells[choices.findIndex((choice) => choice.id === id)] ?? SHOWS_NOTHING;
      },
      yes: quoted(YES),
      never: quoted(NEVER),
      nothing: allowsNotApplicable(leaf) ? quoted(NOT_APPLICABLE) : SHOWS_NOTHING,
    },
    { max: leaf.max, rounding: rounding.at === "leaf" ? rounding : undefined },
  );
  // On a penalty criterion a rule that takes points says what is charged.
  const charged = left !== undefined && leaf.effect === "penalty" && leaf.ruleKind.takes === true;
  return charged ? `ROUND(${toDecimal(leaf.max)}-${left},6)` : left;
}

const figures = ({ fields }: Leaf): readonly Field[] => fields.filter(({ type }) => type !== "list");
const filled = (leaf: Leaf, { places }: Sheeted): string =>
  `COUNTA(${figures(leaf)
    .map(({ key }) => places.fact(leaf, key))
    .join(",")})`;

/** Whether the criterion that this one depends on is met; undefined where it depends on none or the sheet cannot tell. */
function requirementMet({ requires }: Leaf, { rubric, places }: Sheeted): string | undefined {
  const node = requires === undefined ? undefined : rubric.nodes.get(requires.node);
  if (requires === undefined || node?.kind !== "leaf" || !isOwn(node) || node.requires !== undefined) return undefined;
  const points = places.points(node);
  const enough = isZero(requires.atLeast) ? `N(${points})>0` : `N(${points})>=${toDecimal(requires.atLeast)}`;
  return `OR(${enough},${isNotApplicable(node, places)})`;
}

/** The formula of a criterion's points; undefined where nobody but a person or the program can tell them. */
export function leafFormula(leaf: Leaf, sheeted: Sheeted): string | undefined {
  const rule = isOwn(leaf) ? ruleFormula(leaf, sheeted) : undefined;
  const met = leaf.requires === undefined ? "TRUE" : requirementMet(leaf, sheeted);
  if (rule === undefined || met === undefined) return undefined;
  const { places } = sheeted;
  const types = figures(leaf).flatMap((field) => holdsItsType(field, places.fact(leaf, field.key)) ?? []);
  const listed = sheeted.listed(leaf);
  const conditions = [...(met === "TRUE" ? [] : [met]), ...(listed === undefined ? [] : [`COUNTA(${listed})=0`]), ...types];
  const points = `IFERROR(${when(`AND(${conditions.join(",")})`, rule, SHOWS_NOTHING)},${SHOWS_NOTHING})`;
  const count = filled(leaf, sheeted);
  const answered = when(`${count}=0`, SHOWS_NOTHING, points);
  if (!allowsNotApplicable(leaf)) return kept(answered);
  const own = `${places.own(leaf)}=${quoted(NOT_APPLICABLE)}`;
  const alone = inOwnRow(leaf) ? quoted(NOT_APPLICABLE) : when(`${count}=0`, quoted(NOT_APPLICABLE), SHOWS_NOTHING);
  return kept(when(own, alone, answered));
}

const kept = (formula: string): string | undefined => (fits(formula) ? formula : undefined);

/** Whether the unit has said that a criterion does not apply. */
export const isNotApplicable = (leaf: Leaf, places: Places): string =>
  `${leaf.fields.length === 0 ? places.own(leaf) : places.points(leaf)}=${quoted(NOT_APPLICABLE)}`;

/** Whether there is an answer of which the sheet cannot show the points: then no sum that needs them is shown. */
export function isUnsure(leaf: Leaf, sheeted: Sheeted): string | undefined {
  const { places } = sheeted;
  const absent = allowsNotApplicable(leaf) && leaf.notApplicable === "pro-rata" ? [isNotApplicable(leaf, places)] : [];
  if (leaf.fields.length === 0) return absent[0];
  const needed = figures(leaf).filter(({ blankIsNone, optional }) => blankIsNone !== true && optional !== true);
  const known = leafFormula(leaf, sheeted) !== undefined;
  const complete = known && needed.length > 0 ? needed.map(({ key }) => `${places.fact(leaf, key)}<>""`) : [`${filled(leaf, sheeted)}>0`];
  const met = requirementMet(leaf, sheeted);
  const blank = `${places.points(leaf)}=""`;
  const unshown = `AND(${[...complete, ...(known && met !== undefined ? [met] : []), blank].join(",")})`;
  const listed = sheeted.listed(leaf);
  const cases = [...absent, unshown, ...(listed === undefined ? [] : [`COUNTA(${listed})>0`])];
  return cases.length > 1 ? `OR(${cases.join(",")})` : unshown;
}

/** Whether the sheet cannot show the points of a criterion that the unit fills in. */
export const isUntold = (leaf: Leaf, sheeted: Sheeted): boolean =>
  isOwn(leaf) && leaf.fields.length > 0 && (leafFormula(leaf, sheeted) === undefined || listField(leaf) !== undefined);
