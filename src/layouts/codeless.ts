/** A row of a long table that has figures of a unit and no code. */
import type { CellSpan } from "../source.ts";
import { say, words } from "../text.ts";
import { codeAsDay } from "./code-as-day.ts";
import type { Gathering } from "./gathering.ts";

const CODE_MISSING = words(
  "code-missing",
  "Dòng có tên đơn vị và số liệu nhưng không có mã tiêu chí.",
  "The row has a unit and figures, but no code.",
);
const CODE_MISSING_FIX = words(
  "fix-code-missing",
  "Ghi mã tiêu chí vào ô này; dòng không phải số liệu của đơn vị thì xóa đi.",
  "Write the code of the criterion into this cell; delete the row if it holds no figures of the unit.",
);
/** @param found what stands in place of the code, if anything does */
export function tellCodeless({ problems }: Gathering, at: CellSpan, name: string, found: string): void {
  const more = found === "" ? {} : { found };
  const { message, ...rest } = codeAsDay(found) ?? { message: say(CODE_MISSING, {}), ...more, fix: say(CODE_MISSING_FIX, {}) };
  problems.add("error", message, at, { subject: [name], ...rest });
}
