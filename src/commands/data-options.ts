/** Options of every command over data, and what they mean. */
import { ROUNDS, type Round } from "../assessment.ts";
import { nearest } from "../nearest.ts";
import { say, words } from "../text.ts";
import type { Invocation, Option } from "./command.ts";
import { Failure } from "./failure.ts";

const ROUND_UNKNOWN = words("round-option-unknown", "Không có vòng chấm “{name}”.", "There is no round “{name}”.");
const ROUND_FIX = words("fix-round-option", "Dùng một trong: {names}.", "Use one of: {names}.");
const NEAREST = words("fix-nearest-round", "Tên gần đúng: {name}.", "Nearest name: {name}.");

export const DATA_OPTIONS: readonly Option[] = [
  {
    flags: "-r, --rubric <rubric>",
    doc: {
      vi: "mã hoặc tệp bộ tiêu chí; không có thì theo bảng tính",
      en: "id or file of the rubric; by default the one the workbook names",
    },
  },
  {
    flags: "--round <round>",
    doc: {
      vi: "tính đến vòng: self, appraisal, reappraisal, council",
      en: "count up to this round: self, appraisal, reappraisal, council",
    },
    values: ROUNDS,
  },
];

/** The last round that counts. @throws {Failure} */
export function roundOf({ options }: Invocation): Round {
  const { round } = options;
  if (typeof round !== "string") return "council";
  const known = ROUNDS.find((each) => each === round);
  if (known !== undefined) return known;
  const near = nearest(round, ROUNDS);
  throw new Failure(
    say(ROUND_UNKNOWN, { name: round }),
    near === undefined ? say(ROUND_FIX, { names: ROUNDS.join(", ") }) : say(NEAREST, { name: near }),
  );
}

export const rubricOption = ({ options }: Invocation): string | undefined =>
  typeof options.rubric === "string" ? options.rubric : undefined;
