/** A published table against the data: every cell that can be worked out again, those that differ with their likely cause. */
import type { Diagnostics } from "../diagnostic.ts";
import { type CellSpan, placeName } from "../source.ts";
import { asCount, type Message, say, words } from "../text.ts";
import { DATA_CHECKS } from "./against-data.ts";
import { type Compared, causesOf } from "./causes.ts";
import { type Finding, tellFinding } from "./check.ts";
import { columnCells } from "./figure-cells.ts";
import { plain } from "./headings.ts";
import { type Block, type Column, figureOf, type Line, rankingColumn } from "./model.ts";
import { decimalsIn, expectedIn, workedOut } from "./rounded.ts";
import { byHand } from "./slips.ts";
import { type Matched, matchUnits } from "./units.ts";
import { placeWays } from "./ways-place.ts";
import type { World } from "./world.ts";

const FIGURE = words(
  DATA_CHECKS.figure.code,
  "{what} của {name} ghi {printed}, tính lại {right:2}; có thể do {cause}.",
  "{what} of {name} is printed as {printed}, worked out as {right:2}; perhaps {cause}.",
);
const PLACE = words(
  DATA_CHECKS.place.code,
  "{name} ghi hạng {printed}, tính lại {right}; có thể do {cause}.",
  "{name} has place {printed}, worked out as {right}; perhaps {cause}.",
);
const UNRANKED = words(
  DATA_CHECKS.place.code,
  "{name} ghi hạng {printed} nhưng theo số liệu chưa được xếp hạng.",
  "{name} has place {printed}, but by the data has none.",
);
const GRADE = words(
  DATA_CHECKS.grade.code,
  "{name} ghi loại “{printed}”, tính lại “{right}”; có thể do {cause}.",
  "{name} has the grade “{printed}”, worked out as “{right}”; perhaps {cause}.",
);
const SIZE = words(
  DATA_CHECKS.size.code,
  "Hạng ghi trên {printed} đơn vị nhưng theo số liệu có {right} đơn vị được xếp hạng.",
  "Places are out of {printed} units, but by the data {right} are ranked.",
);
const MISSING = words(DATA_CHECKS.missing.code, "Bảng không có: {names}.", "The table does not have: {names}.");
const UNKNOWN = words(DATA_CHECKS.unknown.code, "Số liệu không có đơn vị “{name}”.", "The data have no unit “{name}”.");
const EITHER = words(
  DATA_CHECKS.unknown.code,
  "“{name}” có thể là {names}: bảng ghi thiếu loại đơn vị nên không đối chiếu được.",
  "“{name}” may be {names}: without its type it cannot be compared.",
);
const EITHER_FIX = words("fix-either-published-unit", "Ghi đủ tên, chẳng hạn “{name}”.", "Write the whole name, such as “{name}”.");
const NEAREST = words("fix-nearest-published-unit", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const EXPECTED_FIGURE = words("expected-figure", "{right:2}", "{right:2}");
const EXPECTED_TEXT = words("expected-text", "{right}", "{right}");
const FROM_FIGURES = words("cause-grade-of-printed", "xếp loại theo số in trong bảng", "the grade being that of the printed figure");

/** What a comparison came to. */
export interface Outcome {
  /** Cells that were worked out again. */
  readonly compared: number;
  /** The first of those that differ, as one reads the table. */
  readonly first: { readonly at: CellSpan; readonly name: string; readonly what: string } | undefined;
  readonly differing: number;
  readonly units: number;
}

interface Difference {
  readonly at: CellSpan;
  readonly name: string;
  readonly what: string;
}

/** Comparing one block; what is told goes to `problems`, and which cells were judged is kept. */
class Comparison {
  readonly #world: World;
  readonly #problems: Diagnostics;
  readonly judged = new Set<string>();
  readonly differences: Difference[] = [];
  units = 0;

  constructor(world: World, problems: Diagnostics) {
    this.#world = world;
    this.#problems = problems;
  }

  #tell(check: keyof typeof DATA_CHECKS, message: Message, at: CellSpan, more: Omit<Finding, "message" | "at">): void {
    tellFinding(DATA_CHECKS[check], { message, at, ...more }, this.#problems);
  }

  #differs(
    check: "figure" | "place" | "grade",
    message: Message,
    line: Line,
    what: string,
    at: CellSpan,
    found: string,
    expected: Message,
  ): void {
    this.differences.push({ at, name: line.name, what });
    this.#tell(check, message, at, { subject: [line.name, what], found, expected });
  }

  block(block: Block): void {
    if (block.kind !== "units") return;
    const matched = matchUnits(block, this.#world);
    this.units += matched.lines.size;
    this.#members(block, matched);
    for (const column of block.columns) this.#column(block, column, matched);
    this.#places(block, matched);
    this.#grades(matched);
  }

  #members(block: Block, { lines, unknown, group }: Matched): void {
    const either = new Set(unknown.flatMap((each) => each.either));
    for (const { line, near, either: names } of unknown) {
      const [first] = names;
      const nearest = near === undefined ? {} : { fix: say(NEAREST, { name: near }) };
      const fix = first === undefined ? nearest : { fix: say(EITHER_FIX, { name: first }) };
      const message = first === undefined ? say(UNKNOWN, { name: line.name }) : say(EITHER, { name: line.name, names: names.join(", ") });
      this.#tell("unknown", message, line.at, { subject: [line.name], found: line.name, ...fix });
    }
    const absent = [...this.#world.now.values()].filter(
      (each) => each.group === group && each.place !== undefined && !lines.has(each.card.unit.id) && !either.has(each.card.unit.name),
    );
    if (absent.length > 0)
      this.#tell("missing", say(MISSING, { names: absent.map(({ card }) => card.unit.name).join(", ") }), block.at, {});
  }

  #column(block: Block, column: Column, { lines }: Matched): void {
    const { judged, odd } = columnCells(block, column, lines, this.#world);
    for (const { at } of judged) this.judged.add(placeName(at));
    for (const { line, figure, exact, right, cause } of odd) {
      const decimals = decimalsIn(figure);
      const args = { what: column.heading, name: line.name, printed: figure.written, right: workedOut(exact, right, decimals), cause };
      const expected = say(EXPECTED_FIGURE, { right: expectedIn(exact, right, decimals) });
      this.#differs("figure", say(FIGURE, args), line, column.heading, figure.at, figure.written, expected);
    }
  }

  #places(block: Block, { lines, group }: Matched): void {
    const placed = [...lines].flatMap(([id, line]) => {
      const standing = this.#world.now.get(id);
      return line.place === undefined || standing === undefined ? [] : [{ id, line, place: line.place, standing }];
    });
    for (const { place } of placed) this.judged.add(placeName(place.at));
    const size = [...this.#world.now.values()].find((each) => each.group === group)?.of;
    const said = placed.find(({ place }) => place.of !== undefined && place.of !== size);
    const sizes = { printed: asCount(said?.place.of ?? 0), right: asCount(size ?? 0) };
    if (said !== undefined) this.#tell("size", say(SIZE, sizes), said.place.at, { found: said.place.written });
    const cells = placed.flatMap(({ id, line, place, standing }): readonly Compared<number>[] =>
      standing.place === undefined ? [] : [{ id, name: line.name, printed: place.value, right: standing.place }],
    );
    const column = rankingColumn(block);
    const printed = new Map(
      placed.flatMap(({ id, line }) => {
        const figure = figureOf(line, column);
        return figure === undefined ? [] : [[id, figure.value] as const];
      }),
    );
    const differing = cells.some((cell) => cell.printed !== cell.right);
    const ways = differing ? placeWays(this.#world, [...lines.keys()], printed).map(({ cause, place }) => ({ cause, value: place })) : [];
    const causes = causesOf(cells, ways, { same: (a, b) => a === b });
    for (const { id, line, place, standing } of placed) {
      const cause = causes.get(id);
      const right = standing.place === undefined ? "–" : `${standing.place}/${standing.of}`;
      if (standing.place !== undefined && cause === undefined) continue;
      const args = { name: line.name, printed: place.written };
      const message = cause === undefined ? say(UNRANKED, args) : say(PLACE, { ...args, right, cause });
      const what = block.columns.find((each) => each.role === (block.numbered ? "order" : "place"))?.heading ?? "";
      this.#differs("place", message, line, what, place.at, place.written, say(EXPECTED_TEXT, { right }));
    }
  }

  #grades({ lines }: Matched): void {
    for (const [id, line] of lines) {
      const card = this.#world.now.get(id)?.card;
      const right = card?.grade?.title;
      if (line.grade === undefined || right === undefined) continue;
      this.judged.add(placeName(line.grade.at));
      if (plain(line.grade.text) === plain(right)) continue;
      const own = this.differences.some(({ at }) => at.row === line.at.row && at.sheet === line.at.sheet);
      const args = { name: line.name, printed: line.grade.text, right, cause: own ? say(FROM_FIGURES, {}) : byHand() };
      this.#differs("grade", say(GRADE, args), line, line.grade.text, line.grade.at, line.grade.text, say(EXPECTED_TEXT, { right }));
    }
  }
}

/** Blocks of one sheet with the data as far as they go. */
export interface Compare {
  readonly blocks: readonly Block[];
  readonly world: World;
}

/** Compares all blocks. @returns what came of it and the names of the cells that the data have judged */
export function compareWithData(
  sheets: readonly Compare[],
  problems: Diagnostics,
): { readonly outcome: Outcome; readonly judged: ReadonlySet<string> } {
  const comparisons = sheets.map(({ blocks, world }) => {
    const comparison = new Comparison(world, problems);
    for (const block of blocks) comparison.block(block);
    return comparison;
  });
  const differences = comparisons.flatMap((each) => each.differences);
  const judged = new Set(comparisons.flatMap((each) => [...each.judged]));
  const units = comparisons.reduce((sum, each) => sum + each.units, 0);
  const [first] = [...differences].sort((a, b) => a.at.row - b.at.row || a.at.column - b.at.column);
  return { outcome: { compared: judged.size, first, differing: differences.length, units }, judged };
}
