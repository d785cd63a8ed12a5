/** The rubrics at hand, to choose from: what each is called, of which year and whose, how long it is and how far it may be trusted. */
import type { Rubric } from "../rubric/model.ts";
import { type Lang, text } from "../text.ts";
import type { Block, Entry, Records } from "./block.ts";
import { STANDINGS } from "./terms.ts";

export type RubricDoc = Pick<Rubric, "id" | "title" | "issuer" | "decision" | "period" | "standing" | "leaves">;

export const RUBRICS_TITLE = text("Các bộ tiêu chí có sẵn", "The rubrics at hand");
const COLUMNS = [
  text("Mã", "Id"),
  text("Tên", "Title"),
  text("Ban hành", "Issued by"),
  text("Kỳ", "Period"),
  text("Số tiêu chí", "Criteria"),
  text("Tính chất", "Standing"),
];
const CHOSEN = text(
  "Chọn bằng mã: cchc score TỆP --rubric MÃ; lập biểu trắng: cchc template MÃ. Bộ tiêu chí của đơn vị mình là một tệp .yaml (cchc help rubric) đặt cạnh tệp số liệu.",
  "Choose by the id: cchc score FILE --rubric ID; a blank form: cchc template ID. A rubric of one's own is a .yaml file (cchc help rubric) beside the data.",
);
const TRUST = text(
  "«Dựng lại»: lập theo tài liệu công khai, cần đối chiếu với văn bản trước khi dùng. «Minh họa»: chỉ để xem cách làm, không dùng để chấm điểm thật.",
  "«Reconstructed»: made from public documents, to be compared with the decision before use. «Illustrative»: shows how it is done and is no basis of real scores.",
);
const NONE = text("Không thấy bộ tiêu chí nào.", "No rubric was found.");

const issued = ({ issuer, decision }: RubricDoc): string => [issuer, decision?.number].filter((part) => part !== undefined).join(", ");
const row = (rubric: RubricDoc, lang: Lang): readonly string[] => [
  rubric.id,
  rubric.title,
  issued(rubric),
  rubric.period,
  String(rubric.leaves.length),
  STANDINGS[rubric.standing][lang],
];

function entry(rubric: RubricDoc, lang: Lang): Entry {
  const [, , , period, criteria] = COLUMNS.map((column) => column[lang]);
  const { title, leaves, standing } = rubric;
  const facts = [issued(rubric), `${period}: ${rubric.period}`, `${criteria}: ${leaves.length}`, STANDINGS[standing][lang]];
  return { title: [{ text: rubric.id, tone: "strong" }], lines: [title, facts.filter((fact) => fact !== "").join(" · ")] };
}

export const rubricListBlocks = (rubrics: readonly RubricDoc[], lang: Lang): readonly Block[] => [
  { kind: "heading", level: 1, text: RUBRICS_TITLE[lang] },
  rubrics.length === 0 ? { kind: "paragraph", text: NONE[lang] } : { kind: "entries", items: rubrics.map((rubric) => entry(rubric, lang)) },
  { kind: "paragraph", text: TRUST[lang] },
  { kind: "paragraph", text: CHOSEN[lang] },
];

export const rubricListRecords = (rubrics: readonly RubricDoc[], lang: Lang): Records => ({
  columns: COLUMNS.map((column) => column[lang]),
  rows: rubrics.map((rubric) => row(rubric, lang)),
});

export const rubricListData = ({
  id,
  title,
  issuer,
  decision,
  period,
  standing,
  leaves,
}: RubricDoc): Readonly<Record<string, unknown>> => ({
  id,
  title,
  issuer,
  decision,
  period,
  standing,
  criteria: leaves.length,
});
