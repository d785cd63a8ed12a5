/** One row for each unit and criterion: exports of systems and databases. */
import type { Round } from "../assessment.ts";
import type { Leaf } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { say, words } from "../text.ts";
import { Codes } from "./codes.ts";
import type { Gathered, Gathering } from "./gathering.ts";
import { findHeader, type Header } from "./header.ts";
import { type Role, roundOf } from "./headings.ts";
import type { Layout } from "./layout.ts";
import { SheetReader } from "./record.ts";

const NO_CODE = words("row-without-code", "dòng không có mã tiêu chí: “{text}”", "row without a code: “{text}”");
const NO_UNIT = words("row-without-unit", "Dòng có mã tiêu chí nhưng không có tên đơn vị.", "The row has a code but no unit.");
const NO_ROUND = words("round-unknown", "Không có vòng chấm “{name}”.", "There is no round “{name}”.");
const UNKNOWN_FIELD = words("field-unknown", "Tiêu chí {leaf} không có ô số liệu “{field}”.", "Criterion {leaf} has no field “{field}”.");

const has = (roles: readonly Role[], is: Role["is"]): boolean => roles.some((role) => role.is === is);

export const long: Layout = {
  id: "long",
  title: { vi: "Bảng dọc: mỗi dòng một đơn vị và một tiêu chí", en: "Long table: one row for each unit and criterion" },
  doc: {
    vi: "Các cột: đơn vị, mã tiêu chí (có thể ghi 1.5/items), rồi số liệu, điểm từng vòng; hoặc một cột «Giá trị» với cột «Vòng» và «Mã số liệu».",
    en: "Columns: unit, code (1.5/items is possible), then figures and points of each round; or one column «Value» with «Round» and «Field».",
  },
  roles: ["unit", "group", "code", "round", "field", "value", "facts", "points", "remark", "evidence", "explanation"],
  recognise: (table) =>
    findHeader(table, (roles) => has(roles, "unit") && has(roles, "code") && (has(roles, "points") || has(roles, "facts") || has(roles, "value"))),
  read(table, header, gathering) {
    new LongReader(new SheetReader(table, gathering, header.bottom + 1), header, gathering).read();
  },
};

class LongReader {
  readonly #reader: SheetReader;
  readonly #header: Header;
  readonly #gathering: Gathering;
  readonly #codes: Codes;
  readonly #unitColumn: number;
  readonly #codeColumn: number;

  constructor(reader: SheetReader, header: Header, gathering: Gathering) {
    this.#reader = reader;
    this.#header = header;
    this.#gathering = gathering;
    this.#codes = new Codes(gathering.rubric);
    this.#unitColumn = this.#column("unit") as number;
    this.#codeColumn = this.#column("code") as number;
  }

  #column(is: Role["is"]): number | undefined {
    return this.#header.columns.find(({ role }) => role?.is === is)?.column;
  }

  read(): void {
    const { table } = this.#reader;
    for (let row = this.#header.bottom + 1; row < table.rows.length; row += 1) {
      if (table.rows[row] !== undefined) this.#row(row);
    }
  }

  #row(row: number): void {
    const reader = this.#reader;
    const at = reader.place(row, this.#codeColumn);
    const name = reader.text(row, this.#unitColumn);
    const code = this.#codes.read(reader.cell(row, this.#codeColumn));
    if (code.kind === "none") {
      const text = reader.table.rows[row]?.find((cell) => cell !== undefined)?.text.trim() ?? "";
      return this.#gathering.skip(at, say(NO_CODE, { text: text.slice(0, 60) }));
    }
    if (code.kind === "fault") {
      const fix = code.fix === undefined ? {} : { fix: code.fix };
      return this.#gathering.problems.add("error", code.message, at, { subject: name === "" ? [] : [name], found: code.found, ...fix });
    }
    if (name === "") return this.#gathering.problems.add("error", say(NO_UNIT, {}), reader.place(row, this.#unitColumn));
    if (code.node.kind === "branch") return;
    const group = this.#column("group");
    const unit = this.#gathering.unit(name, reader.place(row, this.#unitColumn), group === undefined ? undefined : this.#groupId(reader.text(row, group)));
    if (unit !== undefined) this.#answer(unit, code.node, code.field ?? this.#field(row), row, at);
  }

  /** A group is named by its id or its title. */
  #groupId(text: string): string | undefined {
    return this.#gathering.rubric.groups.find(({ id, title }) => id === text || title === text)?.id;
  }

  #field(row: number): string | undefined {
    const column = this.#column("field");
    const text = this.#reader.text(row, column);
    return text === "" ? undefined : text;
  }

  #answer(unit: Gathered, leaf: Leaf, key: string | undefined, row: number, at: CellSpan): void {
    const field = key === undefined || key === "points" ? undefined : leaf.fields.find((each) => each.key === key);
    if (key !== undefined && key !== "points" && field === undefined) {
      return this.#gathering.problems.add("error", say(UNKNOWN_FIELD, { leaf: leaf.id, field: key }), at, { subject: [unit.unit.name, leaf.id] });
    }
    const round = this.#round(row, leaf);
    if (round === undefined) return;
    const reader = this.#reader;
    for (const { role, column } of this.#header.columns) {
      if (role === undefined) continue;
      if (role.is === "value") {
        if (field === undefined) reader.points(unit, leaf, round, row, column);
        else reader.fact(unit, leaf, field, round, row, column);
      } else if (role.is === "facts") {
        if (field === undefined) reader.ownFacts(unit, leaf, role.round, row, column);
        else reader.fact(unit, leaf, field, role.round, row, column);
      } else if (role.is === "points" && field === undefined) reader.points(unit, leaf, role.round, row, column);
      else this.#words(unit, leaf, role, row, column);
    }
  }

  #words(unit: Gathered, leaf: Leaf, role: Role, row: number, column: number): void {
    const text = this.#reader.text(row, column);
    if (text === "") return;
    if (role.is === "remark") unit.remark(leaf, leaf.source === "survey" ? "survey" : role.round, text, this.#reader.place(row, column));
    else if (role.is === "evidence") unit.evidence(leaf, text);
    else if (role.is === "explanation") unit.explanation(leaf, text);
  }

  /** The round of a row: its column if there is one; the survey's own for a survey leaf; else the self-assessment. */
  #round(row: number, leaf: Leaf): Round | undefined {
    const usual = leaf.source === "survey" ? "survey" : "self";
    const column = this.#column("round");
    const name = this.#reader.text(row, column);
    if (column === undefined || name === "") return usual;
    const round = roundOf(name);
    if (round === undefined) this.#gathering.problems.add("error", say(NO_ROUND, { name }), this.#reader.place(row, column), { found: name });
    return round;
  }
}
