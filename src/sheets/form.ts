/** The sheet that a unit fills in: an official form, one row a criterion and one a figure, whose points count themselves. */

import type { Points } from "../points.ts";
import type { Branch, Leaf, Node, Rubric } from "../rubric/model.ts";
import { leavesOf } from "../rubric/model.ts";
import { formatNumber, render } from "../text.ts";
import { absentEntry, entryOf, pointsEntry, textEntry, unitOf } from "./entries.ts";
import { head } from "./head.ts";
import { isUntold, leafFormula, type Sheeted } from "./leaf-formula.ts";
import { type Look, Page } from "./page.ts";
import { breaksOf } from "./pages.ts";
import { COLUMN, inOwnRow, isOwn, Places, WIDTHS } from "./places.ts";
import { sumFormula } from "./sums.ts";

const HEADINGS = [
  "Mã",
  "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
  "Điểm tối đa",
  "Cách chấm điểm",
  "Đơn vị tính",
  "Số liệu",
  "Điểm tự đánh giá",
  "Tài liệu kiểm chứng",
  "Giải trình",
] as const;
const LAST = HEADINGS.length - 1;

/** Blanks, and what stands in rows that sum up. */
const BLANK = "FFF8DC";
const POINTS = "0.00";
const DAY = "dd/mm/yyyy";
const boxed = (more: Look = {}): Look => ({ boxed: true, ...more });
const NOT_OWN = { survey: "Điều tra xã hội học", assessor: "Cơ quan thẩm định chấm", self: "", system: "" } as const;

/** An exact number as a cell holds it; no rubric has points of more digits than a cell. */
const held = (points: Points): number => Number(formatNumber(points, "en").replaceAll(",", ""));

export interface FormChoices {
  readonly unit: string | undefined;
  readonly group: string | undefined;
}

export class FormSheet {
  readonly page = new Page(WIDTHS);
  readonly #sheeted: Sheeted;
  readonly #rubric: Rubric;
  readonly heading: number;
  /** The cell with the name of the unit. */
  readonly unitCell: string;

  constructor(rubric: Rubric, choices: FormChoices, lists: Sheeted["lists"], listed: (leaf: Leaf) => string | undefined) {
    this.#rubric = rubric;
    const { row, unitCell } = head(this.page, rubric, choices, lists);
    this.heading = row;
    this.unitCell = unitCell;
    this.#sheeted = { rubric, lists, listed, places: new Places(rubric, row + 1) };
    this.#write();
  }

  /** Criteria that the sheet cannot always show the points of. */
  get untold(): readonly Leaf[] {
    return this.#rubric.leaves.filter((leaf) => isUntold(leaf, this.#sheeted));
  }

  #write(): void {
    const { page } = this;
    for (const [column, text] of HEADINGS.entries()) {
      page.set(this.heading, column, text, boxed({ bold: true, align: "center", fill: "D9E2F3" }));
    }
    for (const domain of this.#rubric.root.children) this.#node(domain);
    page.fit(this.heading);
    const row = this.#totals(this.#sheeted.places.end);
    this.#signatures(row + 1);
    page.breaks = breaksOf(page, this.#rubric, this.#sheeted.places, this.heading);
  }

  #node(node: Node): void {
    if (node.kind === "leaf") {
      this.#leaf(node);
      return;
    }
    this.#branch(node);
    for (const child of node.children) this.#node(child);
  }

  #branch(node: Branch): void {
    const row = this.#sheeted.places.rowOf(node.id);
    const look = boxed({ bold: true, fill: node.depth === 0 ? "E2EFDA" : "F2F2F2" });
    this.#row(row, node.id, node.depth === 0 ? node.title.toUpperCase() : node.title, node.max, look);
    const formula = sumFormula(counted(node), this.#sheeted);
    if (formula !== undefined) this.page.set(row, COLUMN.points, "", { ...look, align: "center", format: POINTS }, formula);
  }

  #row(row: number, code: string, name: string, max: Points | undefined, look: Look): void {
    const { page } = this;
    for (let column = 0; column <= LAST; column += 1) page.set(row, column, null, look);
    page.set(row, COLUMN.code, code, { ...look, size: code.includes("/") ? 8 : 10 });
    page.set(row, COLUMN.name, name, look);
    if (max !== undefined) page.set(row, COLUMN.max, held(max), { ...look, align: "center", format: POINTS });
  }

  #leaf(leaf: Leaf): void {
    const { page } = this;
    const { places, lists } = this.#sheeted;
    const row = places.rowOf(leaf.id);
    this.#row(row, leaf.id, this.#titleOf(leaf), leaf.max, boxed());
    page.set(row, COLUMN.scale, scaleOf(leaf), boxed({ size: 9 }));
    if (!isOwn(leaf)) {
      page.set(row, COLUMN.unit, NOT_OWN[leaf.source], boxed({ size: 9, italic: true }));
      for (const column of [COLUMN.facts, COLUMN.points, COLUMN.evidence, COLUMN.explanation])
        page.set(row, column, null, boxed({ fill: "EDEDED" }));
      return;
    }
    const absent = leaf.notApplicable !== "forbidden";
    const [only] = leaf.fields;
    const own = { row, column: COLUMN.facts };
    if (only !== undefined && inOwnRow(leaf)) this.#figure(leaf, only.key, row, absent);
    else if (absent) {
      page.set(row, COLUMN.facts, null, boxed({ open: true, fill: BLANK, align: "center", size: 9 }));
      page.entries.push(absentEntry(leaf, own, lists));
    }
    if (!inOwnRow(leaf)) this.#fields(leaf);
    this.#points(leaf, row);
    this.#words(leaf, row);
  }

  #titleOf({ title, effect }: Leaf): string {
    if (effect === "score" || title.includes(":")) return title;
    return `${effect === "bonus" ? "Điểm thưởng" : "Điểm phạt"}: ${title}`;
  }

  #fields(leaf: Leaf): void {
    for (const { key, label, type } of leaf.fields) {
      const row = this.#sheeted.places.rowOf(`${leaf.id}/${key}`);
      this.#row(row, `${leaf.id}/${key}`, `- ${label.vi}`, undefined, boxed({ italic: true, size: 9 }));
      if (type !== "list") this.#figure(leaf, key, row, false);
      else
        this.page.set(
          row,
          COLUMN.scale,
          `Ghi ở trang tính «${leaf.id}» (nếu có danh sách thì tính theo danh sách)`,
          boxed({ size: 9, italic: true }),
        );
    }
  }

  #figure(leaf: Leaf, key: string, row: number, absent: boolean): void {
    const field = leaf.fields.find((each) => each.key === key);
    if (field === undefined) return;
    const { page } = this;
    page.set(row, COLUMN.unit, unitOf(field), boxed({ size: 9, align: "center" }));
    const format = field.type === "date" ? { format: DAY } : {};
    page.set(
      row,
      COLUMN.facts,
      null,
      boxed({ open: true, fill: BLANK, align: "center", ...format, ...(field.type === "choice" ? { size: 9 } : {}) }),
    );
    page.entries.push(entryOf(field, { row, column: COLUMN.facts }, this.#sheeted.lists, absent));
  }

  #points(leaf: Leaf, row: number): void {
    const { page } = this;
    const look = boxed({ align: "center", format: POINTS });
    if (leaf.fields.length === 0) {
      page.set(row, COLUMN.unit, "Điểm", boxed({ size: 9, align: "center" }));
      page.set(row, COLUMN.points, null, { ...look, open: true, fill: BLANK });
      page.entries.push(pointsEntry(leaf, { row, column: COLUMN.points }));
      return;
    }
    const formula = leafFormula(leaf, this.#sheeted);
    if (formula !== undefined) page.set(row, COLUMN.points, "", look, formula);
  }

  #words(leaf: Leaf, row: number): void {
    const { page } = this;
    for (const column of [COLUMN.evidence, COLUMN.explanation]) page.set(row, column, null, boxed({ open: true, fill: BLANK, size: 9 }));
    const wanted = leaf.evidence === undefined ? "" : ` Cần có: ${leaf.evidence}.`;
    page.entries.push(textEntry({ row, column: COLUMN.evidence }, `Tiêu chí ${leaf.id}`, `Ghi số, ký hiệu, ngày và tên văn bản.${wanted}`));
    page.entries.push(
      textEntry(
        { row, column: COLUMN.explanation },
        `Tiêu chí ${leaf.id}`,
        "Giải trình nếu cần: lý do không phát sinh, cách tính số liệu.",
      ),
    );
  }

  /** @returns the row after the last */
  #totals(first: number): number {
    const { leaves, maxPoints } = this.#rubric;
    const effects = [
      ["Tổng cộng", leaves.filter(({ effect }) => effect === "score")],
      ["Điểm thưởng", leaves.filter(({ effect }) => effect === "bonus")],
      ["Điểm phạt", leaves.filter(({ effect }) => effect === "penalty")],
    ] as const;
    let row = first;
    for (const [title, summed] of effects) {
      if (summed.length === 0) continue;
      const look = boxed({ bold: true, fill: "FFF2CC" });
      for (let column = 0; column <= LAST; column += 1) this.page.set(row, column, null, look);
      this.page.span(row, COLUMN.code, COLUMN.name, title, { ...look, align: "center" });
      if (summed === effects[0][1]) this.page.set(row, COLUMN.max, held(maxPoints), { ...look, align: "center", format: POINTS });
      const formula = sumFormula(summed, this.#sheeted);
      if (formula !== undefined) this.page.set(row, COLUMN.points, "", { ...look, align: "center", format: POINTS }, formula);
      row += 1;
    }
    return row;
  }

  #signatures(row: number): void {
    const { page } = this;
    const [left, right] = [COLUMN.name, COLUMN.facts];
    const line = (at: number, text: readonly [string, string], look: Look): void => {
      page.span(at, COLUMN.code, left, text[0], { align: "center", ...look });
      page.span(at, right, LAST, text[1], { align: "center", ...look });
    };
    line(row, ["", "…………………, ngày …… tháng …… năm ………"], { italic: true, size: 13 });
    line(row + 1, ["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"], { bold: true, size: 13 });
    line(row + 2, ["(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)"], { italic: true, size: 12 });
    for (let gap = 3; gap < 7; gap += 1) page.set(row + gap, 0, null, {});
  }
}

/** The rule in the words of the rubric, a line for each level, and what must be shown for it. */
function scaleOf(leaf: Leaf): string {
  const lines = leaf.ruleKind.scale(leaf.rule, leaf.max).map((line) => render(line, "vi"));
  const evidence = leaf.evidence === undefined ? [] : [`Tài liệu: ${leaf.evidence}`];
  const { requires } = leaf;
  const condition = requires === undefined ? [] : [`Chỉ tính khi đạt tiêu chí ${requires.node}`];
  return [...lines, ...condition, ...evidence].join("\n");
}

/** The leaves that make up the points of a branch: what is on top of the score stands outside it, unless there is nothing else. */
function counted(node: Node): readonly Leaf[] {
  const leaves = leavesOf(node);
  const scored = leaves.filter(({ effect }) => effect === "score");
  return scored.length > 0 ? scored : leaves.filter(({ effect }) => effect === "bonus");
}
