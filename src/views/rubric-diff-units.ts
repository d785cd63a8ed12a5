/** The same data by two rubrics: whose score and place would change, what could not be read, what has to be asked again. */
import { compareRuns, newlyUnread, type Position, type TypedLeaf, typedPoints, type UnitMove } from "../engine/compare.ts";
import type { ScoreRun } from "../engine/run.ts";
import type { Ask, RubricComparison } from "../rubric/compare.ts";
import { placeName } from "../source.ts";
import { asCount, type Lang, render, say, type Text, words } from "../text.ts";
import type { Block } from "./block.ts";
import { figures } from "./figures.ts";
import { STATES } from "./following.ts";
import { DIFFERENCE, signed } from "./rubric-diff-summary.ts";
import { apartText, noteText, placeText } from "./standing.ts";
import { TERMS } from "./terms.ts";

export interface Replay {
  readonly before: ScoreRun;
  readonly after: ScoreRun;
}

const TITLE: Text = { vi: "Điểm và xếp hạng nếu áp dụng bộ sau (giả định)", en: "Scores and ranks under the second rubric (hypothetical)" };
const TOTAL_BEFORE: Text = { vi: "Tổng điểm trước", en: "Total before" };
const TOTAL_AFTER: Text = { vi: "Tổng điểm sau", en: "Total after" };
const CHANGED = words(
  "diff-units-changed",
  "{scores}/{units} đơn vị đổi điểm, {ranks} đơn vị đổi thứ hạng.",
  "{scores} of {units} units have another score, {ranks} another rank.",
);
const ARROW = words("diff-arrow", "{before} → {after}", "{before} → {after}");
const ASK = words("diff-ask", "Phải hỏi lại các đơn vị ({count} tiêu chí):", "To be asked of the units again (criteria: {count}):");
const ASK_WHOLE = words("diff-ask-whole", "{id} {title}: tiêu chí mới", "{id} {title}: a new criterion");
const ASK_FIELDS = words("diff-ask-fields", "{id} {title}: {fields}", "{id} {title}: {fields}");
const UNREAD = words(
  "diff-unread",
  "Không đọc được theo bộ sau, hoặc nay sai ({count} chỗ):",
  "Not read under the second rubric, or wrong under it ({count}):",
);
const MORE = words("summary-more", "và {count} mục khác", "and {count} more");
const OLD_CODES = words(
  "diff-old-codes",
  "Số liệu còn ghi mã cũ ({codes}) nhưng được đọc theo mã của bộ sau; điểm của các tiêu chí này chỉ đúng sau khi sửa mã trong tệp số liệu.",
  "The data still bear the old codes ({codes}) but are read by those of the second rubric; the points of these criteria are right only after the codes in the data file are changed.",
);
const TYPED = words(
  "diff-typed",
  "Phải chấm lại theo bộ sau: điểm do người chấm ghi theo cách tính trước, ở đây vẫn giữ nguyên ({count} tiêu chí):",
  "To be appraised again: points that people typed by the old rule stand here as they are (criteria: {count}):",
);
const TYPED_LEAF = words("diff-typed-leaf", "{id} {title}: {units} đơn vị", "{id} {title}: units {units}");
const NONE = "–";
const LISTED = 10;

export function askText({ leaf: { id, title }, fields }: Ask, lang: Lang): string {
  if (fields === undefined) return render(say(ASK_WHOLE, { id, title }), lang);
  return render(say(ASK_FIELDS, { id, title, fields: fields.map(({ label }) => label[lang]).join("; ") }), lang);
}

/** Leaves whose code in the data is no longer theirs. */
export const oldCodes = ({ pairs }: RubricComparison): readonly { readonly before: string; readonly after: string }[] =>
  pairs.flatMap(({ before, after }) => (after.kind === "leaf" && before.id !== after.id ? [{ before: before.id, after: after.id }] : []));

/** Criteria whose maximum or rule changed, but whose points in the data were typed and so do not follow. */
export function typedByOldRule({ changes }: RubricComparison, { after }: Replay): readonly TypedLeaf[] {
  const leaves = changes.flatMap(({ code, effect, after: node }) =>
    effect === "scores" && node?.kind === "leaf" && (code === "maximum-changed" || code.startsWith("rule-")) ? [node] : [],
  );
  return typedPoints(after, [...new Set(leaves)]);
}

const placeOf = (position: Position | undefined, lang: Lang): string =>
  position?.row?.place === undefined ? NONE : placeText(position.ranking, position.row, lang);
/** What follows from a place; a column of it stands only where some unit has it. */
const FOLLOWING: readonly { readonly title: Text; readonly of: (position: Position | undefined, lang: Lang) => string | undefined }[] = [
  { title: TERMS.grade, of: (position) => position?.card.grade?.title },
  { title: TERMS.head, of: (position) => position?.row?.head?.grade.title },
  { title: TERMS.commended, of: (position, lang) => position?.row?.commended && STATES[position.row.commended.state][lang] },
];

function arrow(before: string, after: string, lang: Lang): string {
  return before === after ? after : render(say(ARROW, { before, after }), lang);
}

function noteOf({ after }: UnitMove, shown: ReturnType<typeof figures>, lang: Lang): string {
  if (after === undefined) return TERMS.unranked[lang];
  return after.row === undefined ? apartText(after.card, lang) : noteText(after.card, after.row, shown, lang);
}

function table(moves: readonly UnitMove[], { before, after }: Replay, lang: Lang): Block {
  const old = figures(before.rubric, lang);
  const now = figures(after.rubric, lang);
  const total = (position: Position | undefined, shown: ReturnType<typeof figures>): string =>
    position?.row === undefined ? NONE : shown.points(position.card.total);
  const notes = moves.map((move) => noteOf(move, now, lang));
  const following = FOLLOWING.filter(({ of }) => moves.some((move) => (of(move.after, lang) ?? of(move.before, lang)) !== undefined));
  const noted = notes.some((note) => note !== "");
  return {
    kind: "table",
    columns: [
      { title: TERMS.unit[lang], align: "left", flexible: true },
      { title: TOTAL_BEFORE[lang], align: "right" },
      { title: TOTAL_AFTER[lang], align: "right" },
      { title: DIFFERENCE[lang], align: "right" },
      { title: TERMS.ranking[lang], align: "right" },
      ...following.map(({ title }) => ({ title: title[lang], align: "left" }) as const),
      ...(noted ? [{ title: TERMS.note[lang], align: "left", flexible: true } as const] : []),
    ],
    rows: moves.map((move, index) => [
      move.name,
      total(move.before, old),
      [{ text: total(move.after, now), tone: "strong" }],
      move.difference === undefined ? NONE : signed(now, move.difference),
      arrow(placeOf(move.before, lang), placeOf(move.after, lang), lang),
      ...following.map(({ of }) => arrow(of(move.before, lang) ?? NONE, of(move.after, lang) ?? NONE, lang)),
      ...(noted ? [notes[index] ?? ""] : []),
    ]),
  };
}

function listBlocks(title: string, lines: readonly string[], lang: Lang): readonly Block[] {
  const rest = lines.length - LISTED;
  const items = rest > 0 ? [...lines.slice(0, LISTED), render(say(MORE, { count: asCount(rest) }), lang)] : lines;
  return lines.length === 0
    ? []
    : [
        { kind: "paragraph", text: title },
        { kind: "list", items },
      ];
}

export function replayBlocks(comparison: RubricComparison, replay: Replay, lang: Lang): readonly Block[] {
  const moves = compareRuns(replay.before, replay.after);
  const scores = moves.filter(
    ({ difference }) => difference !== undefined && signed(figures(replay.after.rubric, lang), difference) !== "0",
  ).length;
  const ranks = moves.filter(({ before, after }) => placeOf(before, lang) !== placeOf(after, lang)).length;
  const groups = new Set(moves.map(({ before, after }) => (after ?? before)?.ranking.group.title ?? ""));
  const typed = typedByOldRule(comparison, replay);
  const unread = newlyUnread(replay.before, replay.after);
  const codes = oldCodes(comparison).map(({ before, after }) => arrow(before, after, lang));
  return [
    { kind: "heading", level: 2, text: TITLE[lang] },
    {
      kind: "paragraph",
      text: render(say(CHANGED, { scores: asCount(scores), units: asCount(moves.length), ranks: asCount(ranks) }), lang),
    },
    ...(codes.length === 0
      ? []
      : [{ kind: "paragraph", text: [{ text: render(say(OLD_CODES, { codes: codes.join("; ") }), lang), tone: "warning" }] } as const]),
    ...[...groups].flatMap((group): readonly Block[] => [
      ...(groups.size > 1 ? [{ kind: "heading", level: 3, text: group } as const] : []),
      table(
        moves.filter(({ before, after }) => (after ?? before)?.ranking.group.title === group),
        replay,
        lang,
      ),
    ]),
    ...listBlocks(
      render(say(ASK, { count: asCount(comparison.asks.length) }), lang),
      comparison.asks.map((ask) => askText(ask, lang)),
      lang,
    ),
    ...listBlocks(
      render(say(TYPED, { count: asCount(typed.length) }), lang),
      typed.map(({ leaf: { id, title }, units }) => render(say(TYPED_LEAF, { id, title, units: asCount(units) }), lang)),
      lang,
    ),
    ...listBlocks(
      render(say(UNREAD, { count: asCount(unread.length) }), lang),
      unread.map(({ at, message }) => `${placeName(at)}: ${render(message, lang)}`),
      lang,
    ),
  ];
}
