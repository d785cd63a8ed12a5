/** Whose form a sheet is, and of which group. */

import { fold } from "../fold.ts";
import type { CellSpan } from "../source.ts";
import { cellAt, placeOf, rowAt, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { parseName } from "../unit-name.ts";
import type { Gathering } from "./gathering.ts";
import type { Header } from "./header.ts";
import { roundOf } from "./headings.ts";
import { registerOf } from "./names.ts";
import { nobodyIn } from "./not-a-unit.ts";

const UNIT_BLANK = words("unit-blank", "Biểu chưa ghi tên đơn vị.", "The form does not name its unit.");
const UNIT_BLANK_FIX = words(
  "fix-unit-blank",
  "Ghi tên đơn vị sau chữ “Đơn vị:” hoặc vào ô bên phải, phía trên bảng.",
  "Write the name of the unit behind “Đơn vị:” or into the cell to the right of it, above the table.",
);

const UNIT_NOWHERE = words(
  "unit-blank",
  "Biểu chưa ghi tên đơn vị; “{name}” là tên trang tính hoặc tên tệp, không phải tên đơn vị trong danh sách.",
  "The form does not name its unit; “{name}” is the name of its sheet or file, and of no unit of the register.",
);
const UNIT_NOWHERE_FIX = words(
  "fix-unit-blank",
  "Ghi “Đơn vị: …” ở một dòng phía trên bảng, hoặc đặt tên trang tính, tên tệp là tên đơn vị.",
  "Write “Đơn vị: …” into a row above the table, or call the sheet or the file after the unit.",
);

const UNIT_LABELS: ReadonlySet<string> = new Set(["Đơn vị", "Tên đơn vị", "Cơ quan, đơn vị", "Địa phương", "Unit"].map(fold));

const GROUP_LABELS: ReadonlySet<string> = new Set(["Khối", "Thuộc khối", "Group"].map(fold));

interface Named {
  readonly name: string;
  readonly at: CellSpan;
}

/** The unit's name: after «Đơn vị:» above the table, any unit of the register there, or the sheet's own name. */
export function unitOf(table: Table, header: Header, gathering: Gathering): Named | undefined {
  const own = { name: ownName(table, gathering), at: placeOf(table, 0, 0) };
  const above = labelled(table, header, UNIT_LABELS) ?? mentioned(table, header, gathering);
  const sheet = gathering.recognise(own.name);
  if (above === undefined) {
    const blank = sheet?.kind === "unit" ? undefined : blankLabel(table, header);
    // A sheet called after a round, as that of a blank form is, has no unit's name either, and a file that nothing in it names may be any.
    const named = gathering.rubric.units === undefined && roundOf(own.name) === undefined && own.name !== baseName(table.file);
    if (blank === undefined && saysNobody(own.name, gathering)) {
      gathering.problems.add("error", say(UNIT_NOWHERE, { name: own.name }), own.at, { found: own.name, fix: say(UNIT_NOWHERE_FIX, {}) });
      return undefined;
    }
    if (blank === undefined || named) return own;
    gathering.problems.add("error", say(UNIT_BLANK, {}), blank, { fix: say(UNIT_BLANK_FIX, {}) });
    return undefined;
  }
  const found = gathering.recognise(above.name);
  if (sheet?.kind !== "unit" || (found?.kind === "unit" && found.unit.id === sheet.unit.id)) return above;
  if (found === undefined) return above;
  const { name } = sheet.unit;
  if (found.kind === "ambiguous" && found.names.includes(name)) return own;
  gathering.contradicts(found.kind === "unit" ? [found.unit.name, name] : [...found.names, name], above.at);
  return undefined;
}

/** Whether the name of a sheet or a file is nobody's and like nobody's, so that nothing was misspelt. */
function saysNobody(name: string, { rubric }: Gathering): boolean {
  const resolved = parseName(name).type === undefined ? registerOf(rubric)?.resolve(name) : undefined;
  return resolved?.kind === "unknown" && resolved.suggestion === undefined;
}

/** A title right above the headings may have been taken for one of their rows. */
function* textsAbove(table: Table, header: Header): Generator<Named & { readonly row: number; readonly column: number }> {
  for (let row = 0; row < header.bottom; row += 1) {
    for (const [column, cell] of (rowAt(table, row) ?? []).entries()) {
      if (cell?.type === "text") yield { name: cell.text.trim(), at: placeOf(table, row, column), row, column };
    }
  }
}

/** What stands above the table after «Khối:». */
export const groupOf = (table: Table, header: Header): Named | undefined => labelled(table, header, GROUP_LABELS);

function labelled(table: Table, header: Header, labels: ReadonlySet<string>): Named | undefined {
  for (const { name, at, row, column } of textsAbove(table, header)) {
    const [label = "", ...rest] = name.split(":");
    if (rest.length === 0 || !labels.has(fold(label))) continue;
    const own = rest.join(":").trim();
    const behind = withoutYear(BLANK.test(own) ? (cellAt(table, row, column + 1)?.text.trim() ?? "") : own);
    if (!BLANK.test(behind)) return { name: behind, at };
  }
  return undefined;
}

/** Nothing, or the dots of a form on which it was to be written. */
const BLANK = /^[\s.…_-]*$/u;

/** The cell where the name of the unit should stand, and nothing does. */
function blankLabel(table: Table, header: Header): CellSpan | undefined {
  for (const { name, row, column } of textsAbove(table, header)) {
    const [label = "", rest] = name.split(":");
    if (rest !== undefined && BLANK.test(rest) && UNIT_LABELS.has(fold(label)))
      return placeOf(table, row, column + (rest.trim() === "" ? 1 : 0));
  }
  return undefined;
}

/** A name that is certain goes before one that could be of several units. */
function mentioned(table: Table, header: Header, gathering: Gathering): Named | undefined {
  let unsure: Named | undefined;
  for (const { name: text, at } of textsAbove(table, header)) {
    const name = withoutYear(text);
    const kind = gathering.recognise(name)?.kind;
    if (kind === "unit") return { name, at };
    if (kind !== undefined) unsure ??= { name, at };
  }
  return unsure;
}

/** «Huyện A - Năm 2024» */
const withoutYear = (text: string): string => text.replace(/\s*[-–—,(]?\s*năm\s+\d{4}\)?\s*$/iu, "").trim() || text;

const baseName = (file: string): string => (file.split(/[/\\]/).at(-1) ?? file).replace(/\.[^.]*$/, "");

/** Names that programs give to sheets; they are nobody's. */
const GENERIC = /^(?:sheet|trang tính|trang|bảng|bang|biểu|bieu|phụ lục|phu luc|mẫu|mau|form|data|bao_cao|don_vi)?[\s_.\-\d]*$/iu;

/** The name of the sheet, or, where it says nothing, the part of the file's name that is a unit's. */
function ownName({ sheet, file }: Table, gathering: Gathering): string {
  const base = baseName(file).normalize("NFC");
  const parts = [base, ...base.split(/[_–—]|\s-\s|\.(?=\s)/)].map((part) => withoutYear(part.replace(/^[\s\d.)-]+(?=\D)/, "").trim()));
  const ofFile = parts.find((part) => gathering.recognise(part)?.kind === "unit");
  const named = gathering.recognise(sheet) !== undefined;
  if (named || (ofFile === undefined && !GENERIC.test(sheet) && nobodyIn(sheet) === undefined)) return sheet;
  return ofFile ?? parts.slice(1).find((part) => parseName(part).type !== undefined) ?? base;
}
