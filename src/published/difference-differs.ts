import { equal, subtract } from "../points.ts";
import { say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, type Column, figureOf, ownColumns } from "./model.ts";
import { slipOr } from "./slips.ts";

const DIFFERS = words(
  "difference-differs",
  "{what} của {name} ghi {printed} nhưng {whole} trừ {lost} còn {rest:2}; có thể do {cause}.",
  "{what} of {name} is printed as {printed}, but {whole} less {lost} leaves {rest:2}; perhaps {cause}.",
);
const EXPECTED = words("expected-rest", "{rest:2}", "{rest:2}");

interface Triple {
  readonly whole: Column;
  readonly lost: Column;
  readonly rest: Column;
}

/** What is taken off an appraisal, or off a maximum where nothing was appraised, and what is left. */
function triples(block: Block): readonly Triple[] {
  const names = new Set(block.columns.map(({ part }) => part?.name));
  return [...names].flatMap((name): readonly Triple[] => {
    const columns = block.columns.filter(({ part }) => part?.name === name);
    const of = (...roles: readonly Column["role"][]): Column | undefined => columns.find(({ role }) => roles.includes(role));
    const [lost, rest] = [of("lost"), of("total")];
    const whole = of("appraisal", "reappraisal", "council") ?? (block.kind === "parts" ? ownColumns(block, "maximum")[0] : undefined);
    return lost === undefined || rest === undefined || whole === undefined ? [] : [{ whole, lost, rest }];
  });
}

function* run(block: Block): Iterable<Finding> {
  // In a ranking of ours what was lost is lost against the maximum, which has no column.
  const known = block.kind === "units" ? triples(block).filter(({ rest }) => rest.part !== undefined) : triples(block);
  // The line that sums up is told where it is not the sum.
  for (const line of block.lines) {
    for (const { whole, lost, rest } of known) {
      const [from, less, left] = [figureOf(line, whole), figureOf(line, lost), figureOf(line, rest)];
      if (from === undefined || less === undefined || left === undefined) continue;
      const right = subtract(from.value, less.value);
      if (equal(right, left.value)) continue;
      const args = { whole: from.written, lost: less.written, rest: right, printed: left.written, cause: slipOr(left.value, right) };
      yield {
        message: say(DIFFERS, { what: rest.heading, name: line.name, ...args }),
        at: left.at,
        subject: [line.name, rest.heading],
        found: left.written,
        expected: say(EXPECTED, { rest: right }),
      };
    }
  }
}

export const differenceDiffers: PublishedCheck = {
  code: "difference-differs",
  severity: "error",
  title: { vi: "Điểm sau khi trừ không đúng hiệu", en: "Points left that are not the difference" },
  doc: {
    vi: "Điểm sau khi trừ phải bằng điểm thẩm định (hoặc điểm tối đa) trừ điểm bị trừ.",
    en: "What is left is the appraised points (or the maximum) less what was taken off.",
  },
  fix: { vi: "Trừ lại và sửa ô sai.", en: "Subtract again and correct the wrong cell." },
  bad: "Tiêu chí;Điểm tối đa;Điểm thẩm định;Điểm bị trừ;Điểm thẩm định sau khi trừ\nKế hoạch;10;9;1;8\nBáo cáo;10;8;2;8",
  good: "Tiêu chí;Điểm tối đa;Điểm thẩm định;Điểm bị trừ;Điểm thẩm định sau khi trừ\nKế hoạch;10;9;1;8\nBáo cáo;10;8;2;6",
  run,
};
