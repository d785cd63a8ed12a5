/** Where everything stands in the sheet that a unit fills in: worked out before a cell is written, so that formulas can name each other. */
import type { Field } from "../assessment.ts";
import type { Leaf, Node, Rubric } from "../rubric/model.ts";
import { nameOf } from "./page.ts";

export const COLUMN = { code: 0, name: 1, max: 2, scale: 3, unit: 4, facts: 5, points: 6, evidence: 7, explanation: 8 } as const;
export const WIDTHS: readonly number[] = [9, 35, 7, 31, 9, 15, 8, 21, 21];

/** The sheet to fill in; no unit has the name of a round. */
export const FORM_SHEET = "Tự đánh giá";

/** What the cells say in words that the reader knows again. */
export const NOT_APPLICABLE = "Không áp dụng";
export const YES = "Có";
export const NO = "Không";
export const NEVER = "Không thực hiện";

export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Whether the unit itself fills a criterion in: not what is asked in a survey or left to the appraisers. */
export const isOwn = ({ source }: Leaf): boolean => source === "self" || source === "system";

export const listField = ({ fields }: Leaf): Field | undefined => fields.find(({ type }) => type === "list");
/** A criterion with a single figure has it in its own row. */
export const inOwnRow = ({ fields }: Leaf): boolean => fields.length === 1 && fields[0]?.type !== "list";

export class Places {
  /** Rows by id of node; rows of fields by `1.5/items`. */
  readonly #rows = new Map<string, number>();
  readonly end: number;

  /** @param first the first row below the headings */
  constructor(rubric: Rubric, first: number) {
    let row = first;
    const put = (code: string): void => {
      this.#rows.set(code, row);
      row += 1;
    };
    const walk = (node: Node): void => {
      put(node.id);
      if (node.kind === "branch") for (const child of node.children) walk(child);
      else if (isOwn(node) && !inOwnRow(node)) for (const { key } of node.fields) put(`${node.id}/${key}`);
    };
    for (const domain of rubric.root.children) walk(domain);
    this.end = row;
  }

  rowOf(code: string): number {
    const row = this.#rows.get(code);
    if (row === undefined) throw new RangeError(`no row for ${code}`);
    return row;
  }

  /** The cell where a figure of a criterion is filled in. */
  fact(leaf: Leaf, key: string): string {
    return nameOf(this.rowOf(inOwnRow(leaf) ? leaf.id : `${leaf.id}/${key}`), COLUMN.facts);
  }

  /** The cell in a criterion's own row, where it may also be said that it does not apply. */
  own(leaf: Leaf): string {
    return nameOf(this.rowOf(leaf.id), COLUMN.facts);
  }

  points(node: Node): string {
    return nameOf(this.rowOf(node.id), COLUMN.points);
  }
}
