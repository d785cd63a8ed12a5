/** Columns of a table with one row a unit that hold no answers but what follows from them: sums of domains, totals, places. */
import type { PrintedFigure, Round } from "../assessment.ts";
import { parseExact } from "../points.ts";
import type { Node } from "../rubric/model.ts";
import { placeOf, type Table } from "../tables/index.ts";
import type { Codes } from "./codes.ts";
import type { Gathering } from "./gathering.ts";
import type { HeadedColumn } from "./header.ts";
import { isPoints } from "./heading-roles.ts";
import { withoutYear } from "./heading-years.ts";
import { roleOf, roundOf } from "./headings.ts";
import type { Printable } from "./printed.ts";
import { isTotal } from "./summary.ts";
import { targetOf } from "./wide-target.ts";

export interface PrintedColumn extends Omit<Printable, "unit"> {
  readonly column: number;
}

interface Figure {
  readonly what: PrintedFigure["what"];
  readonly round: Round | undefined;
}

/** What one heading says of the figures below it; undefined for a heading of anything else. */
function figureOf(written: string): Figure | undefined {
  const heading = withoutYear(written);
  const round = roundOf(heading);
  if (round !== undefined) return { what: "points", round };
  const role = roleOf(heading);
  if (role?.is === "points") return { what: "points", round: role.round };
  if (role?.is === "printed") return { what: role.what, round: undefined };
  if (role?.is === "max") return { what: "maximum", round: undefined };
  return isPoints(heading) ? { what: "points", round: undefined } : undefined;
}

/** A column whose headings say together that it follows from others, such as the sum of a domain or of the whole, and nothing else. */
export function printedColumnOf(headed: HeadedColumn, codes: Codes): PrintedColumn | undefined {
  const target = targetOf(headed, codes);
  if (target !== undefined) return undefined;
  const { column, headings } = headed;
  let node: Node | undefined;
  let figure: Figure | undefined;
  for (const heading of headings) {
    const found = figureOf(heading);
    const named = found === undefined ? nodeOf(heading, codes) : undefined;
    if (named !== undefined) node ??= named;
    else if (found !== undefined) figure = together(figure, found);
    else if (!isTotal(heading) && !/^\d{1,3}$/.test(heading)) return undefined;
  }
  // The name of a criterion alone heads answers to it, whether they can be read or not.
  if (figure === undefined && node?.kind !== "branch") return undefined;
  return { column, node: node?.id ?? "", ...(figure ?? { what: "points", round: undefined }) };
}

/** «Thẩm định» over «Xếp hạng» and the other way round are places of the appraisal; of other headings the lowest counts. */
function together(above: Figure | undefined, found: Figure): Figure {
  const result = [above, found].find((each) => each?.what === "place" || each?.what === "index");
  return above === undefined || result === undefined ? found : { what: result.what, round: found.round ?? above.round };
}

/** «Lĩnh vực 1», «LV2»: a domain by its number. */
const DOMAIN = /^\s*(?:lĩnh vực|LV)\s*([IVX]{1,4}|\d{1,2})\s*(?:\(|$)/iu;

function nodeOf(heading: string, codes: Codes): Node | undefined {
  const reading = codes.readText(heading);
  const named = reading.kind === "node" ? reading : codes.leading(heading);
  if (named.kind === "node") return named.node;
  const domain = codes.readText(DOMAIN.exec(heading.slice(0, 64).normalize("NFC"))?.[1] ?? "");
  return domain.kind === "node" && domain.node.kind === "branch" ? domain.node : codes.titled(heading);
}

/** «(10 điểm)», «(tối đa 14,5 điểm)» */
const MAXIMUM = /\((?:tối đa )?(\d{1,3}(?:[.,]\d{1,2})?) ?điểm\)/i;

/** Keeps the maxima that headings print beside the names of domains and criteria, each once. */
export function keepHeadedMaxima(table: Table, columns: readonly HeadedColumn[], codes: Codes, gathering: Gathering): void {
  const met = new Set<string>();
  for (const { headings, places } of columns) {
    for (const [index, heading] of headings.entries()) {
      const place = places[index];
      const digits = MAXIMUM.exec(heading.normalize("NFC").slice(0, 512))?.[1];
      const value = digits === undefined ? undefined : parseExact(digits.replace(",", "."));
      const leading = codes.leading(heading);
      const node = leading.kind === "node" ? leading.node : codes.titled(heading);
      if (value === undefined || node === undefined || place === undefined || met.has(node.id)) continue;
      met.add(node.id);
      const at = placeOf(table, place.row, place.column);
      gathering.printed.push({ unit: undefined, node: node.id, what: "maximum", round: undefined, value, at });
    }
  }
}
