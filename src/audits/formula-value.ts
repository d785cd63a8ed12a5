/**
 * Adds up a formula of sums again: SUM, ROUND, + and − of numbers, cells and plain ranges of the same file. Anything else has no value
 * here, for a formula that is only half understood must not be doubted.
 */
import { add, type Exact, negate, parseExact, round, ZERO } from "../points.ts";
import { addressOf, type Cell, cellAt, type Table } from "../tables/index.ts";

const TOKEN =
  /\s*(?:((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?(?![\p{L}\p{N}_(])|(SUM|ROUND)\(|(\d+(?:\.\d+)?)|([+\-(),;]))/uy;
const LONGEST = 4096;
const WIDEST = 100_000;

type Token =
  | { readonly kind: "cells"; readonly sheet: string | undefined; readonly from: string; readonly to: string | undefined }
  | { readonly kind: "call"; readonly name: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "sign"; readonly text: string };

function tokensOf(formula: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.trimEnd().length) {
    const found = TOKEN.exec(formula);
    if (found === null) return undefined;
    const [, sheet, from, to, name, number, sign] = found;
    if (from !== undefined)
      tokens.push({ kind: "cells", sheet: sheet?.slice(0, -1).replace(/^'|'$/g, "").replaceAll("''", "'"), from, to });
    else if (name !== undefined) tokens.push({ kind: "call", name });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else tokens.push({ kind: "sign", text: sign as string });
  }
  return tokens;
}

/** What cannot be computed; thrown inside this file only. */
class Unknown extends Error {}

const unknown = (): never => {
  throw new Unknown();
};

/** The sheets of one file by name. */
export type Sheets = ReadonlyMap<string, Table>;

class Computation {
  readonly #tokens: readonly Token[];
  readonly #sheets: Sheets;
  readonly #own: Table;
  #next = 0;

  constructor(tokens: readonly Token[], sheets: Sheets, own: Table) {
    this.#tokens = tokens;
    this.#sheets = sheets;
    this.#own = own;
  }

  whole(): Exact {
    const value = this.#sum();
    return this.#next === this.#tokens.length ? value : unknown();
  }

  #sum(): Exact {
    let value = this.#term();
    for (;;) {
      if (this.#take("+")) value = add(value, this.#term());
      else if (this.#take("-")) value = add(value, negate(this.#term()));
      else return value;
    }
  }

  #take(text: string): boolean {
    const token = this.#tokens[this.#next];
    if (token?.kind !== "sign" || token.text !== text) return false;
    this.#next += 1;
    return true;
  }

  #term(): Exact {
    if (this.#take("+")) return this.#term();
    if (this.#take("-")) return negate(this.#term());
    if (this.#take("(")) return this.#closed(this.#sum());
    const token = this.#tokens[this.#next] ?? unknown();
    this.#next += 1;
    if (token.kind === "number") return parseExact(token.text) ?? unknown();
    if (token.kind === "call") return token.name === "SUM" ? this.#total() : this.#rounded();
    if (token.kind !== "cells" || token.to !== undefined) return unknown();
    return numberIn(this.#cells(token)[0], "alone");
  }

  #closed(value: Exact): Exact {
    return this.#take(")") ? value : unknown();
  }

  /** SUM leaves out what is no number; an error in it is an error of the sum. */
  #total(): Exact {
    let total: Exact = ZERO;
    do {
      const token = this.#tokens[this.#next];
      if (token?.kind === "cells" && token.to !== undefined) {
        this.#next += 1;
        for (const cell of this.#cells(token)) total = add(total, numberIn(cell, "in range"));
      } else if (token?.kind === "cells" && this.#endsArgument(this.#next + 1)) {
        this.#next += 1;
        total = add(total, numberIn(this.#cells(token)[0], "in range"));
      } else total = add(total, this.#sum());
    } while (this.#take(",") || this.#take(";"));
    return this.#closed(total);
  }

  #endsArgument(at: number): boolean {
    const token = this.#tokens[at];
    return token?.kind === "sign" && [",", ";", ")"].includes(token.text);
  }

  #rounded(): Exact {
    const value = this.#sum();
    if (!this.#take(",") && !this.#take(";")) return unknown();
    const digits = this.#tokens[this.#next];
    this.#next += 1;
    if (digits?.kind !== "number" || !/^[0-6]$/.test(digits.text)) return unknown();
    return this.#closed(round(value, { decimals: Number(digits.text), mode: "half-up" }));
  }

  #cells({ sheet, from, to = from }: Extract<Token, { kind: "cells" }>): readonly (Cell | undefined)[] {
    const table = sheet === undefined ? this.#own : (this.#sheets.get(sheet) ?? unknown());
    const first = addressOf(from.replaceAll("$", "")) ?? unknown();
    const last = addressOf(to.replaceAll("$", "")) ?? unknown();
    const [top, bottom] = first.row <= last.row ? [first.row, last.row] : [last.row, first.row];
    const [left, right] = first.column <= last.column ? [first.column, last.column] : [last.column, first.column];
    const end = Math.min(bottom, Math.max(top, table.rows.length - 1));
    if ((end - top + 1) * (right - left + 1) > WIDEST) return unknown();
    const cells: (Cell | undefined)[] = [];
    for (let row = top; row <= end; row += 1) for (let column = left; column <= right; column += 1) cells.push(cellAt(table, row, column));
    return cells;
  }
}

function numberIn(cell: Cell | undefined, where: "alone" | "in range"): Exact {
  if (cell === undefined) return ZERO;
  if (cell.type === "number") return parseExact(cell.text) ?? unknown();
  return cell.type === "text" && where === "in range" ? ZERO : unknown();
}

/** What the formula comes to; undefined where it is not one of sums, or something in it is no number. */
export function formulaValue(formula: string, own: Table, sheets: Sheets): Exact | undefined {
  const tokens = formula.length > LONGEST ? undefined : tokensOf(formula);
  if (tokens === undefined || !tokens.some(({ kind }) => kind === "cells")) return undefined;
  try {
    return new Computation(tokens, sheets, own).whole();
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}
