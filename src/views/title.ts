/** What stands over and under every report on a scoring: its title with the standing of data and rubric, and the rules it was made by. */
import { NOTICES, roundReached } from "../engine/result.ts";
import type { ScoreRun } from "../engine/run.ts";
import type { Rubric } from "../rubric/model.ts";
import { asCount, type Lang, render, say, words } from "../text.ts";
import type { Block } from "./block.ts";
import { capital, roundName, STANDINGS, TERMS } from "./terms.ts";

const BY_PUBLISHED = words("ranked-by-published", "Theo Chỉ số CCHC đã làm tròn.", "By the rounded PAR Index.");
const BY_EXACT = words("ranked-by-exact", "Theo Chỉ số CCHC chưa làm tròn.", "By the unrounded PAR Index.");
const TIE_BREAK = words(
  "tie-break",
  "Bằng nhau thì xét lần lượt điểm của {nodes}.",
  "Equals are told apart by the points of {nodes}, in this order.",
);
const TIES = {
  shared: words(
    "ties-shared",
    "Vẫn bằng thì đồng hạng, bỏ trống hạng kế tiếp (1, 2, 2, 4).",
    "Those still equal share a place, the next is left out (1, 2, 2, 4).",
  ),
  dense: words(
    "ties-dense",
    "Vẫn bằng thì đồng hạng, hạng kế tiếp liền sau (1, 2, 2, 3).",
    "Those still equal share a place, the next follows on (1, 2, 2, 3).",
  ),
  listed: words(
    "ties-listed",
    "Vẫn bằng thì xếp liền nhau theo thứ tự danh sách, ghi rõ đồng hạng.",
    "Those still equal are listed one after another in the order of the register, marked as tied.",
  ),
} as const;
const AT = {
  leaf: words("rounding-leaf", "Từng tiêu chí đến {decimals} chữ số thập phân, {mode}.", "Each criterion to {decimals} decimals, {mode}."),
  total: words(
    "rounding-total",
    "Chỉ làm tròn tổng điểm, đến {decimals} chữ số thập phân, {mode}.",
    "Only the total, to {decimals} decimals, {mode}.",
  ),
} as const;
const MODES = {
  "half-up": { vi: "từ nửa đơn vị trở lên thì làm tròn lên", en: "halves up" },
  "half-even": { vi: "đúng nửa đơn vị thì làm tròn về chữ số chẵn", en: "halves to the even digit" },
  down: { vi: "bỏ phần lẻ phía sau", en: "the rest cut off" },
} as const;
const DECISION = words("decision", "{number} ngày {date:date}", "{number} of {date:date}");

export const roundingInWords = ({ rounding }: Rubric, lang: Lang): string =>
  render(say(AT[rounding.at], { decimals: asCount(rounding.decimals), mode: MODES[rounding.mode] }), lang);

export function rankingInWords({ ranking }: Rubric, lang: Lang): string {
  const by = render(say(ranking.by === "exact" ? BY_EXACT : BY_PUBLISHED, {}), lang);
  const tieBreak = ranking.tieBreak.length === 0 ? [] : [render(say(TIE_BREAK, { nodes: ranking.tieBreak.join(", ") }), lang)];
  const ties = render(say(TIES[ranking.ties], {}), lang);
  // «Vẫn» (still) needs a tie-break before it.
  const shared = tieBreak.length > 0 ? ties : ties.replace("Vẫn bằng", "Bằng nhau").replace("Those still equal", "Equals");
  return [by, ...tieBreak, shared].join(" ");
}

/** «SỐ LIỆU MINH HỌA», «DỰ THẢO»; empty for any other data. */
export const noticeOf = ({ dataStanding }: ScoreRun, lang: Lang): string => NOTICES[dataStanding]?.[lang] ?? "";

/** The same for a column of its own, which names official data too; empty where the data say nothing. */
export const dataStandingOf = (run: ScoreRun, lang: Lang): string =>
  run.dataStanding === "official" ? STANDINGS.official[lang] : noticeOf(run, lang);

/** How far the data go, which is seldom as far as they might. */
function roundText(run: ScoreRun, lang: Lang): string {
  const round = roundReached(run);
  return round === undefined ? TERMS.missing[lang] : capital(roundName(round, lang));
}

export function titleBlocks(run: ScoreRun, lang: Lang, title: string): readonly Block[] {
  const notice = noticeOf(run, lang);
  const { standing } = run.rubric;
  return [
    { kind: "heading", level: 1, text: notice === "" ? title : [{ text: title }, { text: ` — ${notice}`, tone: "warning" }] },
    {
      kind: "paragraph",
      text: [{ text: `${TERMS.rubric[lang]}: ` }, { text: STANDINGS[standing][lang], tone: standing === "official" ? "plain" : "warning" }],
    },
  ];
}

function decisionText({ decision, issuer }: Rubric, lang: Lang): string {
  if (decision === undefined) return issuer ?? "";
  const { number, date } = decision;
  const text = date === undefined ? number : render(say(DECISION, { number, date }), lang);
  return issuer === undefined ? text : `${text}, ${issuer}`;
}

/** By which rubric, as far as which round and by which rules. @param seal the line by which the figures can be checked later */
export function rulesBlock(run: ScoreRun, lang: Lang, seal?: string): Block {
  const { rubric } = run;
  const decision = decisionText(rubric, lang);
  return {
    kind: "facts",
    items: [
      { name: TERMS.rubric[lang], value: rubric.id },
      ...(decision === "" ? [] : [{ name: TERMS.decision[lang], value: decision }]),
      { name: TERMS.standing[lang], value: STANDINGS[rubric.standing][lang] },
      { name: TERMS.version[lang], value: `${rubric.version} (SHA-256 ${rubric.sha256.slice(0, 12)})` },
      ...(rubric.register === undefined
        ? []
        : [{ name: TERMS.register[lang], value: `${rubric.register.file} (SHA-256 ${rubric.register.sha256.slice(0, 12)})` }]),
      { name: TERMS.round[lang], value: roundText(run, lang) },
      { name: TERMS.rounding[lang], value: roundingInWords(rubric, lang) },
      { name: TERMS.ties[lang], value: rankingInWords(rubric, lang) },
      ...(seal === undefined ? [] : [{ name: TERMS.seal[lang], value: seal }]),
    ],
  };
}
