import { type From, SETTINGS, type SettingKind } from "../config.ts";
import { defaultLimits, limitNames, limitTitle } from "../tables/limits.ts";
import { say, type Text, text, words } from "../text.ts";
import type { Block, Report } from "../views/block.ts";
import { type Command, EXIT, type Invocation, OUTPUT_OPTIONS } from "./command.ts";
import { CONTROL_OPTIONS } from "./control.ts";
import { REGISTER_OPTION } from "./data-options.ts";
import { Failure } from "./failure.ts";
import { deliver, formatOf } from "./report.ts";
import { CONFIG_FILE } from "./settings.ts";

const FILE = text("Tệp cấu hình", "Configuration file");
const NO_FILE = text(`không có ${CONFIG_FILE}`, `no ${CONFIG_FILE}`);
const SETTING = text("Khóa", "Key");
const VALUE = text("Đang dùng", "In force");
const PLACE = text("Lấy từ", "From");
const MEANING = text("Nghĩa", "Meaning");
const DEFAULT = text("mặc định", "default");
const FOUND = text("tìm thấy", "found");
const NONE = "–";
const NO_PATH = words("config-path", "Không có {path}.", "There is no {path}.");
const NO_PATH_FIX = words(
  "fix-config-path",
  "Ghi tệp hoặc thư mục mà cấu hình áp dụng cho nó.",
  "Give a file or a folder that the configuration is for.",
);

interface Row {
  readonly key: string;
  readonly value: string | undefined;
  readonly from: From | "found";
  readonly place: string;
  readonly doc: Text;
}

function rowsOf({ settings }: Invocation): readonly Row[] {
  const docs = new Map<string, Text>(SETTINGS.map(({ key, doc }: SettingKind) => [key, doc]));
  const plain = settings.list.map((setting): Row => {
    const found = setting.key === "waivers" && setting.value === undefined ? settings.waivers : undefined;
    const doc = docs.get(setting.key) as Text;
    return found === undefined ? { ...setting, doc } : { key: setting.key, value: found, from: "found", place: "", doc };
  });
  const limits = limitNames.map((name): Row => {
    const raised = settings.limits[name];
    const from = raised === undefined ? "default" : "file";
    const place = raised === undefined ? "" : (settings.file ?? "");
    return { key: `limits.${name}`, value: String(raised ?? defaultLimits[name]), from, place, doc: limitTitle(name) };
  });
  return [...plain, ...limits];
}

function reportOf(invocation: Invocation): Report {
  const { lang, settings } = invocation;
  const rows = rowsOf(invocation);
  const placeOf = ({ from, place }: Row): string => (from === "default" ? DEFAULT[lang] : from === "found" ? FOUND[lang] : place);
  const cells = rows.map((row) => [row.key, row.value ?? NONE, placeOf(row), row.doc[lang]]);
  const columns = [SETTING, VALUE, PLACE, MEANING].map((title) => title[lang]);
  const blocks: readonly Block[] = [
    { kind: "facts", items: [{ name: FILE[lang], value: settings.file ?? NO_FILE[lang] }] },
    {
      kind: "table",
      columns: columns.map((title, index) => ({ title, align: "left", ...(index === 3 ? { flexible: true } : {}) })),
      rows: cells,
    },
  ];
  return {
    blocks,
    records: { columns, rows: cells },
    json: {
      schema: "cchc-config/1",
      file: settings.file ?? null,
      settings: rows.map(({ key, value, from, place }) => ({ key, value: value ?? null, from, place: place === "" ? null : place })),
    },
  };
}

export const command: Command = {
  name: "config",
  title: { vi: "Cấu hình đang dùng và nơi đặt ra nó", en: "The configuration in force and where it comes from" },
  examples: ["cchc config", "cchc config rubrics/ --format json"],
  arguments: [
    {
      name: "[path]",
      doc: { vi: "tìm cchc.yaml từ tệp hoặc thư mục này trở lên", en: "look for cchc.yaml from this file or folder upward" },
    },
  ],
  options: [
    { flags: "-r, --rubric <rubric>", doc: { vi: "mã hoặc tệp bộ tiêu chí", en: "id or file of the rubric" } },
    REGISTER_OPTION,
    ...CONTROL_OPTIONS.filter(({ flags }) => /^--(?:fail-level|max-warnings|waivers)/.test(flags)),
    ...OUTPUT_OPTIONS,
  ],
  async run(invocation) {
    formatOf(invocation);
    const { host, args } = invocation;
    const [path] = args;
    if (path !== undefined && (await host.kind(path)) === undefined) throw new Failure(say(NO_PATH, { path }), say(NO_PATH_FIX, {}));
    await deliver(invocation, reportOf(invocation), []);
    return EXIT.clean;
  },
};
