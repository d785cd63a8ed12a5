/** The lines of one unit's score as the tree that their codes make. */
import { add, compare, type Exact, ZERO } from "../points.ts";
import { type Block, figureOf, type Line, ownColumns } from "./model.ts";

export interface Node {
  readonly line: Line;
  readonly children: readonly Line[];
}

const parentCode = (code: string): string => code.replace(/\.?[^.]*$/, "");

/** Every line that others stand under, and the sum under which all of the highest stand. */
export function nodesOf({ lines, sum }: Block): readonly Node[] {
  const codes = new Set(lines.flatMap(({ code }) => (code === undefined ? [] : [code])));
  const top = lines.filter(({ code }) => code === undefined || !codes.has(parentCode(code)));
  const nodes = lines.map((line) => ({
    line,
    children: lines.filter(({ code }) => code !== undefined && line.code !== undefined && parentCode(code) === line.code),
  }));
  return [...nodes, ...(sum === undefined ? [] : [{ line: sum, children: top }])].filter(({ children }) => children.length > 0);
}

/** The maxima of what stands under a line, and that of the line; undefined where any is not printed. */
export function maximaOf(block: Block, line: Line, children: readonly Line[]): { readonly own: Exact; readonly sum: Exact } | undefined {
  const column = ownColumns(block, "maximum")[0];
  const own = figureOf(line, column)?.value;
  const maxima = children.map((child) => figureOf(child, column)?.value);
  if (own === undefined || maxima.some((max) => max === undefined)) return undefined;
  return { own, sum: (maxima as readonly Exact[]).reduce<Exact>((total, max) => add(total, max), ZERO) };
}

/** Whether all parts of a line are printed, as far as maxima tell. */
export function isComplete(block: Block, line: Line, children: readonly Line[]): boolean {
  const maxima = maximaOf(block, line, children);
  return maxima === undefined || compare(maxima.own, maxima.sum) === 0;
}
