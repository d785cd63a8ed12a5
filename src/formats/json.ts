/** The data of a report, the same in every language. */
import type { Report } from "../views/block.ts";
import type { Format } from "./format.ts";
import { jsonText } from "./json-text.ts";

export const json: Format = {
  id: "json",
  title: { vi: "JSON", en: "JSON" },
  extension: "json",
  binary: false,
  render: (report: Report) => jsonText(report.json),
};
