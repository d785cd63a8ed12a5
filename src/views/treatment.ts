/** One criterion over all units: who lost points there and who with the same figures did not; the answer to `cchc explain --rule`. */
import { type Treated, treatedAt, type Unlike, unlikeAmong } from "../engine/alike.ts";
import { cellJson, pointsJson } from "../engine/json.ts";
import { valuesIn } from "../engine/ledger.ts";
import type { Posting } from "../engine/postings.ts";
import { manifestOf, type Tool } from "../engine/result.ts";
import type { ScoreRun } from "../engine/run.ts";
import { add, negate, type Points, ZERO } from "../points.ts";
import { type Leaf, leavesOf, type Node } from "../rubric/model.ts";
import { asCount, type Lang, render, say, words } from "../text.ts";
import type { Block, Report } from "./block.ts";
import { reasonText } from "./entries.ts";
import { cellsText, type Figures, figures, valueText } from "./figures.ts";
import { ledgerRecords } from "./ledger-records.ts";
import { ledgerSheets } from "./ledger-sheet.ts";
import { TERMS } from "./terms.ts";
import { rulesBlock, titleBlocks } from "./title.ts";

interface Telling {
  readonly lang: Lang;
  readonly shown: Figures;
}

const HEADING = words(
  "treatment-heading",
  "{id}. {title}: {count}/{of} đơn vị bị trừ, cộng {lost} điểm",
  "{id}. {title}: {count} of {of} units lost points, {lost} in all",
);
const SPARED = words("treatment-spared", "Không bị trừ: {names}.", "Nothing lost: {names}.");
const ALIKE = words(
  "treatment-alike",
  "Không có đơn vị nào cùng số liệu mà khác điểm.",
  "No units with the same figures have different points.",
);
const UNLIKE = words(
  "treatment-unlike",
  "Cùng số liệu “{values}” nhưng khác điểm: {names}. Đề nghị xem xét vì sao.",
  "The same figures “{values}” but different points: {names}. Is there a reason?",
);
const WITH_POINTS = words("treatment-points", "{unit} {points}", "{unit} {points}");

const lostBy = ({ postings }: Treated): Points =>
  negate(postings.reduce<Points>((sum, { change, account }) => (account === "score" ? add(sum, change) : sum), ZERO));

function unlikeText(leaf: Leaf, units: Unlike, { lang, shown }: Telling): string {
  const [first] = units;
  const answer = first?.figures;
  const keys = leaf.fields.map(({ key }) => key);
  const values =
    answer === undefined
      ? ""
      : valuesIn(leaf, answer, keys)
          .map((each) => valueText(each, [], lang))
          .join("; ");
  const names = units.map(({ card, score }) =>
    render(say(WITH_POINTS, { unit: card.unit.name, points: shown.points(score.earned) }), lang),
  );
  return render(say(UNLIKE, { values, names: names.join("; ") }), lang);
}

function leafBlocks(run: ScoreRun, leaf: Leaf, telling: Telling): readonly Block[] {
  const { lang, shown } = telling;
  const units = treatedAt(run, leaf);
  const lossy = units.filter(({ postings }) => postings.length > 0);
  const spared = units.filter(({ postings }) => postings.length === 0);
  const lost = lossy.reduce<Points>((sum, each) => add(sum, lostBy(each)), ZERO);
  const unlike = unlikeAmong(leaf, units);
  const title = say(HEADING, {
    id: leaf.id,
    title: leaf.title,
    count: asCount(lossy.length),
    of: asCount(units.length),
    lost: shown.points(lost),
  });
  const [only] = run.inputs;
  const file = run.inputs.length === 1 ? only?.file : undefined;
  const table: Block = {
    kind: "table",
    columns: [
      { title: TERMS.unit[lang], align: "left" },
      { title: TERMS.moved[lang], align: "right" },
      { title: TERMS.left[lang], align: "right" },
      { title: TERMS.reason[lang], align: "left", flexible: true },
      { title: TERMS.at[lang], align: "left", flexible: true },
    ],
    rows: lossy.flatMap(({ card, postings }) =>
      postings.map((posting) => [
        card.unit.name,
        [{ text: shown.taken(negate(posting.change)), tone: "bad" } as const],
        shown.points(posting.after),
        reasonText(posting, lang),
        cellsText(posting.cells, file),
      ]),
    ),
  };
  return [
    { kind: "heading", level: 2, text: render(title, lang) },
    ...(lossy.length === 0 ? [] : [table]),
    ...(spared.length === 0
      ? []
      : [{ kind: "paragraph", text: render(say(SPARED, { names: spared.map(({ card }) => card.unit.name).join(", ") }), lang) } as const]),
    ...(unlike.length === 0
      ? [{ kind: "paragraph", text: render(say(ALIKE, {}), lang) } as const]
      : [{ kind: "list", items: unlike.map((each) => unlikeText(leaf, each, telling)) } as const]),
  ];
}

function leafJson(run: ScoreRun, leaf: Leaf): object {
  const points = (value: Points): string => pointsJson(value, run.rubric);
  const units = treatedAt(run, leaf);
  return {
    node: leaf.id,
    title: leaf.title,
    units: units.map((unit) => ({
      id: unit.card.unit.id,
      name: unit.card.unit.name,
      earned: points(unit.score.earned),
      lost: points(lostBy(unit)),
      cells: unit.postings.flatMap(({ cells }) => cells.map(cellJson)),
    })),
    unlike: unlikeAmong(leaf, units).map((each) => each.map(({ card, score }) => ({ unit: card.unit.id, earned: points(score.earned) }))),
  };
}

export function treatment(run: ScoreRun, node: Node, { lang, tool }: { readonly lang: Lang; readonly tool: Tool }): Report {
  const shown = figures(run.rubric, lang);
  const leaves = leavesOf(node);
  const postings = (): readonly Posting[] => leaves.flatMap((leaf) => treatedAt(run, leaf).flatMap((treated) => treated.postings));
  return {
    get blocks() {
      return [
        ...titleBlocks(run, lang, run.rubric.title),
        ...leaves.flatMap((leaf) => leafBlocks(run, leaf, { lang, shown })),
        rulesBlock(run, lang),
      ];
    },
    get records() {
      return ledgerRecords({ run, postings, lang, shown });
    },
    get sheets() {
      return ledgerSheets({ run, postings }, { lang, title: run.rubric.title, notes: [] });
    },
    get json() {
      return { schema: "cchc-treatment/1", manifest: manifestOf(run, tool), criteria: leaves.map((leaf) => leafJson(run, leaf)) };
    },
  };
}
