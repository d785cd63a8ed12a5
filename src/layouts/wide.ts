/** One row a unit, one column a criterion or a fact: the summary that a Home Affairs office keeps. */
import type { Field, Round } from "../assessment.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import type { Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { Codes } from "./codes.ts";
import type { Gathering } from "./gathering.ts";
import { findHeader, type HeadedColumn, type Header } from "./header.ts";
import { type Role, roundOf } from "./headings.ts";
import type { Layout } from "./layout.ts";
import { SheetReader } from "./record.ts";

const COLUMN_UNKNOWN = words("column-unknown", "cột “{heading}”", "column “{heading}”");
const NO_UNIT = words("row-without-unit-note", "dòng không có tên đơn vị: “{text}”", "row without a unit: “{text}”");
const TOTAL_ROW = words("row-total", "dòng tổng", "row of totals");
const COLUMN_TWICE = words("column-twice", "Cột “{heading}” đã có ở trên.", "The column “{heading}” already stands to the left.");

/** Fewer columns of criteria than this is some other table that happens to name one. */
const LEAST_COLUMNS = 2;

interface Target {
  readonly column: number;
  readonly heading: string;
  readonly leaf: Leaf;
  readonly field: Field | undefined;
  readonly round: Round;
}

/** What a column of criteria holds: its code stands in one of its headings, its round in another or behind the code. */
function targetOf({ column, headings, role }: HeadedColumn, codes: Codes): Target | undefined {
  let round: Round | undefined = role !== undefined && "round" in role ? role.round : undefined;
  let found: { readonly leaf: Leaf; readonly field: Field | undefined; readonly heading: string } | undefined;
  for (const heading of headings) {
    const behind = /^(.{1,100}?)\s*[@(]\s*([^()@]{1,40})\)?\s*$/.exec(heading);
    const reading = codes.readText(behind?.[1] ?? heading);
    const named = roundOf(behind?.[2] ?? heading);
    if (named !== undefined) round = named;
    const whole = reading.kind === "node" ? reading : codes.leading(heading);
    if (whole.kind !== "node" || whole.node.kind !== "leaf") continue;
    const { node: leaf } = whole;
    found = { leaf, field: leaf.fields.find(({ key }) => key === whole.field), heading };
  }
  if (found === undefined) return undefined;
  return { column, ...found, round: round ?? (found.leaf.source === "survey" ? "survey" : "self") };
}

const unitColumnOf = (header: Header): number | undefined => header.columns.find(({ role }) => role?.is === "unit")?.column;

export const wide: Layout = {
  id: "wide",
  title: { vi: "Bảng ngang: mỗi dòng một đơn vị, mỗi cột một tiêu chí", en: "Wide table: one row a unit, one column a criterion" },
  doc: {
    vi: "Tiêu đề cột là mã tiêu chí (1.5) để ghi điểm, hoặc mã kèm ô số liệu (1.5/items). Vòng chấm ghi ở dòng tiêu đề thứ hai hoặc sau mã: 1.5 (thẩm định).",
    en: "A column is headed by a code (1.5) for points or a code with a field (1.5/items). The round stands in a second heading row or behind the code: 1.5 (appraisal).",
  },
  roles: ["unit", "group", "ignored"],
  recognise(table, rubric) {
    const codes = new Codes(rubric);
    const isUnit = (roles: readonly Role[]): boolean => roles.some(({ is }) => is === "unit");
    const header = findHeader(table, (roles) => isUnit(roles));
    if (header === undefined) return undefined;
    const targets = header.columns.filter((column) => targetOf(column, codes) !== undefined);
    return targets.length >= Math.min(LEAST_COLUMNS, rubric.leaves.length) ? header : undefined;
  },
  read(table, header, gathering) {
    const targets = targetsOf(table, header, gathering);
    readRows(new SheetReader(table, gathering, header.bottom + 1), header, targets);
  },
};

function targetsOf(table: Table, header: Header, gathering: Gathering): readonly Target[] {
  const codes = new Codes(gathering.rubric);
  const met = new Set<string>();
  const targets: Target[] = [];
  for (const headed of header.columns) {
    const target = targetOf(headed, codes);
    const at = { kind: "cell", file: table.file, sheet: table.sheet, row: header.bottom, column: headed.column } as const;
    const heading = headed.headings.join(" / ");
    if (target === undefined) {
      if (headed.role === undefined) gathering.skip(at, say(COLUMN_UNKNOWN, { heading }));
      continue;
    }
    const key = `${target.leaf.id}/${target.field?.key ?? ""}@${target.round}`;
    if (met.has(key)) gathering.problems.add("error", say(COLUMN_TWICE, { heading }), at);
    else targets.push(target);
    met.add(key);
  }
  return targets;
}

function readRows(reader: SheetReader, header: Header, targets: readonly Target[]): void {
  const { table, gathering } = reader;
  const unitColumn = unitColumnOf(header) as number;
  const groupColumn = header.columns.find(({ role }) => role?.is === "group")?.column;
  for (let row = header.bottom + 1; row < table.rows.length; row += 1) {
    if (table.rows[row] === undefined) continue;
    const name = reader.text(row, unitColumn);
    const at = reader.place(row, unitColumn);
    if (name === "") {
      const text = table.rows[row]?.find((cell) => cell !== undefined)?.text.trim() ?? "";
      if (text !== "") gathering.skip(at, say(NO_UNIT, { text: text.slice(0, 60) }));
      continue;
    }
    if (/^tổng( cộng| điểm)?:?$/iu.test(name.normalize("NFC"))) {
      gathering.skip(at, say(TOTAL_ROW, {}));
      continue;
    }
    const unit = gathering.home(name, at, groupColumn === undefined ? undefined : groupId(gathering.rubric, reader.text(row, groupColumn)));
    if (unit === undefined) continue;
    for (const { leaf, field, round, column } of targets) {
      if (field === undefined) reader.points(unit, leaf, round, row, column);
      else reader.fact(unit, leaf, field, round, row, column);
    }
  }
}

const groupId = (rubric: Rubric, text: string): string | undefined => rubric.groups.find(({ id, title }) => id === text || title === text)?.id;
