/** One row a unit, one column a criterion or a fact: the summary that a Home Affairs office keeps. */
import { ROUND_NAMES, type Round } from "../assessment.ts";
import { equal } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { placeOf, rowAt, type Table } from "../tables/index.ts";
import { say, type Text, words } from "../text.ts";
import { saysBeside } from "./beside.ts";
import { CodeFaults } from "./code-faults.ts";
import { type CodeReading, Codes } from "./codes.ts";
import { isFigure } from "./figures.ts";
import type { Gathered } from "./gathered.ts";
import type { Gathering } from "./gathering.ts";
import type { HeadedColumn, Header } from "./header.ts";
import type { Layout } from "./layout.ts";
import { doubtNames } from "./name-doubts.ts";
import { keepPrinted } from "./printed.ts";
import { strangeBelow } from "./qualified.ts";
import { SheetReader } from "./record.ts";
import type { Role } from "./roles.ts";
import { RowRounds } from "./row-rounds.ts";
import { spannedColumn } from "./spanned.ts";
import { isMaximum } from "./summary.ts";
import { roundOfTitle } from "./title-round.ts";
import { UnitRows } from "./unit-rows.ts";
import { noteUnitless } from "./unitless.ts";
import { saysPoints, tellUnread } from "./unread-columns.ts";
import { numberFrom } from "./value.ts";
import { keepHeadedMaxima, type PrintedColumn, printedColumnOf } from "./wide-printed.ts";
import { findWide, nameBeside, type Target, targetOf, unitColumnOf } from "./wide-target.ts";

const COLUMN_TWICE = words(
  "column-twice",
  "Cột “{heading}” đã có ở bên trái; không rõ lấy cột nào nên không đọc cột nào.",
  "The column “{heading}” already stands to the left; which one is meant is unclear, and neither was read.",
);
const COLUMN_TWICE_FIX = say(
  words(
    "fix-column-twice",
    "Ghi vòng chấm ở dòng tiêu đề dưới mã (tự đánh giá, thẩm định, thẩm định lại), hoặc chỉ để lại một cột.",
    "Name the round in the heading row below the code (self-assessment, appraisal, reappraisal), or leave only one of them.",
  ),
  {},
);

export const wide: Layout = {
  id: "wide",
  title: { vi: "Bảng ngang: mỗi dòng một đơn vị, mỗi cột một tiêu chí", en: "Wide table: one row a unit, one column a criterion" },
  doc: {
    vi: "Tiêu đề cột là mã tiêu chí (1.5) để ghi điểm, hoặc mã kèm ô số liệu (1.5/items). Vòng chấm ghi ở dòng tiêu đề thứ hai, sau mã: 1.5 (thẩm định), hoặc ở cột «Vòng», mỗi vòng một dòng; không ghi thì theo tên bảng hoặc tên trang tính.",
    en: "A column is headed by a code (1.5) for points or a code with a field (1.5/items). The round stands in a second heading row, behind the code: 1.5 (appraisal), or in a column «Vòng» with a row for each round; without any, in the title or the name of the sheet.",
  },
  roles: ["unit", "group", "round", "printed", "ignored"],
  recognise: findWide,
  read(table, header, gathering) {
    const codes = new Codes(gathering.rubric);
    const printed = header.columns.flatMap((column) => printedColumnOf(column, codes) ?? []);
    const targets = targetsOf(table, header, gathering, new Set(printed.map(({ column }) => column)));
    keepHeadedMaxima(table, header.columns, codes, gathering);
    readRows(new SheetReader(table, gathering, header), header, targets, printed);
  },
};

function targetsOf(table: Table, header: Header, gathering: Gathering, printed: ReadonlySet<number>): readonly Target[] {
  const codes = new Codes(gathering.rubric);
  const targets = new Map<string, Target>();
  const found = header.columns.map((headed) => ({ headed, target: targetOf(headed, codes) }));
  // Where no heading names a round, the title of the table or its sheet may.
  const named = found.some(({ target }) => target !== undefined && "named" in target && target.named);
  const usual = named ? undefined : roundOfTitle(table, header);
  const strange = strangeBelow(
    found.flatMap(({ headed, target }) => (target === undefined || "kind" in target ? [] : [{ headed, target }])),
    gathering.rubric,
  );
  const columns = found.map(({ headed, target: met }) => {
    const own = strange.has(headed) ? undefined : met;
    const target = own === undefined || "kind" in own || own.leaf.source === "survey" ? own : { ...own, round: usual ?? own.round };
    const reading: CodeReading = target === undefined ? { kind: "none" } : "kind" in target ? target : target.code;
    return { headed, target, reading, at: placeOf(table, header.bottom, headed.column) };
  });
  const faults = new CodeFaults(gathering, columns, []);
  const names = columns.flatMap(({ target, reading, at }) =>
    target === undefined || "kind" in target ? [] : [{ reading, name: nameBeside(target), at }],
  );
  doubtNames(gathering, names, []);
  const unread = new Set<number>();
  for (const column of columns) {
    const { headed, target, at } = column;
    const heading = headed.headings.join(" / ");
    faults.tell(column, []);
    if (target === undefined) {
      if (!printed.has(headed.column)) unread.add(headed.column);
    } else if (!("kind" in target)) {
      const key = `${target.leaf.id}/${target.field?.key ?? (target.facts ? "facts" : "")}@${target.round}`;
      const contested = targets.has(key);
      if (contested) gathering.problems.add("error", say(COLUMN_TWICE, { heading }), at, { fix: COLUMN_TWICE_FIX });
      targets.set(key, { ...target, contested });
      gathering.notesOn(table).taken.set(headed.column, takenFor(target));
    }
  }
  tellUnread(table, header, gathering, {
    layout: wide,
    taken: new Set(header.columns.map(({ column }) => column).filter((column) => !unread.has(column))),
    severity: (headed) => (saysAnswers(headed, codes) || (strange.has(headed) && !headed.headings.some(saysBeside)) ? "error" : "warning"),
  });
  return [...targets.values()];
}

const saysAnswers = ({ headings }: HeadedColumn, codes: Codes): boolean =>
  saysPoints(headings) || headings.some((text) => codes.titled(text)?.kind === "leaf");

/** «1.5/items: tự đánh giá» */
function takenFor({ leaf, field, round }: Target): Text {
  const code = field === undefined ? leaf.id : `${leaf.id}/${field.key}`;
  return { vi: `${code}: ${ROUND_NAMES[round].vi}`, en: `${code}: ${ROUND_NAMES[round].en}` };
}

/** The rows of one sheet: in which columns they have their units and groups, and what the others hold. */
interface Rows {
  readonly reader: SheetReader;
  readonly header: Header;
  readonly targets: readonly Target[];
  /** The criteria that they are of. */
  readonly leaves: ReadonlySet<Leaf>;
  readonly printed: readonly PrintedColumn[];
  readonly unitColumn: number;
  readonly groupAt: (row: number) => string;
  readonly rounds: RowRounds;
}

function readRows(reader: SheetReader, header: Header, targets: readonly Target[], printed: readonly PrintedColumn[]): void {
  const { table } = reader;
  const unitColumn = unitColumnOf(header) as number;
  const columnOf = (is: Role["is"]): number | undefined => header.columns.find(({ role }) => role?.is === is)?.column;
  const rounds = new RowRounds(reader, columnOf("round"));
  const groupColumn = columnOf("group");
  const groupAt = groupColumn === undefined ? (): string => "" : spannedColumn(table, groupColumn);
  const leaves = new Set(targets.map(({ leaf }) => leaf));
  const rows: Rows = { reader, header, targets, leaves, printed, unitColumn, groupAt, rounds };
  const nameAt = spannedColumn(table, unitColumn);
  const answers = [...targets, ...printed].map(({ column }) => column);
  const units = new UnitRows(reader, answers);
  let before = "";
  let group = "";
  for (let row = header.bottom + 1; row < table.rows.length; row += 1) {
    const round = rowAt(table, row) === undefined ? "unknown" : rounds.of(row);
    if (round === "unknown") continue;
    const own = nameAt(row);
    // One unit may have a row for each round, with its name in the first of them.
    const name = own === "" && round !== undefined ? before : own;
    const kind = units.of(row, name);
    if (kind === "group") group = reader.gathering.heads(units.groupIn(row) ?? "", reader.place(row, unitColumn));
    else if (kind === "aside") noteRow(rows, row, name);
    else {
      before = name;
      readUnit(rows, row, { name, group: groupAt(row) || group }, round);
    }
  }
}

function readUnit(
  { reader, targets, leaves, printed, unitColumn, rounds }: Rows,
  row: number,
  { name, group }: { readonly name: string; readonly group: string },
  round?: Round,
): void {
  const { gathering } = reader;
  const at = reader.place(row, unitColumn);
  const own = rounds.targetsIn(row, round, targets);
  // A table of later rounds or of the survey stands beside the unit's own self-assessment.
  const claims = own.some((target) => target.round === "self");
  const unit = claims ? gathering.home(name, at, leaves, group) : gathering.unit(name, at, group);
  if (unit === undefined) return;
  for (const target of own) readTarget(reader, unit, target, row);
  for (const { column, ...figure } of printed) {
    keepPrinted(reader, { ...figure, round: figure.round ?? round, unit: unit.unit.id }, row, column);
  }
}

/** A row of maxima stands over the points of criteria and over their sums. */
function keepMaxima(reader: SheetReader, targets: readonly Target[], printed: readonly PrintedColumn[], row: number): boolean {
  const columns = [
    ...targets.flatMap(({ column, leaf, field }) => (field === undefined ? [{ column, node: leaf.id }] : [])),
    ...printed.filter(({ what }) => what === "points"),
  ];
  return columns
    .map(({ column, node }) => keepPrinted(reader, { unit: undefined, node, what: "maximum", round: undefined }, row, column))
    .includes(true);
}

function readTarget(reader: SheetReader, unit: Gathered, target: Target, row: number): void {
  const { leaf, field, round, column, facts, contested } = target;
  if (contested) unit.unreadable(leaf, round, reader.place(row, column));
  else if (field === undefined && facts) reader.ownFacts(unit, leaf, round, row, column);
  else if (field === undefined) reader.points(unit, leaf, round, row, column);
  else reader.fact(unit, leaf, field, round, row, column);
}

/** A row of no unit: maxima are kept, right below the headings also without a word; figures of criteria beside nothing are a fault. */
function noteRow({ reader, header, targets, printed, unitColumn }: Rows, row: number, name: string): void {
  if (isMaximum(name) && keepMaxima(reader, targets, printed, row)) return;
  const answers = targets.filter(({ column }) => isFigure(reader.cell(row, column)));
  const maxima =
    row === header.bottom + 1 && answers.every(({ column, leaf, field }) => field === undefined && isAtMost(reader, row, column, leaf));
  noteUnitless(reader, row, reader.place(row, unitColumn), name === "" && answers.length > 0 && !maxima);
}

/** Whether a cell says what its criterion can bring at most: such a row may stand below the headings without a name. */
function isAtMost(reader: SheetReader, row: number, column: number, leaf: Leaf): boolean {
  const reading = numberFrom(reader.cell(row, column), reader.convention(column, "score"));
  return reading.kind === "value" && reading.value.type === "number" && equal(reading.value.number, leaf.max);
}
