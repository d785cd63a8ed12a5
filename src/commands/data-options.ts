/** Options of every command over data, and what they mean. */
import { ROUNDS, type Round } from "../assessment.ts";
import { type LayoutChoices, layouts } from "../layouts/index.ts";
import { nearest } from "../nearest.ts";
import { encodings, type LimitName, limitNames } from "../tables/index.ts";
import { type Lang, say, type Text, words } from "../text.ts";
import { roundName } from "../views/terms.ts";
import { chosen, namesOrNearest } from "./chosen.ts";
import { type Argument, type Invocation, listOf, type Option } from "./command.ts";
import { Failure } from "./failure.ts";
import type { GatherChoices } from "./read-data.ts";
import type { NamedRegister } from "./rubrics.ts";
import { STRICT_OPTION } from "./strict.ts";

const ROUND_UNKNOWN = words("round-option-unknown", "Không có vòng chấm “{name}”.", "There is no round “{name}”.");
const ROUND_FIX = words("fix-round-option", "Dùng một trong: {names}.", "Use one of: {names}.");
const NEAREST = words("fix-nearest-round", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const roundNames = (lang: Lang): string => ROUNDS.map((each) => `${each} (${roundName(each, lang)})`).join(", ");
const ROUND_NAMES: Text = { vi: roundNames("vi"), en: ROUNDS.join(", ") };
const LIMIT_UNKNOWN = words("limit-option-unknown", "Không có giới hạn “{name}”.", "There is no limit “{name}”.");
const LIMIT_VALUE = words(
  "limit-option-value",
  "Giới hạn “{given}” không ghi đúng dạng TÊN=SỐ.",
  "The limit “{given}” is not written NAME=NUMBER.",
);
const LIMIT_FIX = words(
  "fix-limit-option",
  "Ghi số nguyên dương, ví dụ --limit rows=200000.",
  "Give a positive whole number, such as --limit rows=200000.",
);

const MAP_VALUE = words("map-option-value", "“{given}” không ghi đúng dạng TIÊU ĐỀ=LOẠI CỘT.", "“{given}” is not written HEADING=FIELD.");
const MAP_FIX = words(
  "fix-map-option",
  "Ghi tiêu đề như trong bảng, rồi loại cột hoặc mã tiêu chí, ví dụ {example}.",
  "Give the heading as the sheet has it, then the kind of column or the code of a criterion, such as {example}.",
);
const MAP_EXAMPLE = '--map "Điểm đạt được=1.3"';

/** The files of a command over data. */
export const DATA_FILES: Argument = {
  name: "<files...>",
  files: "tables",
  doc: { vi: "bảng tính, tệp CSV, thư mục, mẫu tên tệp, hoặc -", en: "workbooks, CSV files, folders, patterns of names, or -" },
};

export const ROUND_OPTION: Option = {
  flags: "--round <round>",
  doc: {
    vi: "tính đến vòng: self, appraisal, reappraisal, council",
    en: "count up to: self, appraisal, reappraisal, council",
  },
  values: ROUNDS,
};

/** How the bytes of a file become text, and how much of it is read. */
export const FILE_OPTIONS: readonly Option[] = [
  {
    flags: "--encoding <name>",
    doc: { vi: "bảng mã của tệp, như tcvn3, vni, windows-1258", en: "encoding of the files, as tcvn3, vni, windows-1258" },
    values: encodings,
  },
  {
    flags: "--limit <name=value>",
    repeatable: true,
    doc: { vi: "nới một giới hạn an toàn, như rows=200000", en: "raise a safety limit, such as rows=200000" },
  },
];

/** How data are read, whatever is done with them. */
export const READING_OPTIONS: readonly Option[] = [
  {
    flags: "--layout <name>",
    doc: { vi: "mẫu bảng của mọi trang tính; xem cchc help layouts", en: "layout of every sheet; see cchc help layouts" },
    values: layoutNames(),
  },
  {
    flags: "--sheet <name>",
    repeatable: true,
    doc: { vi: "chỉ đọc trang tính này; ghi nhiều lần được", en: "read this sheet only; may be given several times" },
  },
  {
    flags: "--map <heading=field>",
    repeatable: true,
    doc: { vi: "cột mang tiêu đề này là gì, như “Điểm X=1.3”", en: "what a column is, such as “Points X=1.3”" },
  },
  ...FILE_OPTIONS,
  STRICT_OPTION,
];

export const REGISTER_OPTION: Option = {
  flags: "--register <file>",
  doc: {
    vi: "tệp danh sách đơn vị thay cho của bộ tiêu chí",
    en: "file of units in place of the rubric's own",
  },
};

export const DATA_OPTIONS: readonly Option[] = [
  {
    flags: "-r, --rubric <rubric>",
    doc: {
      vi: "mã hoặc tệp bộ tiêu chí; mặc định theo bảng tính",
      en: "id or file of the rubric; by default as the data say",
    },
  },
  REGISTER_OPTION,
  ROUND_OPTION,
  ...READING_OPTIONS,
  {
    flags: "--cache <folder>",
    doc: {
      vi: "lưu kết quả để lần sau, tệp không đổi, có ngay",
      en: "keep the result here, at hand while no file changes",
    },
  },
];

function layoutNames(): readonly string[] {
  return layouts.map(({ id }) => id);
}

/** `rows=200000`. @throws {Failure} */
function limitOf(given: string): readonly [LimitName, number] {
  const [, typed = "", value = ""] = /^\s*([^=]*?)\s*=\s*(\d{1,12})\s*$/.exec(given.slice(0, 100)) ?? [];
  if (value === "" || Number(value) === 0) throw new Failure(say(LIMIT_VALUE, { given }), say(LIMIT_FIX, {}));
  const name = limitNames.find((each) => each === typed.toLowerCase());
  if (name === undefined) throw new Failure(say(LIMIT_UNKNOWN, { name: typed }), namesOrNearest(typed, limitNames));
  return [name, Number(value)];
}

/** `Điểm đạt được=points-self`; a heading may hold an equals sign of its own, a field never does. @throws {Failure} */
function mappingOf(given: string): readonly [heading: string, field: string] {
  const cut = given.lastIndexOf("=");
  const [heading, field] = [given.slice(0, Math.max(cut, 0)).trim(), given.slice(cut + 1).trim()];
  if (heading === "" || field === "") throw new Failure(say(MAP_VALUE, { given }), say(MAP_FIX, { example: MAP_EXAMPLE }));
  return [heading, field];
}

/** What was typed about files: what stands on the command line counts before `cchc.yaml`. @throws {Failure} */
export function fileChoicesOf({ options, settings }: Invocation): Pick<GatherChoices, "limits" | "encoding"> {
  const { encoding, limit } = options;
  return {
    limits: { ...settings.limits, ...Object.fromEntries(listOf(limit).map(limitOf)) },
    encoding: typeof encoding === "string" ? chosen("--encoding", encoding, encodings) : undefined,
  };
}

/** @throws {Failure} */
function layoutChoicesOf({ options: { layout, sheet, map } }: Invocation): LayoutChoices {
  return {
    layout: typeof layout === "string" ? chosen("--layout", layout, layoutNames()) : undefined,
    sheets: sheet === undefined ? undefined : listOf(sheet),
    map: map === undefined ? undefined : new Map(listOf(map).map(mappingOf)),
  };
}

/** How data are to be read. @throws {Failure} */
export const choicesOf = (invocation: Invocation): GatherChoices => ({
  ...fileChoicesOf(invocation),
  layouts: layoutChoicesOf(invocation),
  strict: invocation.options.strict === true,
});

/** The last round that counts. @throws {Failure} */
export function roundOf({ options }: Invocation): Round {
  const { round } = options;
  if (typeof round !== "string") return "council";
  const known = ROUNDS.find((each) => each === round);
  if (known !== undefined) return known;
  const near = nearest(round, ROUNDS);
  throw new Failure(
    say(ROUND_UNKNOWN, { name: round }),
    near === undefined ? say(ROUND_FIX, { names: ROUND_NAMES }) : say(NEAREST, { name: near }),
  );
}

/** Which rubric is asked for, and which register is to stand in for its own. */
export interface RubricOption {
  readonly rubric?: string | undefined;
  readonly register?: NamedRegister | undefined;
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
