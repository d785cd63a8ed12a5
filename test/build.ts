/** Small rubrics, answers and sheets for the tests of scoring and reading. */
import type { Answer, Facts, LeafAnswers, Round, Submission, Value } from "../src/assessment.ts";
import { checkRubric } from "../src/checks/index.ts";
import { type Diagnostic, Diagnostics } from "../src/diagnostic.ts";
import { type ScoreRun, scoreAll } from "../src/engine/run.ts";
import type { Deduction, LeafScore, Scorecard } from "../src/engine/scorecard.ts";
import { type Bound, bind, type LayoutChoices } from "../src/layouts/index.ts";
import { type Exact, type Points, parseExact, parsePoints, toDecimal } from "../src/points.ts";
import type { Rubric } from "../src/rubric/model.ts";
import { readRubric } from "../src/rubric/read.ts";
import type { CellSpan } from "../src/source.ts";
import type { Cell, Range, Table } from "../src/tables/index.ts";

const HEAD: Readonly<Record<string, string>> = {
  cchc: "1",
  id: "thu",
  title: "Bộ tiêu chí thử",
  version: '"1"',
  period: '"2022"',
  standing: "illustrative",
  groups: "[{ id: huyen, title: Huyện }]",
};

/** A rubric from its YAML without the keys that every one has; what is wrong with it fails the test. */
export function rubricOf(body: string): Rubric {
  const head = Object.entries(HEAD).filter(([key]) => !new RegExp(`^${key}:`, "m").test(body));
  const text = `${head.map(([key, value]) => `${key}: ${value}`).join("\n")}\n${body}\n`;
  const problems = new Diagnostics();
  const rubric = readRubric({ name: "thu.yaml", text }, text, { hash: () => "0" }, problems);
  if (rubric !== undefined) checkRubric(rubric, problems);
  const errors = codesOf(problems.list, "error");
  if (rubric === undefined || errors.length > 0) throw new Error(`${errors.join(", ")}\n${text}`);
  return rubric;
}

/** One node in YAML. */
export const leaf = (id: string, max: string | number, rule = "{ kind: given }", more = ""): string =>
  `{ id: "${id}", title: Tiêu chí ${id}, maxPoints: ${max}, rule: ${rule}${more === "" ? "" : `, ${more}`} }`;
export const branch = (id: string, max: string | number, children: readonly string[], more = ""): string =>
  `{ id: "${id}", title: Lĩnh vực ${id}, maxPoints: ${max}, criteria: [${children.join(", ")}]${more === "" ? "" : `, ${more}`} }`;
/** A rubric whose domains are these nodes. */
export const flat = (max: string | number, nodes: readonly string[], more = ""): Rubric =>
  rubricOf(`maxPoints: ${max}\ndomains: [${nodes.join(", ")}]\n${more}`);

export const exact = (text: string | number): Exact => parseExact(String(text)) as Exact;
export const points = (text: string | number): Points => parsePoints(String(text)) as Points;
export const number = (text: string | number): Value => ({ type: "number", number: exact(text) });
export const flag = (value: boolean): Value => ({ type: "flag", flag: value });
export const ratio = (numerator: number, denominator: number): Facts => ({
  numerator: number(numerator),
  denominator: number(denominator),
});

export const at: CellSpan = { kind: "cell", file: "thu.xlsx", sheet: "Thử", row: 0, column: 0 };

/** Typed points as text, or everything else that an answer may be. */
export type Given = string | Omit<Partial<Answer>, "points"> | { readonly typed: string; readonly facts?: Facts; readonly remark?: string };
export type Rounds = Partial<Record<Round, Given>>;

function answerOf(given: Given): Answer {
  if (typeof given === "string") return { at, points: points(given) };
  if (!("typed" in given)) return { at, ...given };
  const { typed, ...more } = given;
  return { at, ...more, points: points(typed) };
}

export const NA = { notApplicable: true } as const;
export const UNREADABLE = { unreadable: true } as const;
export const facts = (values: Facts): Given => ({ facts: values });

/** What a unit answered: by leaf, points typed by the unit itself or all rounds. */
export function unit(name: string, answers: Readonly<Record<string, string | Rounds>>, group = "huyen"): Submission {
  const leaves = Object.entries(answers).map(([id, given]): [string, LeafAnswers] => {
    const rounds: Rounds = typeof given === "string" ? { self: given } : given;
    return [id, { rounds: Object.fromEntries(Object.entries(rounds).map(([round, each]) => [round, answerOf(each)])) }];
  });
  return { unit: { id: name, name, group }, at, answers: new Map(leaves) };
}

export function run(rubric: Rubric, submissions: readonly Submission[], round: Round = "council"): ScoreRun {
  return scoreAll({ rubric, submissions, dataStanding: "official", inputs: [], notRead: [], printed: [], diagnostics: [] }, round);
}

export const cardsOf = ({ rankings }: ScoreRun): readonly Scorecard[] =>
  rankings.flatMap(({ rows, apart }) => [...rows.map(({ card }) => card), ...apart]);

/** The card of the only unit. */
export function cardOf(rubric: Rubric, answers: Readonly<Record<string, string | Rounds>>, round: Round = "council"): Scorecard {
  const [card] = cardsOf(run(rubric, [unit("Huyện A", answers)], round));
  if (card === undefined) throw new Error("no card");
  return card;
}

export const dec = (value: Exact | undefined): string => (value === undefined ? "none" : toDecimal(value));
export const leafOf = ({ leaves }: Scorecard, id: string): LeafScore => leaves.find((score) => score.leaf.id === id) as LeafScore;
/** Rows of a ledger: points, code, round. */
export const rowsOf = (deductions: readonly Deduction[]): readonly string[] =>
  deductions.map(({ points: lost, sentence, round }) =>
    [dec(lost), sentence.words.code, ...(round === undefined ? [] : [round])].join(" "),
  );
export const codesOf = (diagnostics: readonly Diagnostic[], severity?: Diagnostic["severity"]): readonly string[] =>
  diagnostics.filter((each) => severity === undefined || each.severity === severity).map(({ message }) => message.words.code);
/** Places as printed: `1 A`, `- B` without a place, `~` where it is provisional, `=` where it is shared. */
export const placesOf = ({ rankings }: ScoreRun, group = 0): readonly string[] =>
  (rankings[group]?.rows ?? []).map(
    ({ place, tied, provisional, card }) => `${place ?? "-"}${tied ? "=" : ""}${provisional ? "~" : ""} ${card.unit.name}`,
  );

// ── sheets ──

export type Written = string | number | null | Cell;

const cellOf = (written: Written): Cell | undefined => {
  if (written === null || written === "") return undefined;
  if (typeof written === "string") return { type: "text", text: written };
  return typeof written === "number" ? { type: "number", text: String(written) } : written;
};

export interface Sheet {
  readonly sheet?: string;
  readonly file?: string;
  readonly hidden?: boolean;
  readonly merges?: readonly Range[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

export function sheet(rows: readonly (readonly Written[])[], more: Sheet = {}): Table {
  return {
    file: more.file ?? "thu.xlsx",
    sheet: more.sheet ?? "Huyện A",
    hidden: more.hidden ?? false,
    rows: rows.map((row) => (row.every((cell) => cell === null || cell === "") ? undefined : row.map(cellOf))),
    merges: more.merges ?? [],
    hiddenRows: new Set(more.hiddenRows),
    hiddenColumns: new Set(more.hiddenColumns),
  };
}

export interface ReadBack extends Bound {
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

export const read = (rubric: Rubric, ...tables: readonly Table[]): ReadBack => readAs(rubric, {}, ...tables);

export function readAs(rubric: Rubric, choices: LayoutChoices, ...tables: readonly Table[]): ReadBack {
  const problems = new Diagnostics();
  const bound = bind(tables, rubric, problems, choices);
  const diagnostics = problems.list;
  return { ...bound, diagnostics, errors: codesOf(diagnostics, "error"), warnings: codesOf(diagnostics, "warning") };
}

function valueText(value: Value): string {
  if (value.type === "number") return dec(value.number);
  if (value.type === "list") return value.rows.map(({ name, values }) => `${name}(${factsText(values)})`).join("+");
  if (value.type === "choice") return value.id;
  if (value.type === "date") return value.date;
  return value.type === "flag" ? String(value.flag) : value.text;
}
const factsText = (given: Facts): string =>
  Object.keys(given)
    .sort()
    .map((key) => `${key}=${valueText(given[key] as Value)}`)
    .join(" ");

/** Every answer in one line: `Huyện A 1.1 self 0.5`. */
export const answersOf = ({ submissions }: Bound): readonly string[] =>
  submissions
    .flatMap(({ unit: { name }, answers }) =>
      [...answers].flatMap(([id, { rounds }]) =>
        Object.entries(rounds).map(([round, { points: typed, facts: given, notApplicable, unreadable }]) =>
          [
            name,
            id,
            round,
            ...(typed === undefined ? [] : [dec(typed)]),
            ...(given === undefined ? [] : [factsText(given)]),
            ...(notApplicable === true ? ["NA"] : []),
            ...(unreadable === true ? ["unreadable"] : []),
          ].join(" "),
        ),
      ),
    )
    .sort();
