/** Where layouts put what they read: answers by unit, leaf and round, each with its cell; the same thing said twice is a fault. */
import type { DataStanding, LeafAnswers, NotRead, Round, Submission, Unit, Value } from "../assessment.ts";
import type { Diagnostics } from "../diagnostic.ts";
import type { Points } from "../points.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import type { CellSpan, Span } from "../source.ts";
import { type Message, say, type Text, words } from "../text.ts";
import { Names } from "./names.ts";

const UNKNOWN_UNIT = words("unit-unknown", "Bộ tiêu chí không có đơn vị “{name}”.", "The rubric has no unit “{name}”.");
const AMBIGUOUS_UNIT = words("unit-ambiguous", "Chưa xác định được đơn vị: {names}.", "The unit is not certain: {names}.");
const UNIT_TWICE = words("unit-twice", "Đơn vị {name} đã có ở chỗ khác.", "The unit {name} is already given elsewhere.");
const ANSWER_TWICE = words("answer-twice", "Số liệu này của {name} đã có ở ô khác.", "This figure of {name} is already given in another cell.");
const FIRST_AT = say(words("first-given-here", "ghi lần đầu ở đây", "first given here"), {});
const NEAREST = words("fix-nearest", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const NAME_TYPE = say(
  words("fix-unit-type", "Ghi đủ loại đơn vị (thành phố, thị xã, huyện …) trước tên.", "Write the type of the unit before its name."),
  {},
);
const ONE_PLACE = say(words("fix-one-place", "Chỉ để lại một chỗ.", "Leave only one of the two."), {});

interface OpenAnswer {
  at: CellSpan;
  facts?: Record<string, Value>;
  points?: Points;
  notApplicable?: true;
  unreadable?: true;
  remark?: string;
  cells?: Record<string, CellSpan>;
}
interface OpenLeaf {
  rounds: Partial<Record<Round, OpenAnswer>>;
  evidence?: string;
  explanation?: string;
}

/** The answers of one unit while they are being read. */
export class Gathered {
  readonly unit: Unit;
  readonly at: CellSpan;
  readonly #problems: Diagnostics;
  readonly #leaves = new Map<string, OpenLeaf>();

  constructor(unit: Unit, at: CellSpan, problems: Diagnostics) {
    this.unit = unit;
    this.at = at;
    this.#problems = problems;
  }

  fact(leaf: Leaf, round: Round, key: string, value: Value, at: CellSpan): void {
    const answer = this.#answer(leaf, round, at);
    answer.facts ??= Object.create(null) as Record<string, Value>;
    const known = answer.facts[key];
    if (known?.type === "list" && value.type === "list") {
      answer.facts[key] = { type: "list", rows: [...known.rows, ...value.rows] };
      return;
    }
    if (known !== undefined) return this.#twice(leaf, answer.cells?.[key], at);
    answer.facts[key] = value;
    this.#cell(answer, key, at);
  }

  points(leaf: Leaf, round: Round, points: Points, at: CellSpan): void {
    const answer = this.#answer(leaf, round, at);
    if (answer.points !== undefined) return this.#twice(leaf, answer.cells?.points, at);
    answer.points = points;
    this.#cell(answer, "points", at);
  }

  notApplicable(leaf: Leaf, round: Round, at: CellSpan): void {
    this.#answer(leaf, round, at).notApplicable = true;
  }

  unreadable(leaf: Leaf, round: Round, at: CellSpan): void {
    this.#answer(leaf, round, at).unreadable = true;
  }

  remark(leaf: Leaf, round: Round, text: string, at: CellSpan): void {
    const answer = this.#answer(leaf, round, at);
    answer.remark = answer.remark === undefined ? text : `${answer.remark}; ${text}`;
  }

  evidence(leaf: Leaf, text: string): void {
    this.#leaf(leaf).evidence = text;
  }

  explanation(leaf: Leaf, text: string): void {
    this.#leaf(leaf).explanation = text;
  }

  submission(): Submission {
    return { unit: this.unit, at: this.at, answers: this.#leaves as ReadonlyMap<string, LeafAnswers> };
  }

  #leaf(leaf: Leaf): OpenLeaf {
    let open = this.#leaves.get(leaf.id);
    if (open === undefined) {
      open = { rounds: {} };
      this.#leaves.set(leaf.id, open);
    }
    return open;
  }

  #answer(leaf: Leaf, round: Round, at: CellSpan): OpenAnswer {
    const { rounds } = this.#leaf(leaf);
    const known = rounds[round];
    if (known !== undefined) return known;
    const answer: OpenAnswer = { at };
    rounds[round] = answer;
    return answer;
  }

  #cell(answer: OpenAnswer, key: string, at: CellSpan): void {
    answer.cells ??= Object.create(null) as Record<string, CellSpan>;
    answer.cells[key] = at;
  }

  #twice(leaf: Leaf, first: CellSpan | undefined, at: CellSpan): void {
    const related = first === undefined ? [] : [{ at: first, message: FIRST_AT }];
    const subject = [this.unit.name, leaf.id];
    this.#problems.add("error", say(ANSWER_TWICE, { name: this.unit.name }), at, { subject, related, fix: ONE_PLACE });
  }
}

/** All units while the sheets are being read. */
export class Gathering {
  readonly rubric: Rubric;
  readonly problems: Diagnostics;
  readonly notRead: NotRead[] = [];
  dataStanding: DataStanding = "official";
  readonly #names: Names;
  readonly #units = new Map<string, Gathered>();
  /** Which sheet, or which row of a sheet, gave a unit its main part; a second one is a fault. */
  readonly #homes = new Map<string, CellSpan>();

  constructor(rubric: Rubric, problems: Diagnostics) {
    this.rubric = rubric;
    this.problems = problems;
    this.#names = new Names(rubric);
  }

  skip(at: Span, what: Message): void {
    this.notRead.push({ at, what });
  }

  knows(name: string): boolean {
    return this.#names.knows(name);
  }

  /** The unit that a cell names, with its answers so far; undefined, and told, when it cannot be known. */
  unit(name: string, at: CellSpan, group?: string): Gathered | undefined {
    const resolved = this.#names.resolve(name, group);
    if (resolved.kind === "unit") {
      const known = this.#units.get(resolved.unit.id);
      if (known !== undefined) return known;
      const gathered = new Gathered(resolved.unit, at, this.problems);
      this.#units.set(resolved.unit.id, gathered);
      return gathered;
    }
    if (resolved.kind === "ambiguous") {
      this.problems.add("error", say(AMBIGUOUS_UNIT, { names: alternatives(resolved.names) }), at, { found: name, fix: NAME_TYPE });
    } else {
      const fix = resolved.suggestion === undefined ? {} : { fix: say(NEAREST, { name: resolved.suggestion }) };
      this.problems.add("error", say(UNKNOWN_UNIT, { name }), at, { found: name, ...fix });
    }
    return undefined;
  }

  /** Like `unit`, for a place that holds a unit's whole self-assessment: there may be only one such place. */
  home(name: string, at: CellSpan, group?: string): Gathered | undefined {
    const gathered = this.unit(name, at, group);
    if (gathered === undefined) return undefined;
    const first = this.#homes.get(gathered.unit.id);
    if (first === undefined) {
      this.#homes.set(gathered.unit.id, at);
      return gathered;
    }
    const related = [{ at: first, message: FIRST_AT }];
    this.problems.add("error", say(UNIT_TWICE, { name: gathered.unit.name }), at, { found: name, related, fix: ONE_PLACE });
    return undefined;
  }

  submissions(): readonly Submission[] {
    return [...this.#units.values()].map((gathered) => gathered.submission());
  }
}

/** «Thị xã Kỳ Anh hay Huyện Kỳ Anh» */
const alternatives = (names: readonly string[]): Text => ({ vi: names.join(" hay "), en: names.join(" or ") });
