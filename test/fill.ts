/** Fills a blank form in as a unit would: finds the cells by their codes and types into those that are open. */
import * as sheetjs from "xlsx";
import type { Field } from "../src/assessment.ts";
import type { Leaf, Rubric } from "../src/rubric/model.ts";
import { COLUMN, FORM_SHEET, inOwnRow, isOwn, NEVER, NO, NOT_APPLICABLE, YES } from "../src/sheets/places.ts";

export type Typed = string | number | { readonly day: number };
/** What is typed, by the code of the row: `1.5`, `1.5/items`; points by `1.5=`. */
export type Filling = ReadonlyMap<string, Typed>;

const nameOf = (row: number, column: number): string => sheetjs.utils.encode_cell({ r: row, c: column });

export class FilledForm {
  readonly #book: sheetjs.WorkBook;
  readonly #sheet: sheetjs.WorkSheet;
  readonly #rows = new Map<string, number>();

  constructor(bytes: Uint8Array) {
    this.#book = sheetjs.read(bytes, { cellFormula: true, cellNF: true });
    this.#sheet = this.#book.Sheets[FORM_SHEET] as sheetjs.WorkSheet;
    const { e } = sheetjs.utils.decode_range(this.#sheet["!ref"] as string);
    for (let row = 0; row <= e.r; row += 1) {
      const cell = this.#sheet[nameOf(row, COLUMN.code)] as sheetjs.CellObject | undefined;
      if (cell?.t === "s") this.#rows.set(String(cell.v), row);
    }
  }

  rowOf(code: string): number {
    const row = this.#rows.get(code);
    if (row === undefined) throw new Error(`no row ${code}`);
    return row;
  }

  /** What the column of points shows in a row. */
  shown(code: string): string | number | undefined {
    return (this.#sheet[nameOf(this.rowOf(code), COLUMN.points)] as sheetjs.CellObject | undefined)?.v as string | number | undefined;
  }

  formula(code: string): string | undefined {
    return (this.#sheet[nameOf(this.rowOf(code), COLUMN.points)] as sheetjs.CellObject | undefined)?.f;
  }

  type(code: string, value: Typed): void {
    const points = code.endsWith("=");
    const at = nameOf(this.rowOf(points ? code.slice(0, -1) : code), points ? COLUMN.points : COLUMN.facts);
    if (typeof value === "object") this.#sheet[at] = { t: "n", v: value.day, z: "dd/mm/yyyy" };
    else this.#sheet[at] = typeof value === "number" ? { t: "n", v: value } : { t: "s", v: value };
  }

  fill(filling: Filling): this {
    for (const [code, value] of filling) this.type(code, value);
    return this;
  }

  bytes(): Uint8Array {
    return new Uint8Array(sheetjs.write(this.#book, { type: "buffer", bookType: "xlsx" }) as Buffer);
  }
}

/** A source of choices: a whole number from 0 up to, but not including, the limit. */
export type Dice = (limit: number) => number;

const pick = <T>(dice: Dice, from: readonly T[]): T => from[dice(from.length)] as T;

/** Small counts, round ones, shares that end in a half, amounts with decimals. */
function numberFor(field: Field, dice: Dice, code: string): number {
  if (/averageOffices|denominator|before/.test(code)) return pick(dice, [0, 1, 7, 8, 12, 40, 200, 400, 1000, 319_370, 3 * dice(300)]);
  if (field.whole === true) return pick(dice, [0, 1, 2, 3, 5, dice(30)]);
  return pick(dice, [0, 1, 3, 7, 11, 35, 67, 133, 199, 399, dice(1000), dice(10_000) / 100, field.signed === true ? -dice(20) : 5]);
}

function typedFor(leaf: Leaf, field: Field, dice: Dice): Typed | undefined {
  switch (field.type) {
    case "number":
      return (field.blankIsNone === true || field.optional === true) && dice(3) === 0
        ? undefined
        : numberFor(field, dice, `${leaf.id}/${field.key}`);
    case "flag":
      return pick(dice, [YES, YES, NO, undefined]);
    case "choice":
      return pick(dice, field.choices ?? []).title;
    case "date":
      return dice(6) === 0 ? NEVER : { day: 44_500 + dice(500) };
    default:
      return undefined;
  }
}

/** Numerators that are mostly not above their denominators. */
function tempered(leaf: Leaf, filling: Map<string, Typed>, dice: Dice): void {
  const [numerator, denominator] = [`${leaf.id}/numerator`, `${leaf.id}/denominator`];
  const whole = filling.get(denominator);
  if (typeof whole === "number" && filling.has(numerator) && dice(5) > 0)
    filling.set(numerator, pick(dice, [whole, dice(whole + 1), dice(whole + 1), Math.floor(whole / 2)]));
}

/** Answers to most criteria of a rubric, some of them halves, contradictions and blanks. */
export function randomFilling(rubric: Rubric, dice: Dice): Filling {
  const filling = new Map<string, Typed>();
  for (const leaf of rubric.leaves.filter(isOwn)) {
    if (dice(12) === 0) continue;
    if (leaf.notApplicable !== "forbidden" && dice(9) === 0) {
      filling.set(leaf.id, NOT_APPLICABLE);
      continue;
    }
    if (leaf.fields.length === 0) filling.set(`${leaf.id}=`, 0);
    for (const field of leaf.fields) {
      const value = typedFor(leaf, field, dice);
      if (value !== undefined) filling.set(inOwnRow(leaf) ? leaf.id : `${leaf.id}/${field.key}`, value);
    }
    tempered(leaf, filling, dice);
  }
  return filling;
}

/** Dice that always fall the same way. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
}
