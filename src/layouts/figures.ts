/** Whether a cell holds a figure. */
import type { Cell } from "../tables/index.ts";

/** Also in a file of text, where no cell is a number. */
const FIGURE = /^\s*[-+]?\d[\d.,\s]{0,24}(?:%|đ|điểm)?\s*$/iu;

/** Whether a cell holds a figure, however it is stored. */
export const isFigure = (cell: Cell | undefined): boolean =>
  cell?.type === "number" || (cell?.type === "text" && FIGURE.test(cell.text.slice(0, 64)));
