import { count, equal } from "../points.ts";
import { asCount, say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, type Ranked, rankedLines } from "./model.ts";
import { byPlace, missingPlaces, sizeOf } from "./order.ts";

const DECLARED = words(
  "count-differs",
  "Ghi {declared} đơn vị nhưng bảng có {found} đơn vị.",
  "{declared} units are declared, but the table has {found}.",
);
const OUT_OF = words(
  "count-differs",
  "{name} ghi hạng {place} nhưng các dòng khác ghi trên {size} đơn vị.",
  "{name} has the place {place}, but other lines are out of {size} units.",
);
const MORE = words(
  "count-differs",
  "Hạng ghi trên {size} đơn vị nhưng bảng có {found} đơn vị.",
  "Places are out of {size} units, but the table has {found}.",
);

const BEYOND = words(
  "count-differs",
  "{name} ghi hạng {place} nhưng chỉ có {size} đơn vị.",
  "{name} has place {place}, but there are only {size} units.",
);

/** How many units there are: as places say, else as is declared and the lines bear out. */
function knownSize({ sayings, lines }: Block, size: number | undefined): number | undefined {
  const borne = sayings.some(({ declared }) => declared.some(({ what, value }) => what === "units" && equal(value, count(lines.length))));
  return size ?? (borne ? lines.length : undefined);
}

function* ofWords(block: Block, missing: number): Iterable<Finding> {
  const found = block.lines.length;
  for (const { among, declared } of block.sayings) {
    const counts = among.map((lines) => lines.length);
    // Units whose line is empty may be counted or not; an excerpt whose missing places make up for the difference is told as such.
    const right = [...counts, found + block.unfilled, ...(missing > 0 ? [found + missing] : [])];
    for (const { what, value, written, at } of declared) {
      if (what !== "units" || right.some((each) => equal(value, count(each)))) continue;
      yield { message: say(DECLARED, { declared: value, found: asCount(counts[0] ?? found) }), at, found: written };
    }
  }
}

function* ofPlaces(block: Block, ranked: readonly Ranked[], size: number | undefined): Iterable<Finding> {
  const units = knownSize(block, size);
  for (const { line, place } of ranked) {
    const shared = { at: place.at, subject: [line.name], found: place.written };
    const args = { name: line.name, place: place.written };
    if (place.of !== undefined && place.of !== size) yield { message: say(OUT_OF, { ...args, size: asCount(size ?? 0) }), ...shared };
    else if (units !== undefined && place.value > units) yield { message: say(BEYOND, { ...args, size: asCount(units) }), ...shared };
  }
}

function* run(block: Block): Iterable<Finding> {
  if (block.kind !== "units") return;
  const ranked = byPlace(rankedLines(block));
  const size = sizeOf(ranked);
  yield* ofWords(block, missingPlaces(ranked, size).length);
  yield* ofPlaces(block, ranked, size);
  const [first] = ranked;
  const found = block.lines.length;
  if (size === undefined || first === undefined || found <= size || ranked.length <= size) return;
  yield { message: say(MORE, { size: asCount(size), found: asCount(found) }), at: first.place.at, found: first.place.written };
}

export const countDiffers: PublishedCheck = {
  code: "count-differs",
  severity: "error",
  title: { vi: "Số đơn vị ghi không đúng", en: "A number of units that is not right" },
  doc: {
    vi: "Số đơn vị ghi ở tiêu đề, ghi chú hoặc sau dấu gạch của hạng (12/13) phải bằng số dòng đơn vị của bảng.",
    en: "The number of units in a title, a note or behind the slash of a place (12/13) is that of the lines.",
  },
  fix: { vi: "Sửa số đơn vị, hoặc bổ sung đơn vị còn thiếu.", en: "Correct the number, or add the units that are missing." },
  bad: "Bảng xếp hạng 4 đơn vị\nXếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92,10\n2;Sở Y tế;90,00\n3;Sở Tư pháp;89,50",
  good: "Bảng xếp hạng 3 đơn vị\nXếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92,10\n2;Sở Y tế;90,00\n3;Sở Tư pháp;89,50",
  run,
};
