import { Diagnostics } from "../diagnostic.ts";
import { safe } from "../formats/safe.ts";
import type { Group, Rubric } from "../rubric/model.ts";
import { template } from "../sheets/template.ts";
import { asCount, render, say, words } from "../text.ts";
import { type Command, EXIT, type Invocation } from "./command.ts";
import { FILE_OPTIONS, fileChoicesOf, REGISTER_OPTION, registerOption } from "./data-options.ts";
import { Failure } from "./failure.ts";
import { fileNames, slug } from "./file-names.ts";
import { join, readInput, writeOutput } from "./files.ts";
import { namedRubric } from "./find-rubric.ts";
import { tell } from "./report.ts";
import { loadRubric, type NamedRegister } from "./rubrics.ts";
import { groupNamed, type Named, oneUnit, registeredUnits, unitsFrom } from "./units.ts";

const WRITTEN = words("output-written", "Đã ghi {path}.", "Wrote {path}.");
const WRITTEN_ALL = words("templates-written", "Đã ghi {count} biểu vào {folder}.", "Wrote {count} forms to {folder}.");
const TWO_WAYS = words("template-two-ways", "Không dùng --{one} cùng --{other}.", "--{one} and --{other} cannot be used together.");
const TWO_WAYS_FIX = words("fix-template-two-ways", "Bỏ một trong hai.", "Leave one of them out.");
const NEEDS_FOLDER = words("template-needs-folder", "Nhiều đơn vị thì cần thư mục để ghi.", "Several units need a folder to write to.");
const NEEDS_FOLDER_FIX = words("fix-template-needs-folder", "Thêm --out-dir với tên thư mục.", "Add --out-dir with the name of a folder.");
const ENDING = words(
  "template-ending",
  "Biểu là tệp .xlsx, không ghi thành {path}.",
  "The form is an .xlsx file and cannot be written as {path}.",
);
const ENDING_FIX = words(
  "fix-template-ending",
  "Đặt tên có đuôi .xlsx, ví dụ {example}.",
  "Give a name that ends in .xlsx, such as {example}.",
);
const EXIST = words(
  "templates-exist",
  "Đã có {count} tệp trùng tên, đầu tiên là {path}; chưa ghi tệp nào.",
  "There are {count} files of these names already, the first is {path}; nothing was written.",
);
const EXIST_FIX = words(
  "fix-templates-exist",
  "Chọn thư mục khác, hoặc thêm --force để ghi đè.",
  "Choose another folder, or add --force to replace them.",
);

const text = ({ options }: Invocation, key: string): string | undefined =>
  typeof options[key] === "string" ? (options[key] as string) : undefined;

/** A file with units may be a register, which is read as the rubric's own. */
const isRegister = async ({ host }: Invocation, path: string): Promise<boolean> =>
  /\.ya?ml$/i.test(path) && (await host.kind(path)) === "file" && !/^domains:/m.test(new TextDecoder().decode(await readInput(host, path)));

/** The units that forms are wanted for; undefined for one form in which the unit says its own name. @throws {Failure} */
async function unitsWanted(invocation: Invocation, rubric: Rubric, group: Group | undefined): Promise<readonly Named[] | undefined> {
  const [unit, from, folder] = [text(invocation, "unit"), text(invocation, "unitsFrom"), text(invocation, "outDir")];
  if (unit !== undefined) return [oneUnit(rubric, unit, group)];
  if (from !== undefined) {
    return (await isRegister(invocation, from)) ? registeredUnits(rubric, group) : unitsFrom(invocation, rubric, from, group);
  }
  return folder === undefined ? undefined : registeredUnits(rubric, group);
}

/** @throws {Failure} */
function refuseContradictions(invocation: Invocation): void {
  for (const [one, other, first, second] of [
    ["unit", "units-from", "unit", "unitsFrom"],
    ["output", "out-dir", "output", "outDir"],
  ] as const) {
    if (text(invocation, first) !== undefined && text(invocation, second) !== undefined)
      throw new Failure(say(TWO_WAYS, { one, other }), say(TWO_WAYS_FIX, {}));
  }
  const output = text(invocation, "output");
  if (output !== undefined && !/\.xlsx$/i.test(output)) {
    throw new Failure(say(ENDING, { path: output }), say(ENDING_FIX, { example: `${output.replace(/\.[^./\\]*$/, "") || "bieu"}.xlsx` }));
  }
}

interface Wanted {
  readonly path: string;
  readonly whose: { readonly unit: string | undefined; readonly group: string | undefined };
}

/** Each form with the file it goes to. @throws {Failure} */
function filesFor(
  invocation: Invocation,
  rubric: Rubric,
  units: readonly Named[] | undefined,
  group: Group | undefined,
): readonly Wanted[] {
  const [output, folder] = [text(invocation, "output"), text(invocation, "outDir")];
  const [only] = units ?? [];
  if (folder !== undefined && units !== undefined) {
    const names = fileNames(
      units.map(({ name }) => name),
      "don-vi",
    );
    return units.map(({ name, group: own }, index) => ({ path: join(folder, `${names[index]}.xlsx`), whose: { unit: name, group: own } }));
  }
  if (units !== undefined && units.length > 1) throw new Failure(say(NEEDS_FOLDER, {}), say(NEEDS_FOLDER_FIX, {}));
  const name = only === undefined ? rubric.id : `${rubric.id}-${slug(only.name) || "don-vi"}`;
  return [{ path: output ?? `${name}.xlsx`, whose: { unit: only?.name, group: only === undefined ? group?.title : only.group } }];
}

/** Nothing is written where some of it could not be. @throws {Failure} */
async function refuseExisting({ host, options }: Invocation, files: readonly Wanted[]): Promise<void> {
  if (options.force === true || files.length < 2) return;
  const there: string[] = [];
  for (const { path } of files) if ((await host.kind(path)) !== undefined) there.push(path);
  const [path] = there;
  if (path !== undefined) throw new Failure(say(EXIST, { count: asCount(there.length), path }), say(EXIST_FIX, {}));
}

/** @throws {Failure} */
async function rubricOf(invocation: Invocation, problems: Diagnostics): Promise<Rubric | undefined> {
  const { host, args } = invocation;
  const [named = ""] = args;
  const path = await namedRubric(host, named, [named]);
  const from = text(invocation, "unitsFrom");
  const register: NamedRegister | undefined =
    from !== undefined && (await isRegister(invocation, from)) ? { path: from, place: "--units-from" } : registerOption(invocation);
  const rubric = await loadRubric(host, path, problems, register);
  return problems.failed ? undefined : rubric;
}

export const command: Command = {
  name: "template",
  title: { vi: "Lập biểu tự đánh giá trắng để đơn vị ghi", en: "Make the blank workbook that a unit fills in" },
  examples: [
    "cchc template hatinh-huyen-2022 -o bieu.xlsx",
    'cchc template hatinh-huyen-2022 --unit "Vũ Quang"',
    "cchc template hatinh-huyen-2022 --out-dir bieu-tu-danh-gia",
    'cchc template rubrics/hatinh-xa-2022.yaml --unit "Xã Thạch Hạ" -o thach-ha.xlsx',
  ],
  arguments: [{ name: "<rubric>", doc: { vi: "mã hoặc tệp bộ tiêu chí", en: "id or file of the rubric" } }],
  options: [
    { flags: "-u, --unit <unit>", doc: { vi: "lập cho một đơn vị, theo tên", en: "for one unit, by its name" } },
    {
      flags: "--units-from <file>",
      doc: {
        vi: "lập cho các đơn vị trong tệp: danh sách đơn vị, bộ tiêu chí khác, hoặc bảng có cột “Đơn vị”",
        en: "for the units of a file: a register, another rubric, or a table with a column «Đơn vị»",
      },
    },
    { flags: "--group <group>", doc: { vi: "chỉ khối này, theo mã hoặc tên", en: "only this group, by its id or title" } },
    {
      flags: "--out-dir <folder>",
      doc: {
        vi: "mỗi đơn vị một tệp trong thư mục này; mặc định mọi đơn vị của bộ tiêu chí",
        en: "a file for each unit in this folder; by default all units of the rubric",
      },
    },
    { flags: "-o, --output <file>", doc: { vi: "tên tệp, khi chỉ lập một biểu", en: "name of the file, for a single form" } },
    { flags: "--force", doc: { vi: "ghi đè tệp đã có", en: "replace files that exist" } },
    REGISTER_OPTION,
    ...FILE_OPTIONS,
  ],
  async run(invocation) {
    const { host, lang, args, options } = invocation;
    refuseContradictions(invocation);
    fileChoicesOf(invocation);
    const problems = new Diagnostics();
    const rubric = await rubricOf(invocation, problems);
    if (rubric === undefined) {
      await tell(invocation, problems.list, 1);
      return EXIT.failed;
    }
    const asked = text(invocation, "group");
    const group = asked === undefined ? undefined : groupNamed(rubric, asked);
    const files = filesFor(invocation, rubric, await unitsWanted(invocation, rubric, group), group);
    await refuseExisting(invocation, files);
    const inputs = [...args, ...["unitsFrom", "register"].flatMap((key) => text(invocation, key) ?? [])];
    for (const { path, whose } of files) await writeOutput(host, path, await template(rubric, whose), options.force === true, inputs);
    const folder = text(invocation, "outDir");
    const [first] = files;
    const written =
      files.length > 1 && folder !== undefined
        ? say(WRITTEN_ALL, { count: asCount(files.length), folder })
        : say(WRITTEN, { path: first?.path ?? "" });
    host.err.write(`${safe(render(written, lang))}\n`);
    return EXIT.clean;
  },
};
