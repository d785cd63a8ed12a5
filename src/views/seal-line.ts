/** The seal as a line under a printed result, and read back from one. */
import { type Seal, SHORT } from "../engine/seal.ts";
import { type Lang, render, say, words } from "../text.ts";

const LINE = words(
  "seal-line",
  "cchc {tool} · {rubric} {version} · {meaning} · số liệu {data} · kết quả {figures}",
  "cchc {tool} · {rubric} {version} · {meaning} · data {data} · figures {figures}",
);

/** `cchc 0.1.0 · hatinh-huyen-2022 1 · 0ae1f3e0681a · số liệu 180eecb489ba · kết quả 9f8e7d6c5b4a3210` */
export function sealLine({ tool, rubric, data, figures }: Seal, lang: Lang): string {
  const args = {
    tool: tool.version,
    rubric: rubric.id,
    version: rubric.version,
    meaning: rubric.meaning.slice(0, SHORT.source),
    data: data.slice(0, SHORT.source),
    figures: figures.slice(0, SHORT.figures),
  };
  return render(say(LINE, args), lang);
}
