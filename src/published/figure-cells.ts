/** The figures of one column against the data: which of them differ, by what is printed of them, and why. */
import { type Exact, equal, round } from "../points.ts";
import type { Message } from "../text.ts";
import { type Candidate, type Compared, causesOf, FIGURES } from "./causes.ts";
import { type Meaning, meaningsOf } from "./meanings.ts";
import { type Block, type Column, type Figure, figureOf, type Line } from "./model.ts";
import { decimalsIn, printingOf } from "./rounded.ts";
import { cutOff, waysOf } from "./ways.ts";
import type { World } from "./world.ts";

interface Cell extends Compared<Exact> {
  readonly line: Line;
  readonly figure: Figure;
  /** As the data give it, before it is rounded as the table prints it. */
  readonly exact: Exact;
}

export interface OddFigure extends Cell {
  readonly cause: Message;
}

export interface ColumnCells {
  /** The cells that the data can judge. */
  readonly judged: readonly Figure[];
  readonly odd: readonly OddFigure[];
}

const isRight = ({ printed, right }: Cell): boolean => equal(printed, right);

/** @param lines of units that the data have, by id */
export function columnCells(block: Block, column: Column, lines: ReadonlyMap<string, Line>, world: World): ColumnCells {
  const figures = [...lines].flatMap(([id, line]) => {
    const figure = figureOf(line, column);
    return figure === undefined ? [] : [{ id, line, figure }];
  });
  const print = printingOf(
    figures.map(({ figure }) => figure),
    world.rubric.rounding,
  );
  const cellsOf = (meaning: Meaning): readonly Cell[] => {
    const standings = meaning.in(world);
    return figures.flatMap(({ id, line, figure }) => {
      const card = standings.get(id)?.card;
      const exact = card === undefined || card.state !== "scored" ? undefined : meaning.of(card, world.rubric);
      if (exact === undefined) return [];
      return [{ id, name: line.name, line, figure, exact, printed: figure.value, right: print(exact, figure.decimals) }];
    });
  };
  let best: { readonly meaning: Meaning; readonly cells: readonly Cell[]; readonly matches: number } | undefined;
  // The meaning that most of its cells bear out, the likeliest of them first.
  for (const meaning of meaningsOf(block, column, world)) {
    const cells = cellsOf(meaning);
    const matches = cells.filter(isRight).length;
    if (best === undefined || matches > best.matches) best = { meaning, cells, matches };
  }
  if (best === undefined) return { judged: [], odd: [] };
  const { cells, meaning } = best;
  return { judged: cells.map(({ figure }) => figure), odd: cells.every(isRight) ? [] : oddOf(cells, meaning, world, print) };
}

function oddOf(cells: readonly Cell[], meaning: Meaning, world: World, print: ReturnType<typeof printingOf>): readonly OddFigure[] {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const as = (id: string, value: Exact | undefined, of: (value: Exact, figure: Figure) => Exact): Exact | undefined => {
    const cell = byId.get(id);
    return cell === undefined || value === undefined ? undefined : of(value, cell.figure);
  };
  const cut: Candidate<Exact> = {
    cause: cutOff(),
    telling: true,
    // Only where print holds fewer decimals than the figure has.
    value: (id) => {
      const cell = byId.get(id);
      return cell === undefined || equal(cell.exact, cell.right)
        ? undefined
        : as(id, cell.exact, (value, figure) => round(value, { decimals: decimalsIn(figure), mode: "down" }));
    },
  };
  const ways = waysOf(world, meaning).map(
    ({ cause, value }): Candidate<Exact> => ({ cause, value: (id) => as(id, value(id), (other, { decimals }) => print(other, decimals)) }),
  );
  const causes = causesOf(cells, [cut, ...ways], FIGURES);
  return cells.flatMap((cell) => {
    const cause = causes.get(cell.id);
    return cause === undefined ? [] : [{ ...cell, cause }];
  });
}
