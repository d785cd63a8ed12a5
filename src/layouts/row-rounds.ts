/** The rounds of a table with one row a unit and round: they stand in a column of their own. */
import { ROUND_NAMES, type Round } from "../assessment.ts";
import { say, words } from "../text.ts";
import { roleOf, roundOf } from "./headings.ts";
import type { SheetReader } from "./record.ts";
import type { Target } from "./wide-target.ts";

const NO_ROUND = words("round-unknown", "Không có vòng chấm “{name}”.", "There is no round “{name}”.");
const NO_ROUND_FIX = say(
  words(
    "fix-round-unknown",
    "Ghi một trong: tự đánh giá, thẩm định, thẩm định lại, Hội đồng, điều tra.",
    "Write one of: self, appraisal, reappraisal, council, survey.",
  ),
  {},
);
/** Tells of a cell that should name a round and does not. */
export const tellNoRound = (reader: SheetReader, name: string, row: number, column: number): void =>
  reader.gathering.problems.add("error", say(NO_ROUND, { name }), reader.place(row, column), { found: name, fix: NO_ROUND_FIX });
const ROUND_DIFFERS = words(
  "round-differs",
  "Dòng ghi vòng {row} nhưng cột này là của vòng {column}.",
  "The row is of the round {row}, but this column is of the round {column}.",
);

const ROUND_DIFFERS_FIX = say(
  words(
    "fix-round-differs",
    "Để giá trị ở cột của vòng ghi trong dòng, hoặc sửa vòng của dòng.",
    "Put the value into the column of the row's round, or correct the round of the row.",
  ),
  {},
);

/** The round that a text names: ĐTC, TĐ1, thẩm định lần 2. */
function roundNamed(text: string): Round | undefined {
  const role = roleOf(text);
  return roundOf(text) ?? (role?.is === "points" ? role.round : undefined);
}

export class RowRounds {
  readonly #reader: SheetReader;
  readonly #column: number | undefined;

  constructor(reader: SheetReader, column: number | undefined) {
    this.#reader = reader;
    this.#column = column;
  }

  /** The round that the row names, if it is one; nothing is told when it is none. */
  named(row: number): Round | undefined {
    return roundNamed(this.#reader.text(row, this.#column));
  }

  /** Undefined when the row names none, «unknown» when what it names is told to be none. */
  of(row: number): Round | "unknown" | undefined {
    const name = this.#reader.text(row, this.#column);
    if (this.#column === undefined || name === "") return undefined;
    const round = roundNamed(name);
    if (round !== undefined) return round;
    tellNoRound(this.#reader, name, row, this.#column);
    return "unknown";
  }

  /** Tells of a cell in a row of one round and a column of another. */
  contradicts(named: Round, headed: Round, row: number, column: number, subject: readonly string[]): void {
    if (this.#reader.cell(row, column) === undefined) return;
    const message = say(ROUND_DIFFERS, { row: ROUND_NAMES[named], column: ROUND_NAMES[headed] });
    this.#reader.gathering.problems.add("error", message, this.#reader.place(row, column), { subject, fix: ROUND_DIFFERS_FIX });
  }

  /** The columns as answers of the row's round; a column whose heading names another round is told where it holds anything. */
  targetsIn(row: number, named: Round | undefined, targets: readonly Target[]): readonly Target[] {
    if (named === undefined) return targets;
    return targets.flatMap((target) => {
      if (target.leaf.source === "survey" || target.round === named) return [target];
      if (!target.named) return [{ ...target, round: named }];
      this.contradicts(named, target.round, row, target.column, [target.leaf.id]);
      return [];
    });
  }
}
