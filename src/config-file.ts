/** The shape of `cchc.yaml`. Apart from `config.ts`, so that a program without such a file loads nothing for it. */
import * as z from "zod";
import { LEVELS, SETTINGS, type SettingKey, type Values } from "./config.ts";
import type { Diagnostics } from "./diagnostic.ts";
import { about, text, whole } from "./shape.ts";
import { shaped } from "./shaped.ts";
import { placeName, type Source } from "./source.ts";

const docOf = (key: SettingKey): ReturnType<typeof about> => {
  const { doc } = SETTINGS.find((each) => each.key === key) as (typeof SETTINGS)[number];
  return about(doc.vi, doc.en);
};
const MOST = 999_999_999;

const configShape = (limits: readonly string[]) =>
  z.strictObject({
    rubric: text().meta(docOf("rubric")).optional(),
    register: text().meta(docOf("register")).optional(),
    lang: z.enum(["vi", "en"]).meta(docOf("lang")).optional(),
    color: z.enum(["auto", "always", "never"]).meta(docOf("color")).optional(),
    maxWarnings: whole(0, MOST).meta(docOf("maxWarnings")).optional(),
    failLevel: z.enum(LEVELS).meta(docOf("failLevel")).optional(),
    waivers: text().meta(docOf("waivers")).optional(),
    cache: text().meta(docOf("cache")).optional(),
    limits: z
      .strictObject(Object.fromEntries(limits.map((name) => [name, whole(1, MOST).optional()])))
      .meta(about("giới hạn an toàn khi đọc bảng tính", "safety limits of reading workbooks"))
      .optional(),
  });

export interface ConfigFile {
  readonly values: Values;
  readonly limits: Readonly<Record<string, number>>;
  readonly place: (key: string) => string;
}

/** @param limits the names of the limits that there are */
export function readConfig(source: Source, limits: readonly string[], problems: Diagnostics): ConfigFile | undefined {
  const read = shaped(source, configShape(limits), problems);
  if (read === undefined) return undefined;
  const { limits: raised = {}, ...values } = read.value;
  const given = <T>(entries: Readonly<Record<string, T | undefined>>): [string, T][] =>
    Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  return {
    values: Object.fromEntries(given<string | number>(values).map(([key, value]) => [key, String(value)])),
    limits: Object.fromEntries(given<number>(raised)),
    place: (key) => placeName(read.file.locate([key], "key")),
  };
}
