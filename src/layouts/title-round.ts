/** The round that a table is of, by its title: «BẢNG TỔNG HỢP ĐIỂM THẨM ĐỊNH LẦN 2». */
import type { Round } from "../assessment.ts";
import type { Table } from "../tables/index.ts";
import type { Header } from "./header.ts";

const REAPPRAISAL = /thẩm định (?:lại|lần (?:2|hai|ii))(?![\p{L}\d])|phúc tra/u;
const APPRAISAL = /thẩm định|điểm chấm thực tế/u;
const SELF = /tự (?:chấm|đánh giá)/u;
/** The council is a body that appraises, whatever the round is. */
const COUNCIL = /hội đồng thẩm định/gu;

/** Undefined where the texts above the headings, and the sheet's name, name none or several. */
export function roundOfTitle(table: Table, header: Header): Round | undefined {
  const texts = [table.sheet, ...table.rows.slice(0, header.top).flatMap((row) => (row ?? []).map((cell) => cell?.text ?? ""))];
  const rounds = new Set(texts.flatMap((text) => roundIn(plain(text).replace(COUNCIL, "")) ?? []));
  const [only] = rounds;
  return rounds.size === 1 ? only : undefined;
}

const plain = (text: string): string => text.slice(0, 512).normalize("NFC").toLowerCase().replace(/\s+/g, " ");

function roundIn(text: string): Round | undefined {
  const self = SELF.test(text);
  if (REAPPRAISAL.test(text)) return self ? undefined : "reappraisal";
  if (APPRAISAL.test(text)) return self ? undefined : "appraisal";
  return self ? "self" : undefined;
}
