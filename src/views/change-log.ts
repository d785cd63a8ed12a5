/** What changed between two versions of a file, in words, with what it did to points, totals and places. */
import type { AnswerChange, ChangeLog, LeafChanges, UnitChanges } from "../engine/changes.ts";
import type { Position } from "../engine/compare.ts";
import type { Tool } from "../engine/result.ts";
import type { CellChange, Changes } from "../layouts/table-changes.ts";
import { isNegative, isZero, negate, subtract } from "../points.ts";
import { asCount, type Lang, render, say, type Text, words } from "../text.ts";
import type { Block, Entry, Inline, Report } from "./block.ts";
import { changeJson, changeRecords } from "./change-log-data.ts";
import { PLACES, placeLines } from "./change-places.ts";
import { formulaChange, NONE, OTHER, placesText, shownValue, whatOf } from "./change-words.ts";
import { type Figures, figures } from "./figures.ts";
import { placeText, totalText } from "./standing.ts";
import { TERMS } from "./terms.ts";

export interface ChangeLogOptions {
  readonly lang: Lang;
  readonly tool: Tool;
  readonly verbose?: boolean | undefined;
}

const TITLE: Text = { vi: "Thay đổi giữa hai bản số liệu", en: "Changes between two versions of the data" };
const MOVED: Text = { vi: "Điểm và thứ hạng", en: "Scores and ranks" };
const NOTHING: Text = { vi: "Hai bản như nhau.", en: "The two versions are the same." };
const SUMMARY = words(
  "log-summary",
  "{answers} số liệu hoặc điểm thay đổi ở {units} đơn vị; {scores} đơn vị đổi điểm, {ranks} đơn vị đổi hạng; {cells} ô khác thay đổi.",
  "{answers} answers changed in {units} units; {scores} units have another score, {ranks} another rank; {cells} other cells changed.",
);
const PLACES_SUMMARY = words(
  "log-summary-places",
  "{count} thay đổi về trang tính, dòng, cột.",
  "{count} changes of sheets, rows and columns.",
);
const ARROW = words("log-arrow", "{before} → {after}", "{before} → {after}");
const PART = words("log-part", "{what}: {before} → {after} ({place})", "{what}: {before} → {after} ({place})");
const ADDED = words("log-unit-added", "Đơn vị mới có trong bản sau", "Only in the later version");
const REMOVED = words("log-unit-removed", "Không còn trong bản sau", "No longer in the later version");
const UNREADABLE = words("log-unreadable", "không đọc được", "not readable");
const NO_EFFECT = words("log-no-effect", "không đổi điểm", "no effect on points");
const MORE = words("log-more-cells", "và {count} ô khác; thêm --verbose để xem hết", "and {count} more; add --verbose to see all");
const MORE_PLACES = words(
  "log-more-places",
  "và {count} thay đổi khác; thêm --verbose để xem hết",
  "and {count} more; add --verbose to see all",
);
const SHOWN = 20;
const changeText = (change: AnswerChange, lang: Lang): string =>
  render(
    say(PART, {
      what: whatOf(change, lang),
      before: shownValue(change, change.before, lang),
      after: shownValue(change, change.after, lang),
      place: placesText(change.was, change.at, lang),
    }),
    lang,
  );

/** `+0,75`, `−0,50`; how far the points of a criterion moved. */
function effectOf({ before, after }: LeafChanges, shown: Figures, lang: Lang): Inline {
  if (before?.unreadable === true || after?.unreadable === true) return render(say(UNREADABLE, {}), lang);
  if (before === undefined || after === undefined) return "";
  const moved = subtract(after.earned, before.earned);
  if (isZero(moved)) return [{ text: render(say(NO_EFFECT, {}), lang), tone: "muted" }];
  return [{ text: shown.taken(negate(moved)), tone: isNegative(moved) ? "bad" : "good" }];
}

function leafEntry(changes: LeafChanges, shown: Figures, lang: Lang): Entry {
  const { leaf, before, after } = changes;
  const points =
    before === undefined || after === undefined
      ? []
      : [`${TERMS.earned[lang]}: ${render(say(ARROW, { before: shown.points(before.earned), after: shown.points(after.earned) }), lang)}`];
  return {
    title: [
      { text: `${leaf.id}  `, tone: "muted" },
      { text: leaf.title, tone: "strong" },
    ],
    figure: effectOf(changes, shown, lang),
    lines: [...changes.changes.map((change) => changeText(change, lang)), ...points],
  };
}

const totalOf = (position: Position | undefined, shown: Figures, lang: Lang): string =>
  position?.row === undefined ? "–" : totalText(position.card, shown, lang);
const rankOf = (position: Position | undefined, lang: Lang): string =>
  position?.row === undefined ? "–" : placeText(position.ranking, position.row, lang);
const arrow = (before: string, after: string, lang: Lang): string =>
  before === after ? after : render(say(ARROW, { before, after }), lang);

function unitBlocks({ move, leaves }: UnitChanges, shown: Figures, lang: Lang): readonly Block[] {
  const gone = move.after === undefined ? REMOVED : move.before === undefined ? ADDED : undefined;
  if (leaves.length === 0 && gone === undefined) return [];
  const total = arrow(totalOf(move.before, shown, lang), totalOf(move.after, shown, lang), lang);
  const rank = arrow(rankOf(move.before, lang), rankOf(move.after, lang), lang);
  const heading: Block = { kind: "heading", level: 2, text: `${move.name}: ${total}; ${TERMS.ranking[lang].toLowerCase()} ${rank}` };
  if (gone !== undefined) return [heading, { kind: "paragraph", text: render(say(gone, {}), lang) }];
  return [heading, { kind: "entries", items: leaves.map((each) => leafEntry(each, shown, lang)) }];
}

function movesTable(units: readonly UnitChanges[], shown: Figures, lang: Lang): readonly Block[] {
  const moved = units.filter(({ move }) => move.changed);
  if (moved.length === 0) return [];
  const rows = moved.map(({ move }): readonly Inline[] => [
    move.name,
    arrow(totalOf(move.before, shown, lang), totalOf(move.after, shown, lang), lang),
    move.difference === undefined || isZero(move.difference) ? "" : shown.taken(negate(move.difference)),
    arrow(rankOf(move.before, lang), rankOf(move.after, lang), lang),
  ]);
  return [
    { kind: "heading", level: 2, text: MOVED[lang] },
    {
      kind: "table",
      columns: [
        { title: TERMS.unit[lang], align: "left", flexible: true },
        { title: TERMS.total[lang], align: "right" },
        { title: "±", align: "right" },
        { title: TERMS.ranking[lang], align: "right" },
      ],
      rows,
    },
  ];
}

function cellLine(change: CellChange, lang: Lang): string {
  const text = (cell: CellChange["before"]): string => (cell === undefined ? NONE[lang] : `“${cell.text.trim()}”`);
  const formula = formulaChange(change);
  const line = `${placesText(change.was, change.at, lang)}: ${text(change.before)} → ${text(change.after)}`;
  return formula === undefined ? line : `${line} (${render(formula, lang)})`;
}

/** A list under its title, cut where it gets long. */
function listBlocks(title: Text, all: readonly string[], more: typeof MORE, { lang, verbose }: ChangeLogOptions): readonly Block[] {
  if (all.length === 0) return [];
  const items = all.slice(0, verbose === true ? all.length : SHOWN);
  const rest = all.length - items.length;
  return [
    { kind: "heading", level: 2, text: title[lang] },
    { kind: "list", items: rest === 0 ? items : [...items, render(say(more, { count: asCount(rest) }), lang)] },
  ];
}

function otherBlocks(others: Changes, options: ChangeLogOptions): readonly Block[] {
  const { lang } = options;
  return [
    ...listBlocks(PLACES, placeLines(others, lang), MORE_PLACES, options),
    ...listBlocks(
      OTHER,
      others.cells.map((each) => cellLine(each, lang)),
      MORE,
      options,
    ),
  ];
}

const placesIn = ({ sheets, lines }: Changes): number => sheets.length + lines.length;

export const isUnchanged = ({ units }: ChangeLog, others: Changes): boolean =>
  others.cells.length === 0 &&
  placesIn(others) === 0 &&
  units.every(({ leaves, move }) => leaves.length === 0 && move.before !== undefined && move.after !== undefined);

function summary({ units }: ChangeLog, others: Changes, lang: Lang): string {
  const touched = units.filter(({ leaves, move }) => leaves.length > 0 || move.before === undefined || move.after === undefined);
  const answers = units.reduce((sum, { leaves }) => sum + leaves.reduce((count, { changes }) => count + changes.length, 0), 0);
  const scores = units.filter(({ move }) => move.difference !== undefined && !isZero(move.difference)).length;
  const ranks = units.filter(({ move }) => rankOf(move.before, lang) !== rankOf(move.after, lang)).length;
  const places = placesIn(others);
  const more = places === 0 ? "" : ` ${render(say(PLACES_SUMMARY, { count: asCount(places) }), lang)}`;
  const said = render(
    say(SUMMARY, {
      answers: asCount(answers),
      units: asCount(touched.length),
      scores: asCount(scores),
      ranks: asCount(ranks),
      cells: asCount(others.cells.length),
    }),
    lang,
  );
  return `${said}${more}`;
}

/** @param others what changed in the sheets and brings no points */
export function changeLog(log: ChangeLog, others: Changes, options: ChangeLogOptions): Report {
  const { lang, tool } = options;
  const shown = figures(log.after.rubric, lang);
  const title: Block = { kind: "heading", level: 1, text: TITLE[lang] };
  const blocks: readonly Block[] = isUnchanged(log, others)
    ? [title, { kind: "paragraph", text: NOTHING[lang] }]
    : [
        title,
        { kind: "paragraph", text: summary(log, others, lang) },
        ...movesTable(log.units, shown, lang),
        ...log.units.flatMap((unit) => unitBlocks(unit, shown, lang)),
        ...otherBlocks(others, options),
      ];
  return { blocks, records: changeRecords(log, others, shown, lang), json: changeJson(log, others, tool) };
}
