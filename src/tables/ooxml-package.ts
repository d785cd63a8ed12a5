/** Which parts of an unpacked workbook hold what: the chain of relations from the package to its sheets. */
import { say, words } from "../text.ts";
import { isUnsafePath, type PartInPieces, type Parts } from "./container.ts";
import { type Limits, within } from "./limits.ts";
import { fetchAgain, refuse, saveAgain } from "./refusal.ts";
import { anyAttribute, attribute, scanXml } from "./xml.ts";
import type { XmlPart } from "./xml-part.ts";

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly from1904: boolean;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

export interface Package {
  readonly file: string;
  readonly parts: Parts;
  /** Parts that are read in pieces. */
  readonly large: ReadonlyMap<string, PartInPieces>;
  readonly limits: Limits;
}

interface Relation {
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

const MISSING_PART = words(
  "workbook-part-missing",
  "Tệp bị hỏng: thiếu phần “{part}”.",
  "The file is damaged: the part “{part}” is missing.",
);
export const NO_SHEETS = words("workbook-no-sheets", "Sổ làm việc không có trang tính nào.", "The workbook has no sheet.");
const SHEET_UNBOUND = words(
  "workbook-sheet-unbound",
  "Tệp bị hỏng: không tìm thấy nội dung của trang tính “{sheet}”.",
  "The file is damaged: the content of the sheet “{sheet}” is not to be found.",
);
const EXTERNAL_SHEET = words(
  "relation-external",
  "Không chấp nhận tệp: phần “{part}” của sổ làm việc nằm ở nơi khác ({target}).",
  "The file is not accepted: the part “{part}” of the workbook lies elsewhere ({target}).",
);
const UNSAFE_TARGET = words(
  "relation-target",
  "Không chấp nhận tệp: liên kết bên trong trỏ ra ngoài tệp ({target}).",
  "The file is not accepted: an inner link points outside the file ({target}).",
);

export function partOf({ file, parts, limits }: Package, part: string): XmlPart {
  const bytes = parts.get(part);
  return bytes === undefined ? refuse(say(MISSING_PART, { part }), file, { fix: saveAgain }) : { file, part, bytes, limits };
}

/** Finds the sheets of a workbook. @throws {Refusal} */
export function readWorkbook(source: Package): Workbook {
  scanXml(partOf(source, "[Content_Types].xml"), {});
  const root = [...relations(source, "").values()].find((each) => each.type === "officeDocument");
  if (root === undefined) return refuse(say(MISSING_PART, { part: "xl/workbook.xml" }), source.file, { fix: saveAgain });
  const path = resolve(source, "", root, "workbook");
  const links = relations(source, path);
  const first = (type: string): string | undefined => {
    const found = [...links.values()].find((each) => each.type === type);
    return found === undefined ? undefined : resolve(source, path, found, type);
  };
  return { ...sheetsOf(source, path, links), sharedStrings: first("sharedStrings"), styles: first("styles") };
}

function sheetsOf(source: Package, path: string, links: ReadonlyMap<string, Relation>): Pick<Workbook, "sheets" | "from1904"> {
  const { file, limits } = source;
  const sheets: SheetPart[] = [];
  let from1904 = false;
  scanXml(partOf(source, path), {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attribute(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      const title = (attribute(attributes, "name") ?? "").normalize("NFC");
      const link = links.get(anyAttribute(attributes, "id") ?? "");
      if (link === undefined) return refuse(say(SHEET_UNBOUND, { sheet: title }), file, { fix: saveAgain });
      // Sheets of charts and macros hold no cells.
      if (link.type !== "worksheet") return;
      const hidden = !["visible", undefined].includes(attribute(attributes, "state"));
      sheets.push({ name: title, hidden, part: resolve(source, path, link, title) });
      within("sheets", sheets.length, limits, file);
    },
  });
  if (sheets.length === 0) refuse(say(NO_SHEETS, {}), file, { fix: fetchAgain });
  for (const { part } of sheets) if (!source.large.has(part)) partOf(source, part);
  return { sheets, from1904 };
}

/** The relations of a part (of the package itself for ""), by their id. */
function relations(source: Package, part: string): ReadonlyMap<string, Relation> {
  const cut = part.lastIndexOf("/") + 1;
  const found = new Map<string, Relation>();
  scanXml(partOf(source, `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`), {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const type = attribute(attributes, "Type") ?? "";
      found.set(attribute(attributes, "Id") ?? "", {
        // Strict and transitional workbooks name the same relation by other addresses.
        type: type.slice(type.lastIndexOf("/") + 1),
        target: attribute(attributes, "Target") ?? "",
        external: attribute(attributes, "TargetMode") === "External",
      });
    },
  });
  return found;
}

/** The part that a relation names. A leading `/` means the root of the package; nothing may climb above it. */
function resolve({ file }: Package, from: string, { target, external }: Relation, part: string): string {
  if (external || target.includes("://")) refuse(say(EXTERNAL_SHEET, { part, target }), file, { fix: fetchAgain });
  const steps = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === ".." && steps.pop() === undefined) refuse(say(UNSAFE_TARGET, { target }), file, { fix: fetchAgain });
    if (step !== ".." && step !== "." && step !== "") steps.push(step);
  }
  const path = steps.join("/");
  if (isUnsafePath(path)) refuse(say(UNSAFE_TARGET, { target }), file, { fix: fetchAgain });
  return path;
}
