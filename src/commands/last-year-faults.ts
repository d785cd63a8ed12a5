/** What is wrong with last year's file: what could not be read there is neither found again nor missed. */
import type { Diagnostic } from "../diagnostic.ts";
import type { ScoreRun } from "../engine/run.ts";
import { asCount, render, say, type Text, words } from "../text.ts";

const FAULTS = words(
  "last-year-faults",
  "Tệp năm trước có {count} lỗi nên việc so với năm trước chưa đầy đủ. Lỗi đầu tiên: {first}",
  "Last year’s file has {count} errors, so that the comparison with it is not complete. The first: {first}",
);
const FIX = say(
  words(
    "fix-last-year-faults",
    "Xem hết bằng cchc score với tệp năm trước, sửa rồi rà soát lại.",
    "See all of them with cchc score and last year’s file, mend them and audit again.",
  ),
  {},
);

/** Units that are absent or too many change places, which nobody compares here. */
const OF_PLACES: ReadonlySet<string> = new Set(["group-size-differs"]);

/** One finding a file, at its first error. */
export function lastYearFaults(lastYear: ScoreRun | undefined): readonly Diagnostic[] {
  const files = new Map<string, Diagnostic[]>();
  for (const diagnostic of lastYear?.diagnostics ?? []) {
    const { severity, message, at } = diagnostic;
    if (severity !== "error" || at.kind === "text" || OF_PLACES.has(message.words.code)) continue;
    files.set(at.file, [...(files.get(at.file) ?? []), diagnostic]);
  }
  return [...files.values()].flatMap(([first, ...others]): readonly Diagnostic[] => {
    if (first === undefined) return [];
    const told: Text = { vi: render(first.message, "vi"), en: render(first.message, "en") };
    const message = say(FAULTS, { count: asCount(others.length + 1), first: told });
    const { at, subject } = first;
    return [{ severity: "warning", message, at, fix: FIX, ...(subject === undefined ? {} : { subject }) }];
  });
}
