/** One whole scoring: every submission settled, scored, checked and ranked. Everything that is shown is a view of this. */
import type { DataStanding, NotRead, PrintedFigure, Round, Submission } from "../assessment.ts";
import { type Diagnostic, Diagnostics } from "../diagnostic.ts";
import type { Rubric } from "../rubric/model.ts";
import { asCount, few, type Message, say, words } from "../text.ts";
import { placeOfInputs } from "./inputs-place.ts";
import { type Ranking, rankGroup } from "./rank.ts";
import { type Scoring, scoreUnit } from "./score.ts";
import type { Scorecard } from "./scorecard.ts";

const NO_GROUP = words(
  "unit-without-group",
  "Không biết đơn vị {name} thuộc khối nào.",
  "It is not known to which group the unit {name} belongs.",
);
const GROUPS = words(
  "fix-unit-group",
  "Ghi khối ở cột hoặc dòng “Khối”: {names}.",
  "Give the group in a column or a line “Khối”: {names}.",
  ["unit-without-group"],
);
const SIZE = words(
  "group-size-differs",
  "{group}: xếp hạng được {of} trong số {registered} đơn vị, nên mọi thứ hạng là tạm tính.",
  "{group}: {of} of {registered} units are ranked, so every rank is provisional.",
);
const ABSENT = words(
  "fix-group-size",
  "Bổ sung tệp của đơn vị còn thiếu: {names}; hoặc sửa danh sách đơn vị nếu danh sách sai.",
  "Add the files of the units that are missing: {names}; or correct the register if that is what is wrong.",
);
const APART = words(
  "fix-group-apart",
  "Kết quả nêu lý do của từng đơn vị chưa được xếp hạng: {names}. Bổ sung số liệu cho đơn vị còn thiếu rồi chấm lại.",
  "The result says why each of these units has no rank: {names}. Complete what is missing and score again.",
);
const MEMBERS = say(
  words(
    "fix-group-members",
    "Kiểm tra số liệu có thiếu, thừa đơn vị hay ghi sai khối không, và số đơn vị của khối trong bộ tiêu chí (units).",
    "See whether the data lack a unit, have one too many or in a wrong group, and how many the rubric says there are (units).",
  ),
  {},
);
const NAMED_AT_MOST = 8;

/** A file that was read, by the name the user gave it. */
export interface Input {
  readonly file: string;
  readonly sha256: string;
}

export interface Material {
  readonly rubric: Rubric;
  readonly submissions: readonly Submission[];
  readonly dataStanding: DataStanding;
  readonly inputs: readonly Input[];
  readonly notRead: readonly NotRead[];
  readonly printed: readonly PrintedFigure[];
  /** What reading the files found wrong. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ScoreRun extends Material {
  /** The last round that counts. */
  readonly round: Round;
  /** In the order of the rubric's groups; a group without units is left out unless it ought to have some. */
  readonly rankings: readonly Ranking[];
  /** Something could not be read that may be of any group, so no places are given at all. */
  readonly unranked: boolean;
  /** What reading the files found wrong, without what scoring found. */
  readonly reading: readonly Diagnostic[];
}

/** @throws {IdentityBreach} when a ledger does not add up: a bug, and nothing may be printed */
export function scoreAll(material: Material, round: Round, { otherLevels }: Pick<Scoring, "otherLevels"> = {}): ScoreRun {
  const { rubric, submissions } = material;
  const problems = new Diagnostics();
  problems.append(material.diagnostics);
  const byGroup = new Map<string, Scorecard[]>(rubric.groups.map(({ id }) => [id, []]));
  for (const submission of submissions) {
    const card = scoreUnit(rubric, submission, { round, problems, otherLevels });
    const group = byGroup.get(card.unit.group);
    if (group === undefined) tellNoGroup(submission, rubric, problems);
    else group.push(card);
  }
  const blocked = blockedGroups(problems.list, byGroup);
  const rankings = rubric.groups
    .map((group) => rankGroup(group, byGroup.get(group.id) ?? [], rubric, blocked === "all" || blocked.has(group.id)))
    .filter(({ rows, apart, absent, registered }) => rows.length + apart.length + absent.length > 0 || registered !== undefined);
  for (const ranking of rankings) tellSize(ranking, material, problems);
  return { ...material, round, rankings, unranked: blocked === "all", reading: material.diagnostics, diagnostics: problems.list };
}

/** The same data up to another round. What scoring found in this one is no fault of the data in that one and takes no places from it. */
export const scoreUpTo = (run: ScoreRun, round: Round): ScoreRun =>
  round === run.round ? run : scoreAll({ ...run, diagnostics: run.reading }, round);

function tellNoGroup({ unit, at }: Submission, rubric: Rubric, problems: Diagnostics): void {
  const fix = say(GROUPS, { names: rubric.groups.map(({ title }) => title).join(", ") });
  problems.add("error", say(NO_GROUP, { name: unit.name }), at, { fix });
}

/** An error about the answers of a unit takes the places from its group only; any other may concern every group. */
function blockedGroups(
  diagnostics: readonly Diagnostic[],
  byGroup: ReadonlyMap<string, readonly Scorecard[]>,
): "all" | ReadonlySet<string> {
  const blocked = new Set<string>();
  const groupsOf = new Map<string, Set<string>>();
  for (const [group, cards] of byGroup) {
    for (const { unit } of cards) groupsOf.set(unit.name, (groupsOf.get(unit.name) ?? new Set<string>()).add(group));
  }
  for (const { severity, subject } of diagnostics) {
    if (severity !== "error") continue;
    const groups = groupsOf.get(subject?.[0] ?? "");
    if (groups === undefined) return "all";
    for (const group of groups) blocked.add(group);
  }
  return blocked;
}

/** The n of k/n is not what it ought to be: told once the places are made, for it leaves them standing. */
function tellSize(ranking: Ranking, { rubric, inputs }: Material, problems: Diagnostics): void {
  const { group, of, registered } = ranking;
  if (registered === undefined || registered === of) return;
  const at = placeOfInputs(inputs) ?? rubric.locate(["groups"]);
  const fix = sizeFix(ranking);
  problems.add("error", say(SIZE, { group: group.title, of: asCount(of), registered: asCount(registered) }), at, { fix });
}

function sizeFix({ absent, apart }: Ranking): Message {
  if (absent.length > 0) return say(ABSENT, { names: few(absent, NAMED_AT_MOST, "đơn vị") });
  const names = apart.map(({ unit }) => unit.name);
  return names.length > 0 ? say(APART, { names: few(names, NAMED_AT_MOST, "đơn vị") }) : MEMBERS;
}

/** The scorecard of a unit with its place, wherever it stands. */
export function cardOfUnit(run: ScoreRun, unit: string): { readonly ranking: Ranking; readonly card: Scorecard } | undefined {
  for (const ranking of run.rankings) {
    const card = ranking.rows.find((row) => row.card.unit.id === unit)?.card ?? ranking.apart.find((each) => each.unit.id === unit);
    if (card !== undefined) return { ranking, card };
  }
  return undefined;
}
