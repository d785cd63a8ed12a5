/** Units of which the files hold nothing but sums: they cannot be scored, and nobody must think that they were. */
import { type PrintedFigure, ROUND_NAMES, ROUNDS, type Submission } from "../assessment.ts";
import type { Diagnostics } from "../diagnostic.ts";
import { groupedBy } from "../grouped.ts";
import { type CellSpan, sheetKey } from "../source.ts";
import { few, say, words } from "../text.ts";

const SUMS_ONLY = words(
  "sums-only",
  "Bảng chỉ có điểm của lĩnh vực hoặc tổng điểm, không có điểm hay số liệu của từng tiêu chí, nên không tính được cho: {names}.",
  "The table has only sums of domains or totals, no points or figures of criteria; it cannot be scored for: {names}.",
);
const SUMS_FIX = say(
  words(
    "fix-sums-only",
    "Đưa thêm bảng tự đánh giá, thẩm định có điểm hoặc số liệu của từng tiêu chí; bảng này khi đó được dùng để đối chiếu.",
    "Give also the forms with the points or figures of each criterion; this table is then compared with them.",
  ),
  {},
);
const LATER = words(
  "sums-of-later-round",
  "Bảng có tổng điểm {round} nhưng không tệp nào có điểm {round} của từng tiêu chí: kết quả chưa tính vòng này.",
  "The table has sums of the round {round}, but no file has its points of criteria: the result is without that round.",
);
const LATER_FIX = say(
  words(
    "fix-sums-of-later-round",
    "Đưa thêm bảng có điểm từng tiêu chí của vòng này.",
    "Give also the table with the points of each criterion in this round.",
  ),
  {},
);
const NAMED_AT_MOST = 8;

/** A unit that a table of sums names. */
export interface Compared {
  readonly id: string;
  readonly name: string;
  readonly at: CellSpan;
}

/** @param answered ids of the units that some sheet gives answers of */
export function tellCompared(compared: readonly Compared[], answered: ReadonlySet<string>, problems: Diagnostics): void {
  const unanswered = compared.filter(({ id }) => !answered.has(id));
  for (const units of groupedBy(unanswered, ({ at }) => sheetKey(at)).values()) {
    const [first] = units;
    const all = [...new Set(units.map(({ name }) => name))];
    const names = few(all, NAMED_AT_MOST, "đơn vị");
    if (first !== undefined) problems.add("error", say(SUMS_ONLY, { names }), first.at, { fix: SUMS_FIX });
  }
}

/**
 * Tells of sheets with sums of a round that nobody's answers have come to.
 * @param sums where the sheets begin that are only compared
 */
export function tellLaterSums(
  sums: readonly CellSpan[],
  printed: readonly PrintedFigure[],
  submissions: () => readonly Submission[],
  problems: Diagnostics,
): void {
  if (sums.length === 0) return;
  const answered = new Set(submissions().flatMap(({ answers }) => [...answers].flatMap(([, { rounds }]) => Object.keys(rounds))));
  const last = ROUNDS.findLastIndex((id) => answered.has(id));
  if (last === -1) return;
  for (const at of sums) {
    const own = printed.filter((figure) => figure.at.file === at.file && figure.at.sheet === at.sheet);
    const later = ROUNDS.findLast((id, index) => index > last && own.some((figure) => figure.round === id));
    if (later !== undefined) problems.add("warning", say(LATER, { round: ROUND_NAMES[later] }), at, { fix: LATER_FIX });
  }
}
