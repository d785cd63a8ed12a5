/** The shape of `waivers.yaml`. Apart from `waivers.ts`, so that a program without such a file loads nothing for it. */
import * as z from "zod";
import type { Diagnostics } from "./diagnostic.ts";
import { about, day, fault, text } from "./shape.ts";
import { shaped } from "./shaped.ts";
import type { Source } from "./source.ts";
import { asCount, say, words } from "./text.ts";
import { isDay, type Waiver } from "./waivers.ts";

const REASON_SHORT = words(
  "waiver-reason",
  "Lý do miễn trừ phải có ít nhất {least} ký tự.",
  "The reason of a waiver needs at least {least} characters.",
);
const NO_DAY = words("no-such-day", "Không có ngày “{text}”.", "There is no day “{text}”.");
const LEAST = 10;

const waiver = z.strictObject({
  code: text().meta(about("mã của thông báo", "code of the message")),
  file: text().meta(about("tệp, tính từ thư mục của tệp này", "file, as seen from the folder of this one")).optional(),
  unit: text().meta(about("tên đơn vị", "name of the unit")).optional(),
  node: text().meta(about("mã tiêu chí", "code of the criterion")).optional(),
  fingerprint: text().meta(about("dấu vân tay của đúng một thông báo", "fingerprint of this one finding")).optional(),
  reason: text()
    .superRefine((value, context) => {
      if ([...value.trim()].length < LEAST) context.addIssue({ code: "custom", ...fault(say(REASON_SHORT, { least: asCount(LEAST) })) });
    })
    .meta(about("lý do, ít nhất 10 ký tự", "the reason, at least 10 characters")),
  by: text().meta(about("ai chịu trách nhiệm: chức danh", "who answers for it: their role")),
  expires: day()
    .superRefine((value, context) => {
      if (!isDay(value)) context.addIssue({ code: "custom", ...fault(say(NO_DAY, { text: value })) });
    })
    .meta(about("ngày cuối cùng còn hiệu lực", "the last day on which it holds")),
});
const waiversShape = z.strictObject({ waivers: z.array(waiver) });

export function readWaivers(source: Source, problems: Diagnostics): readonly Waiver[] | undefined {
  const read = shaped(source, waiversShape, problems);
  return read?.value.waivers.map(({ code, reason, by, expires, ...where }, index): Waiver => {
    const { file, unit, node, fingerprint } = where;
    return {
      code,
      reason: reason.trim(),
      by,
      expires,
      at: read.file.locate(["waivers", index, "code"]),
      ...(file === undefined ? {} : { file }),
      ...(unit === undefined ? {} : { unit }),
      ...(node === undefined ? {} : { node }),
      ...(fingerprint === undefined ? {} : { fingerprint }),
    };
  });
}
