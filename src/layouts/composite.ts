/** `ĐTC:25 | TĐ1:25 | TĐ2:24`: the points of several rounds in one cell. */
import type { Round } from "../assessment.ts";
import type { Cell } from "../tables/index.ts";
import { roleOf, roundOf } from "./headings.ts";

export interface RoundCell {
  readonly round: Round;
  /** Undefined where nothing or only a dash stands behind the round: nothing was scored. */
  readonly cell: Cell | undefined;
}

const PIECE = /^\s*([\p{L}\d .]{1,24}?)\s*:\s*(.{0,40}?)\s*$/u;

/** The cell as the rounds that it names; undefined for any other cell. */
export function roundsIn(cell: Cell | undefined): readonly RoundCell[] | undefined {
  if (cell?.type !== "text" || cell.text.length > 200 || !cell.text.includes(":")) return undefined;
  const pieces = cell.text.split("|").map(pieceOf);
  return pieces.every((piece) => piece !== undefined) ? pieces : undefined;
}

function pieceOf(text: string): RoundCell | undefined {
  const [, label = "", value = ""] = PIECE.exec(text) ?? [];
  const role = roleOf(label);
  const round = roundOf(label) ?? (role?.is === "points" ? role.round : undefined);
  if (round === undefined) return undefined;
  return { round, cell: /^[-–—]?$/.test(value) ? undefined : { type: "text", text: value } };
}
