/** Options of every command over data, and what they mean. */
import { ROUNDS, type Round } from "../assessment.ts";
import { nearest } from "../nearest.ts";
import { say, words } from "../text.ts";
import type { Invocation, Option } from "./command.ts";
import { Failure } from "./failure.ts";
import type { NamedRegister } from "./rubrics.ts";

const ROUND_UNKNOWN = words("round-option-unknown", "Không có vòng chấm “{name}”.", "There is no round “{name}”.");
const ROUND_FIX = words("fix-round-option", "Dùng một trong: {names}.", "Use one of: {names}.");
const NEAREST = words("fix-nearest-round", "Tên gần đúng: {name}.", "Nearest name: {name}.");

export const REGISTER_OPTION: Option = {
  flags: "--register <file>",
  doc: {
    vi: "tệp danh sách đơn vị, dùng thay danh sách của bộ tiêu chí",
    en: "file of units, used in place of the rubric's own list",
  },
};

export const DATA_OPTIONS: readonly Option[] = [
  {
    flags: "-r, --rubric <rubric>",
    doc: {
      vi: "mã hoặc tệp bộ tiêu chí; không có thì theo bảng tính",
      en: "id or file of the rubric; by default the one the workbook names",
    },
  },
  REGISTER_OPTION,
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

/** Which rubric is asked for, and which register is to stand in for its own. */
export interface RubricOption {
  readonly rubric: string | undefined;
  readonly register: NamedRegister | undefined;
}

export const rubricOption = (invocation: Invocation): RubricOption => ({
  rubric: typeof invocation.options.rubric === "string" ? invocation.options.rubric : undefined,
  register: registerOption(invocation),
});

export function registerOption({ options: { register }, settings }: Invocation): NamedRegister | undefined {
  if (typeof register !== "string") return undefined;
  const setting = settings.list.find(({ key }) => key === "register");
  return { path: register, place: setting?.place ?? "--register" };
}
