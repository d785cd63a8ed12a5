/** A table → the form that it is: which row is a domain, a criterion, a step of the one above it, or the total. */
import { equal } from "../points.ts";
import type { CellSpan } from "../source.ts";
import type { Table } from "../tables/index.ts";
import { say } from "../text.ts";
import { readPerItem, readProportion } from "./formulas.ts";
import { everyItem, type Form, faulty, type Item, pointsOf, type Remark, type Told, undecided } from "./item.ts";
import { levelsOf } from "./levels.ts";
import { fillMaxima } from "./maxima.ts";
import { readStep, readSteps } from "./options.ts";
import { readPhrase } from "./phrases.ts";
import { readPreamble } from "./preamble.ts";
import { effectOf, formHeader, type Row, readRows } from "./rows.ts";
import {
  CODE_DATE,
  CODE_MISSING,
  CODE_ZERO,
  EFFECT_WITHOUT_MAX,
  HIDDEN_ROWS,
  LOOSE_ROW,
  MAX_DIFFERS,
  NO_CODES,
  RESTARTED,
  TOTAL_MISSING,
} from "./words.ts";

/** Rows that only announce the steps under them. */
const ANNOUNCES = /^(?:thang điểm|cách (?:tính|chấm)|trong đó|yêu cầu|ghi chú|tiêu chí chấm|mức điểm)/iu;
const BULLET = /^\s*(?:[-–—+•*●○]|[a-zđ]\))/u;

/** Signatures and notes stand below the last row that scores anything. */
function scoringRows(rows: readonly Row[]): readonly Row[] {
  const last = rows.findLastIndex(
    ({ kind, points, name }) =>
      kind !== "plain" || points !== undefined || readStep(name).points !== undefined || readProportion(name) !== undefined,
  );
  return rows.slice(0, last + 1);
}

class Reading {
  readonly items: Item[] = [];
  readonly remarks: Remark[] = [];
  readonly #codes = new Map<string, Item>();
  #open: { readonly item: Item; readonly rank: number }[] = [];
  #total: { readonly row: Row; readonly first: boolean } | undefined;
  readonly #numbered: boolean;

  constructor(numbered: boolean) {
    this.#numbered = numbered;
  }

  get total(): Told<string | undefined> | undefined {
    return this.#total === undefined ? undefined : { value: this.#total.row.points, at: this.#total.row.cells.max };
  }

  row(row: Row, level: { readonly id: string; readonly rank: number } | undefined): void {
    if (level !== undefined) this.#node(row, level.id, level.rank);
    else if (row.kind === "total") this.#sum(row);
    else if (row.kind === "bonus" || row.kind === "penalty") this.#beside(row, row.kind);
    else if (row.kind === "figure") this.#open.at(-1)?.item.figures.push(row.key);
    else this.#step(row);
  }

  /** The total is the first row or the last; sums of domains stand between. */
  #sum(row: Row): void {
    if (this.#total?.first !== true) this.#total = { row, first: this.items.length === 0 };
  }

  #beside(row: Row, effect: "bonus" | "penalty"): void {
    if (row.points === undefined) this.remarks.push(undecided(say(EFFECT_WITHOUT_MAX, { text: row.name }), row.cells.name));
    else {
      const name = effect === "bonus" ? "thuong" : "phat";
      const earlier = this.items.filter((item) => item.effect === effect).length;
      this.#open = [{ item: this.#add(row, earlier === 0 ? name : `${name}-${earlier + 1}`, undefined, effect), rank: 0 }];
    }
  }

  #node(row: Row, id: string, rank: number): void {
    while (this.#open.length > 0 && (this.#open.at(-1)?.rank ?? 0) >= rank) this.#open.pop();
    const parent = this.#open.at(-1)?.item;
    const known = row.code?.numeric === true && this.#codes.has(id) ? this.#restored(id, parent) : id;
    const effect = parent === undefined || parent.effect === "score" ? effectOf(row.name) : parent.effect;
    const item = this.#add(row, known, parent, effect);
    if (known !== id) item.remarks.push(undecided(say(CODE_ZERO, { found: id, code: known }), row.cells.code));
    if (row.code?.wasDate === true) item.remarks.push(faulty(say(CODE_DATE, { code: id }), row.cells.code));
    if (row.code === undefined && !this.#numbered)
      item.remarks.push(faulty(say(CODE_MISSING, { name: row.name, code: id }), row.cells.code));
    this.#open.push({ item, rank });
  }

  /** The zero that a number lost: 1.1 behind 1.9 was 1.10. */
  #restored(id: string, parent: Item | undefined): string {
    const last = (parent?.children ?? this.items).at(-1)?.id ?? "";
    const zeros = [`${id}0`, `${id}00`].find((padded) => padded.replace(/\d+$/, (digits) => String(Number(digits) - 1)) === last);
    return zeros ?? id;
  }

  #add(row: Row, id: string, parent: Item | undefined, effect: Item["effect"]): Item {
    const item: Item = {
      id,
      depth: parent === undefined ? 0 : parent.depth + 1,
      name: row.name,
      max: row.points,
      effect,
      cells: row.cells,
      evidence: row.evidence,
      options: [],
      figures: [],
      children: [],
      remarks: [],
    };
    if (row.fault !== undefined) item.remarks.push(faulty(row.fault.message, row.cells.max, row.fault.found));
    if (row.named !== undefined && !equal(pointsOf(row.named), pointsOf(row.points))) {
      const message = say(MAX_DIFFERS, { id, named: pointsOf(row.named), printed: pointsOf(row.points) });
      item.remarks.push(faulty(message, row.cells.max));
    }
    for (const { text, at } of row.notes) this.#note(item, text, at);
    (parent?.children ?? this.items).push(item);
    if (!this.#codes.has(id)) this.#codes.set(id, item);
    return item;
  }

  #note(item: Item, text: string, at: CellSpan): void {
    const steps = readSteps(text) ?? [readStep(text)];
    const says = steps.some(({ points }) => points !== undefined) || readProportion(text) !== undefined || readPerItem(text) !== undefined;
    if (says) item.options.push(...steps.map((step) => ({ ...step, at })));
  }

  #step(row: Row): void {
    const item = this.#open.at(-1)?.item;
    if (item === undefined || (row.name === "" && row.points === undefined)) return;
    const own = readStep(row.name);
    if (row.fault !== undefined) {
      item.remarks.push(faulty(row.fault.message, row.cells.max, row.fault.found));
      item.options.push({ text: own.text, points: undefined, at: row.cells.max });
      return;
    }
    if (row.points !== undefined) item.options.push({ text: own.text, points: row.points, at: row.cells.max });
    else if (own.points !== undefined) this.#note(item, row.name, row.cells.name);
    else if (
      BULLET.test(row.name) ||
      readPhrase(row.name) !== undefined ||
      readProportion(row.name) !== undefined ||
      readPerItem(row.name) !== undefined
    ) {
      item.options.push({ text: own.text, points: undefined, at: row.cells.name });
    } else if (!ANNOUNCES.test(row.name)) item.remarks.push(undecided(say(LOOSE_ROW, { text: row.name.slice(0, 80) }), row.cells.name));
  }
}

const isNumbered = (id: string): boolean => /^\d+$/.test(id);

/** Whether criteria are numbered from 1 again under every domain with a Roman numeral or a letter. */
const restarts = (items: readonly Item[]): boolean => {
  const lettered = items.filter(({ id, children }) => !/^\d/.test(id) && children.some((child) => isNumbered(child.id)));
  const first = lettered.flatMap(({ children }) => children.map(({ id }) => id));
  return lettered.length > 1 && new Set(first).size < first.length;
};

function prefix(item: Item, code: string): void {
  item.id = `${code}.${item.id}`;
  for (const child of item.children) prefix(child, code);
}

/** Reads a form; undefined when the table is none. */
export function readForm(table: Table): Form | undefined {
  const header = formHeader(table);
  if (header === undefined) return undefined;
  const rows = scoringRows(readRows(table, header));
  const { levels, numbered } = levelsOf(rows);
  const reading = new Reading(numbered);
  for (const [index, row] of rows.entries()) reading.row(row, levels.get(index));
  const { items, remarks, total } = reading;
  if (items.length === 0) return undefined;
  fillMaxima(items);
  const [first] = items as [Item, ...Item[]];
  if (numbered) remarks.push(undecided(say(NO_CODES, {}), first.cells.name));
  if (restarts(items)) {
    remarks.push(undecided(say(RESTARTED, {}), first.cells.code));
    for (const domain of items) for (const child of domain.children) if (!/^\d/.test(domain.id)) prefix(child, domain.id.trim());
  }
  if (rows.some(({ cells }) => table.hiddenRows.has(cells.name.row)))
    remarks.push({ ...faulty(say(HIDDEN_ROWS, {}), first.cells.name), severity: "warning" });
  if (total === undefined) remarks.push(undecided(say(TOTAL_MISSING, {}), first.cells.max));
  return { file: table.file, sheet: table.sheet, ...readPreamble(table, header), total, items, remarks };
}

/** How many criteria and sub-criteria the tree holds. */
export function countsOf(items: readonly Item[]): Readonly<Record<"domains" | "criteria" | "subcriteria", number>> {
  const inside = everyItem(items).map(({ depth }) => depth);
  return {
    domains: items.length,
    criteria: inside.filter((depth) => depth === 1).length,
    subcriteria: inside.filter((depth) => depth > 1).length,
  };
}
