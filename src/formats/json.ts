/** The data of a report, the same in every language. */
import type { Report } from "../views/block.ts";
import type { Format } from "./format.ts";

/** JSON leaves these as they are, but a terminal, a script or a reader's eye may not. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** By UTF-16 unit, as JSON escapes. */
const escaped = (letter: string): string =>
  Array.from({ length: letter.length }, (_, index) => `\\u${letter.charCodeAt(index).toString(16).padStart(4, "0")}`).join("");

export const json: Format = {
  id: "json",
  title: { vi: "JSON", en: "JSON" },
  extension: "json",
  binary: false,
  render: (report: Report) => `${JSON.stringify(report.json, undefined, 2).replace(UNSEEN, escaped)}\n`,
};
