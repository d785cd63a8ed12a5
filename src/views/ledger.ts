/** The ledger of a round: every point that was lost, added or charged, by whom and why; the answer to `cchc ledger`. */
import { type Chosen, chooseRows, type LedgerFilter, verifySums } from "../engine/ledger-choice.ts";
import { addSums, addTo, NO_SUMS, type Posting, type Sums } from "../engine/postings.ts";
import type { Tool } from "../engine/result.ts";
import type { ScoreRun } from "../engine/run.ts";
import { add, compare, isNegative, isZero, negate, type Points, ZERO } from "../points.ts";
import { asCount, type Lang, render, say, words } from "../text.ts";
import type { Align, Block, Column, Inline, Report } from "./block.ts";
import { reasonText } from "./entries.ts";
import { cellsText, type Figures, figures } from "./figures.ts";
import { GROUPINGS, type Grouping, type GroupKey } from "./ledger-groups.ts";
import { ledgerJson } from "./ledger-json.ts";
import { ledgerNotes, sumsText } from "./ledger-notes.ts";
import { ledgerRecords } from "./ledger-records.ts";
import { ledgerSheets } from "./ledger-sheet.ts";
import { capital, roundName, TERMS } from "./terms.ts";
import { rulesBlock, titleBlocks } from "./title.ts";

export interface LedgerOptions {
  readonly lang: Lang;
  readonly tool: Tool;
  readonly by: GroupKey;
  readonly filter: LedgerFilter;
}

const TITLE = words("ledger-title", "Bảng kê điểm bị trừ — {title}", "Ledger of points lost — {title}");
const GROUP = words("ledger-group", "{title}: bị trừ {lost}", "{title}: {lost} lost");
const BACK = words("ledger-given-back", "{title}: được cộng lại {points}", "{title}: {points} given back");
const ROWS = words("ledger-rows", "{count} dòng", "rows: {count}");
const NOTHING = words("ledger-nothing", "Không có dòng nào.", "There are no rows.");

/** A heading of its own with its rows and their sum. */
interface Section {
  readonly title: string;
  readonly rows: Posting[];
  sums: Sums;
}

function sectionsOf({ run, units, postings, partly }: Chosen, grouping: Grouping, lang: Lang): readonly Section[] {
  const sections = new Map<string, Section>();
  for (const posting of postings()) {
    const { key, title } = grouping.of(posting, { run, lang });
    const section = sections.get(key) ?? { title, rows: [], sums: NO_SUMS };
    sections.set(key, section);
    section.rows.push(posting);
    section.sums = addTo(section.sums, posting);
  }
  // The groups share the rows out among them: all together are what the units lost.
  if (!partly)
    verifySums(
      [...sections.values()].reduce((sum, { sums }) => addSums(sum, sums), NO_SUMS),
      units,
    );
  return grouping.sorted ? [...sections.values()].sort((a, b) => compare(b.sums.lost, a.sums.lost)) : [...sections.values()];
}

interface Choice extends Column {
  readonly cell: (posting: Posting) => Inline;
}

function columns({ run }: Chosen, by: GroupKey, lang: Lang, shown: Figures): readonly Choice[] {
  const fixed = (title: string, align: Align, cell: Choice["cell"]): Choice => ({ title, align, cell });
  const wide = (title: string, cell: Choice["cell"]): Choice => ({ title, align: "left", flexible: true, cell });
  const unit = fixed(TERMS.unit[lang], "left", ({ card }) => card.unit.name);
  const code = fixed(TERMS.code[lang], "left", ({ node }) => node);
  const titleOf = ({ leaf, node }: Posting): string => leaf?.title ?? run.rubric.nodes.get(node)?.title ?? "";
  // The criterion stands before its reason, so that both share the widest column; so does the remark behind it.
  const why = (posting: Posting): Inline => {
    const { remark } = posting.deduction;
    const title = by === "criterion" ? "" : titleOf(posting);
    return [
      ...(title === "" ? [] : [{ text: title, tone: "strong" } as const, { text: ": " }]),
      { text: reasonText(posting, lang) },
      ...(remark === undefined || remark === "" ? [] : [{ text: ` — ${TERMS.remark[lang]}: `, tone: "muted" } as const, { text: remark }]),
    ];
  };
  const [only] = run.inputs;
  const file = only !== undefined && run.inputs.length === 1 ? only.file : undefined;
  return [
    ...(by === "unit" ? [code] : by === "criterion" ? [unit] : [unit, code]),
    fixed(TERMS.moved[lang], "right", ({ change }) => [{ text: shown.taken(negate(change)), tone: isNegative(change) ? "bad" : "good" }]),
    fixed(TERMS.left[lang], "right", ({ after }) => shown.points(after)),
    wide(TERMS.reason[lang], why),
    wide(TERMS.round[lang], ({ deduction: { round } }) => (round === undefined ? "" : capital(roundName(round, lang)))),
    wide(TERMS.at[lang], ({ cells }) => cellsText(cells, file)),
  ];
}

function sectionBlocks({ title, rows, sums }: Section, choices: readonly Choice[], lang: Lang, shown: Figures): readonly Block[] {
  const lost = render(say(GROUP, { title, lost: sumsText(sums, shown, lang) }), lang);
  const back = { title, points: sumsText({ ...sums, lost: negate(sums.lost) }, shown, lang) };
  const heading = isNegative(sums.lost) ? render(say(BACK, back), lang) : lost;
  return [
    { kind: "heading", level: 3, text: `${heading} (${render(say(ROWS, { count: asCount(rows.length) }), lang)})` },
    {
      kind: "table",
      columns: choices.map(({ title: name, align, flexible }) => ({ title: name, align, ...(flexible === undefined ? {} : { flexible }) })),
      rows: rows.map((posting) => choices.map(({ cell }) => cell(posting))),
    },
  ];
}

export function ledger(run: ScoreRun, { lang, tool, by, filter }: LedgerOptions): Report {
  const shown = figures(run.rubric, lang);
  const chosen = chooseRows(run, filter);
  const title = render(say(TITLE, { title: run.rubric.title }), lang);
  return {
    get blocks() {
      const sections = sectionsOf(chosen, GROUPINGS[by], lang);
      const choices = columns(chosen, by, lang, shown);
      const body = sections.flatMap((section) => sectionBlocks(section, choices, lang, shown));
      return [
        ...titleBlocks(run, lang, title),
        ...(body.length === 0 ? [{ kind: "paragraph", text: render(say(NOTHING, {}), lang) } as const] : body),
        ...summaryOf(sections, by, lang, shown),
        rulesBlock(run, lang),
        ...ledgerNotes(chosen, shown, lang).map(
          (text, index): Block => ({ kind: "paragraph", text: [{ text, tone: index === 0 ? "strong" : "plain" }] }),
        ),
      ];
    },
    get records() {
      return ledgerRecords({ run, postings: chosen.printed, lang, shown });
    },
    get sheets() {
      return ledgerSheets({ run, postings: chosen.printed }, { lang, title, notes: ledgerNotes(chosen, shown, lang) });
    },
    get json() {
      return ledgerJson(chosen, tool, by);
    },
  };
}

/** The sums of all groups side by side, where there is more than one. */
function summaryOf(sections: readonly Section[], by: GroupKey, lang: Lang, { points }: Figures): readonly Block[] {
  if (sections.length < 2) return [];
  const has = (pick: (sums: Sums) => Points): boolean => sections.some(({ sums }) => !isZero(pick(sums)));
  const picks = [
    { title: TERMS.lost, pick: ({ lost }: Sums) => lost, shown: true },
    { title: TERMS.bonus, pick: ({ bonus }: Sums) => bonus, shown: has(({ bonus }) => bonus) },
    { title: TERMS.penalty, pick: ({ penalty }: Sums) => penalty, shown: has(({ penalty }) => penalty) },
  ].filter(({ shown }) => shown);
  const grouping = GROUPINGS[by];
  const foot = [
    TERMS.sum[lang],
    String(sections.reduce((sum, { rows }) => sum + rows.length, 0)),
    ...picks.map(({ pick }) => points(sections.reduce<Points>((sum, { sums }) => add(sum, pick(sums)), ZERO))),
  ];
  return [
    { kind: "heading", level: 2, text: grouping.title[lang] },
    {
      kind: "table",
      columns: [
        { title: grouping.column[lang], align: "left", flexible: true },
        { title: TERMS.rows[lang], align: "right" },
        ...picks.map(({ title }): Column => ({ title: title[lang], align: "right" })),
      ],
      rows: sections.map(({ title, rows, sums }) => [title, String(rows.length), ...picks.map(({ pick }) => points(pick(sums)))]),
      foot: [foot],
    },
  ];
}
