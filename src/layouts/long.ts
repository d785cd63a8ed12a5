/** One row for each unit and criterion: exports of systems and databases. */
import type { Field, Round } from "../assessment.ts";
import type { Leaf, Node } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { rowAt, widthAt } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { CodeFaults, type MetCode } from "./code-faults.ts";
import { tellCodeless } from "./codeless.ts";
import { Codes } from "./codes.ts";
import type { Gathered } from "./gathered.ts";
import type { Gathering } from "./gathering.ts";
import { findHeader, type Header } from "./header.ts";
import type { Layout } from "./layout.ts";
import { doubtNames, type NamedCode } from "./name-doubts.ts";
import { nobodyIn } from "./not-a-unit.ts";
import { Printing } from "./printed.ts";
import { SheetReader } from "./record.ts";
import type { Role } from "./roles.ts";
import { RowRounds } from "./row-rounds.ts";
import { takesCriterion } from "./rows.ts";
import { spannedColumn } from "./spanned.ts";
import { isSummary, isTotal } from "./summary.ts";
import { resultIn, type SumRow } from "./totals.ts";
import { noteUnitless } from "./unitless.ts";
import { tellUnread } from "./unread-columns.ts";

const NO_CODE = words("row-without-code", "dòng không có mã tiêu chí: “{text}”", "row without a code: “{text}”");
const NO_UNIT = words("row-without-unit", "Dòng có mã tiêu chí nhưng không có tên đơn vị.", "The row has a code but no unit.");
const NO_UNIT_FIX = say(
  words(
    "fix-row-without-unit",
    "Ghi tên đơn vị vào từng dòng; ô tên gộp nhiều dòng thì lưu thành .xlsx để giữ vùng gộp.",
    "Write the unit into each row; where a name is merged over rows, save as .xlsx, which keeps merged cells.",
  ),
  {},
);
const UNKNOWN_FIELD = words("field-unknown", "Tiêu chí {leaf} không có ô số liệu “{field}”.", "Criterion {leaf} has no field “{field}”.");

type RoundRole = Extract<Role, { round: Round }>;

/** Roles of the columns that hold answers, and of those that hold what is said of them. */
const FIGURES: ReadonlySet<string> = new Set<Role["is"]>(["facts", "points", "value"]);
const WORDS: ReadonlySet<string> = new Set<Role["is"]>(["remark", "by", "evidence", "explanation"]);

const has = (roles: readonly Role[], is: Role["is"]): boolean => roles.some((role) => role.is === is);

export const long: Layout = {
  id: "long",
  title: { vi: "Bảng dọc: mỗi dòng một đơn vị và một tiêu chí", en: "Long table: one row for each unit and criterion" },
  doc: {
    vi: "Các cột: đơn vị, mã tiêu chí (có thể ghi 1.5/items), rồi số liệu, điểm từng vòng; hoặc một cột «Giá trị» với cột «Vòng» và «Mã số liệu».",
    en: "Columns: unit, code (1.5/items is possible), then figures and points of each round; or one column «Value» with «Round» and «Field».",
  },
  roles: [
    "unit",
    "group",
    "code",
    "name",
    "round",
    "field",
    "value",
    "facts",
    "points",
    "remark",
    "by",
    "evidence",
    "explanation",
    "max",
    "printed",
  ],
  recognise(table, rubric) {
    const codes = new Codes(rubric);
    return findHeader(
      table,
      (roles, columns) =>
        has(roles, "unit") &&
        has(roles, "code") &&
        (has(roles, "points") || has(roles, "facts") || has(roles, "value")) &&
        !takesCriterion(columns, codes),
    );
  },
  read(table, header, gathering) {
    tellUnread(table, header, gathering, { layout: long });
    new LongReader(new SheetReader(table, gathering, header), header, gathering).read();
  },
};

class LongReader {
  readonly #reader: SheetReader;
  readonly #header: Header;
  readonly #gathering: Gathering;
  readonly #codes: Codes;
  readonly #faults: CodeFaults;
  readonly #unitColumn: number;
  readonly #codeColumn: number;
  readonly #groupColumn: number | undefined;
  readonly #fieldColumn: number | undefined;
  readonly #answerColumns: Header["columns"];
  readonly #printing: Printing;
  readonly #rounds: RowRounds;
  readonly #nameAt: (row: number) => string;

  constructor(reader: SheetReader, header: Header, gathering: Gathering) {
    this.#reader = reader;
    this.#header = header;
    this.#gathering = gathering;
    this.#codes = new Codes(gathering.rubric);
    this.#unitColumn = this.#column("unit") as number;
    this.#codeColumn = this.#column("code") as number;
    this.#groupColumn = this.#column("group");
    this.#fieldColumn = this.#column("field");
    this.#answerColumns = header.columns.filter(({ role }) => FIGURES.has(role?.is ?? "") || WORDS.has(role?.is ?? ""));
    this.#rounds = new RowRounds(reader, this.#column("round"));
    this.#nameAt = spannedColumn(reader.table, this.#unitColumn);
    this.#faults = new CodeFaults(gathering, this.#met(), []);
    doubtNames(gathering, this.#named(), []);
    this.#printing = new Printing(reader, header.columns);
  }

  *#met(): Generator<MetCode> {
    const { table } = this.#reader;
    for (let row = this.#header.bottom + 1; row < table.rows.length; row += 1) if (widthAt(table, row) > 0) yield this.#code(row);
  }

  /** What stands in the column of names, if there is one. */
  *#named(): Generator<NamedCode> {
    const column = this.#column("name");
    if (column === undefined) return;
    for (const { reading, at } of this.#met()) {
      yield { reading, name: this.#reader.text(at.row, column), at: this.#reader.place(at.row, column) };
    }
  }

  #code(row: number): MetCode {
    return { reading: this.#codes.read(this.#reader.cell(row, this.#codeColumn)), at: this.#reader.place(row, this.#codeColumn) };
  }

  #column(is: Role["is"]): number | undefined {
    return this.#header.columns.find(({ role }) => role?.is === is)?.column;
  }

  read(): void {
    const { table } = this.#reader;
    for (let row = this.#header.bottom + 1; row < table.rows.length; row += 1) {
      if (widthAt(table, row) > 0) this.#row(row);
    }
  }

  #row(row: number): void {
    const reader = this.#reader;
    const { problems } = this.#gathering;
    const name = this.#nameAt(row);
    const met = this.#code(row);
    const { reading: code, at } = met;
    this.#faults.tell(met, name === "" ? [] : [name]);
    if (code.kind === "fault") return;
    if (code.kind === "none") this.#uncoded(row, name, at);
    else if (name === "") problems.add("error", say(NO_UNIT, {}), reader.place(row, this.#unitColumn), { fix: NO_UNIT_FIX });
    else if (nobodyIn(name) === "sum") noteUnitless(reader, row, at, false);
    else {
      const group = reader.text(row, this.#groupColumn);
      const unit = this.#gathering.unit(name, reader.place(row, this.#unitColumn), group);
      if (unit !== undefined) this.#node(unit, code.node, code.field ?? this.#field(row), row, at);
    }
  }

  #node(unit: Gathered, node: Node, field: string | undefined, row: number, at: CellSpan): void {
    if (node.kind === "branch") {
      this.#printing.sum(unit.unit.id, { node: node.id, what: "points" }, row, this.#roundOf(row));
      return;
    }
    if (field === undefined) this.#printing.beside(unit.unit.id, node.id, row);
    this.#answer(unit, node, field, row, at);
  }

  /** Figures of a unit that no code says anything of are a fault; totals, notes and signatures are listed. */
  #uncoded(row: number, name: string, at: CellSpan): void {
    const cells = rowAt(this.#reader.table, row) ?? [];
    const figures = this.#header.columns.some(({ role, column }) => FIGURES.has(role?.is ?? "") && cells[column] !== undefined);
    const summed = cells.find((cell) => cell?.type === "text" && isSummary(cell.text))?.text;
    const what =
      summed === undefined ? resultIn(cells, this.#unitColumn, this.#gathering.rubric.period) : isTotal(summed) ? "points" : undefined;
    if (what !== undefined && this.#sum(name, what, row)) return;
    if (name !== "" && figures && summed === undefined) {
      tellCodeless(this.#gathering, at, name, this.#reader.text(row, this.#codeColumn));
      return;
    }
    const text = cells.find((cell) => cell !== undefined)?.text.trim() ?? "";
    this.#gathering.skip(at, say(NO_CODE, { text: text.slice(0, 60) }));
  }

  /** What is printed for the unit of a row. */
  #sum(name: string, what: SumRow["what"], row: number): boolean {
    const unit = name === "" ? undefined : this.#gathering.known(name);
    return unit !== undefined && this.#printing.sum(unit.id, { node: "", what }, row, this.#roundOf(row));
  }

  /** The round that a row of sums is of; without a column of rounds values are the units' own. */
  #roundOf(row: number): Round | undefined {
    return this.#column("round") === undefined ? "self" : this.#rounds.named(row);
  }

  #field(row: number): string | undefined {
    const text = this.#reader.text(row, this.#fieldColumn);
    return text === "" ? undefined : text;
  }

  #answer(unit: Gathered, leaf: Leaf, key: string | undefined, row: number, at: CellSpan): void {
    const field = key === undefined || key === "points" ? undefined : leaf.fields.find((each) => each.key === key);
    if (key !== undefined && key !== "points" && field === undefined) {
      const subject = [unit.unit.name, leaf.id];
      this.#gathering.problems.add("error", say(UNKNOWN_FIELD, { leaf: leaf.id, field: key }), at, { subject });
      return;
    }
    const named = this.#rounds.of(row);
    if (named === "unknown") return;
    const usual = leaf.source === "survey" ? "survey" : "self";
    for (const { role, column } of this.#answerColumns) {
      if (role?.is === "value") this.#value(unit, leaf, field, named ?? usual, row, column, false);
      else if (role?.is === "facts" || role?.is === "points") this.#headed(unit, leaf, field, role, named ?? role.round, row, column);
      else if (role !== undefined) this.#words(unit, leaf, role, named, row, column);
    }
  }

  /** A cell under a heading that names its round; points are of the criterion, never of one of its figures. */
  #headed(unit: Gathered, leaf: Leaf, field: Field | undefined, role: RoundRole, named: Round, row: number, column: number): void {
    if (role.is === "points" && field !== undefined) return;
    if (named === role.round) this.#value(unit, leaf, field, role.round, row, column, role.is === "facts");
    else this.#rounds.contradicts(named, role.round, row, column, [unit.unit.name, leaf.id]);
  }

  #value(unit: Gathered, leaf: Leaf, field: Field | undefined, round: Round, row: number, column: number, facts: boolean): void {
    if (field !== undefined) this.#reader.fact(unit, leaf, field, round, row, column);
    else if (facts) this.#reader.ownFacts(unit, leaf, round, row, column);
    else this.#reader.points(unit, leaf, round, row, column);
  }

  #words(unit: Gathered, leaf: Leaf, role: Role, named: Round | undefined, row: number, column: number): void {
    const text = this.#reader.text(row, column);
    if (text === "") return;
    if (role.is === "remark") unit.remark(leaf, leaf.source === "survey" ? "survey" : role.round, text, this.#reader.place(row, column));
    else if (role.is === "by")
      unit.by(leaf, leaf.source === "survey" ? "survey" : (named ?? role.round), text, this.#reader.place(row, column));
    else if (role.is === "evidence") this.#reader.evidence(unit, leaf, row, column);
    else if (role.is === "explanation") this.#reader.explanation(unit, leaf, row, column);
  }
}
