/** A sound workbook, commands run on what is made of it, and what they must keep to whatever they are given. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "../src/cli.ts";
import { memoryHost, type World } from "./memory-host.ts";
import { data, parts, zip } from "./packages.ts";

const rubric = readFileSync(join(import.meta.dirname, "cases", "nho.yaml"));

export interface Ended {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** `a.xlsx › 'Tự chấm'!A1 lỗi over-limit` */
  readonly told: readonly string[];
  /** Every path that was opened. */
  readonly opened: readonly string[];
  readonly inflated: number;
  readonly waits: readonly number[];
}
export async function run(argv: readonly string[], world: World): Promise<Ended> {
  const opened: string[] = [];
  let inflated = 0;
  const host = memoryHost({
    shipped: "rubrics",
    ...world,
    files: { "rubrics/nho.yaml": rubric, ...world.files },
  });
  const exit = await main(argv, {
    ...host,
    read: (path) => {
      opened.push(path);
      return host.read(path);
    },
    inflate: (bytes, limit) => {
      const out = host.inflate(bytes, limit);
      inflated += out?.length ?? 0;
      return out;
    },
  });
  const err = host.stderr();
  const told = [...err.matchAll(/^(\S.*?) {2}(lỗi|cảnh báo|lưu ý) {2}([a-z0-9-]+) {2}/gm)].map(
    ([, at, severity, code]) => `${at} ${severity} ${code}`,
  );
  return {
    exit,
    out: host.stdout(),
    err,
    told,
    opened,
    inflated,
    waits: host.waits,
  };
}
export const score = (file: string, bytes: Uint8Array, ...more: readonly string[]): Promise<Ended> =>
  run(["score", file, "-r", "nho", ...more], { files: { [file]: bytes } });

export const UNITS = ["Huyện Vũ Quang", "Huyện Hương Khê", "Huyện Kỳ Anh", "Thị xã Kỳ Anh"];
const text = (reference: string, value: string): string => `<c${reference} t="inlineStr"><is><t>${value}</t></is></c>`;
/** A long table of all units; `addressed` says whether rows and cells give their addresses. */
export function rows(addressed = true): readonly string[] {
  const r = (at: string): string => (addressed ? ` r="${at}"` : "");
  const row = (n: number, cells: string): string => `<row${r(String(n))}>${cells}</row>`;
  return [
    row(1, text(r("A1"), "Đơn vị") + text(r("B1"), "Mã") + text(r("C1"), "Điểm tự đánh giá")),
    ...UNITS.map((unit, i) => {
      const n = i + 2;
      return row(n, `${text(r(`A${n}`), unit)}${text(r(`B${n}`), "1.3")}<c${r(`C${n}`)}><v>${0.25 * (i + 1)}</v></c>`);
    }),
  ];
}
export const TABLE = data(rows().join(""));
export const good = parts(TABLE);
export const whole = zip(good);
export const more = (entry: Parameters<typeof zip>[0][number]): Uint8Array => zip([...good, entry]);
export const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);

/** What the good workbook gives, without the seal, which tells the files apart: whatever is «read» must give the same. */
export const places = ({ out }: Ended): readonly string[] =>
  out
    .trimEnd()
    .split("\r\n")
    .slice(1, -1)
    .map((line) => line.split(";").slice(5, 12).join(";"));
export const replaced = (name: string, content: Uint8Array): Uint8Array =>
  zip(parts("").map((each) => (each.name === name ? { ...each, data: content } : each)));
