/** The settings there are, and which of several places decides each: the command line, the environment, `cchc.yaml`, the default. */
import { type Text, text } from "./text.ts";

export const LEVELS = ["error", "warning", "note"] as const;

export interface SettingKind {
  /** In `cchc.yaml`; the option of the command line is the same in kebab case. */
  readonly key: string;
  readonly env: string;
  readonly doc: Text;
  /** The words it takes, when they are few. */
  readonly values?: readonly string[];
  /** It takes a whole number. */
  readonly count?: true;
  /** What holds when nothing is said; undefined where there is nothing then. */
  readonly fallback?: string;
}

export const SETTINGS = [
  { key: "rubric", env: "CCHC_RUBRIC", doc: text("bộ tiêu chí: mã hoặc tệp", "the rubric: its id or file") },
  {
    key: "register",
    env: "CCHC_REGISTER",
    doc: text("tệp danh sách đơn vị thay thế", "file of units to use instead"),
  },
  { key: "lang", env: "CCHC_LANG", doc: text("ngôn ngữ", "language"), values: ["vi", "en"], fallback: "vi" },
  { key: "color", env: "CCHC_COLOR", doc: text("màu", "colour"), values: ["auto", "always", "never"], fallback: "auto" },
  {
    key: "maxWarnings",
    env: "CCHC_MAX_WARNINGS",
    doc: text("số cảnh báo nhiều nhất được phép", "most warnings that are allowed"),
    count: true,
  },
  {
    key: "failLevel",
    env: "CCHC_FAIL_LEVEL",
    doc: text("thoát với mã 1 từ mức này", "exit with 1 from this level on"),
    values: LEVELS,
    fallback: "error",
  },
  { key: "waivers", env: "CCHC_WAIVERS", doc: text("tệp miễn trừ", "file of waivers") },
  {
    key: "cache",
    env: "CCHC_CACHE",
    doc: text("thư mục lưu kết quả để lần sau dùng lại", "folder that keeps results for later runs"),
  },
] as const satisfies readonly SettingKind[];

export type SettingKey = (typeof SETTINGS)[number]["key"];
export type Values = Readonly<Partial<Record<SettingKey, string>>>;

export const flagOf = (key: string): string => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

export type From = "flag" | "env" | "file" | "default";
/** What one place says, and how that place is called there. */
export interface Layer {
  readonly from: From;
  readonly values: Values;
  readonly place: (key: SettingKey) => string;
}

export interface Setting {
  readonly key: SettingKey;
  readonly value: string | undefined;
  readonly from: From;
  /** `--lang`, `CCHC_LANG`, `cchc.yaml:3:7`; empty for a default. */
  readonly place: string;
}

/** What holds for one run of a command. */
export interface Settings {
  readonly list: readonly Setting[];
  /** The `cchc.yaml` in force, as seen from where the program was started. */
  readonly file: string | undefined;
  /** A `waivers.yaml` that was found, where none is named. */
  readonly waivers: string | undefined;
  /** Limits of reading workbooks that the file changes. */
  readonly limits: Readonly<Record<string, number>>;
}

export const NO_SETTINGS: Settings = { list: [], file: undefined, waivers: undefined, limits: {} };

/** What is in force. @param layers the strongest first */
export const inForce = (layers: readonly Layer[]): readonly Setting[] =>
  SETTINGS.map((kind) => {
    const { key, fallback }: SettingKind & { readonly key: SettingKey } = kind;
    const layer = layers.find(({ values }) => values[key] !== undefined);
    if (layer === undefined) return { key, value: fallback, from: "default", place: "" };
    return { key, value: layer.values[key], from: layer.from, place: layer.place(key) };
  });

/** A word that a setting does not take; undefined when it takes it. @returns what it takes */
export function refusal({ values, count }: SettingKind, value: string): readonly string[] | undefined {
  if (values !== undefined) return values.includes(value) ? undefined : values;
  return count === true && !/^\d{1,9}$/.test(value) ? ["0, 1, 2 …"] : undefined;
}
