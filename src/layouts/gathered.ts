/** The answers of one unit while its sheets are being read: each with its cell, and what is said twice counted for neither. */
import type { LeafAnswers, Round, Submission, Unit, Value } from "../assessment.ts";
import { type Diagnostics, FIRST_GIVEN_HERE } from "../diagnostic.ts";
import type { Points } from "../points.ts";
import type { Group, Leaf } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { say, words } from "../text.ts";

const ANSWER_TWICE = words(
  "answer-twice",
  "Số liệu này của {name} đã có ở ô khác.",
  "This figure of {name} is already given in another cell.",
);
const GROUP_DIFFERS = words(
  "group-differs",
  "Đơn vị {name} đã thuộc khối {group} nhưng ở đây ghi khối khác.",
  "The unit {name} belongs to the group {group}, but another one is given here.",
);
export const ONE_PLACE = say(words("fix-one-place", "Chỉ để lại một chỗ.", "Leave only one of the two."), {});

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
  evidenceAt?: CellSpan;
  explanation?: string;
}

export class Gathered {
  readonly at: CellSpan;
  readonly #unit: Unit;
  readonly #problems: Diagnostics;
  #group: string;
  readonly #leaves = new Map<string, OpenLeaf>();

  constructor(unit: Unit, at: CellSpan, problems: Diagnostics) {
    this.#unit = unit;
    this.#group = unit.group;
    this.at = at;
    this.#problems = problems;
  }

  get unit(): Unit {
    return this.#unit.group === this.#group ? this.#unit : { ...this.#unit, group: this.#group };
  }

  /** Takes the group that a column names, or says that the unit has another. */
  join(group: { readonly id: string }, groups: readonly Group[], at: CellSpan): void {
    if (this.#group === "") this.#group = group.id;
    else if (this.#group !== group.id) {
      const known = groups.find(({ id }) => id === this.#group)?.title ?? this.#group;
      this.#problems.add("error", say(GROUP_DIFFERS, { name: this.#unit.name, group: known }), at, { subject: [this.#unit.name] });
    }
  }

  fact(leaf: Leaf, round: Round, key: string, value: Value, at: CellSpan): void {
    const answer = this.#answer(leaf, round, at);
    answer.facts ??= Object.create(null) as Record<string, Value>;
    const known = answer.facts[key];
    if (known?.type === "list" && value.type === "list") {
      answer.facts[key] = { type: "list", rows: [...known.rows, ...value.rows] };
      return;
    }
    if (known !== undefined) this.#twice(leaf, answer, key, at);
    else {
      answer.facts[key] = value;
      this.#cell(answer, key, at);
    }
  }

  points(leaf: Leaf, round: Round, points: Points, at: CellSpan): void {
    const answer = this.#answer(leaf, round, at);
    if (answer.points !== undefined) this.#twice(leaf, answer, "points", at);
    else {
      answer.points = points;
      this.#cell(answer, "points", at);
    }
  }

  notApplicable(leaf: Leaf, round: Round, at: CellSpan): void {
    this.#answer(leaf, round, at).notApplicable = true;
  }

  unreadable(leaf: Leaf, round: Round, at: CellSpan): void {
    this.#answer(leaf, round, at).unreadable = true;
  }

  remark(leaf: Leaf, round: Round, text: string, at: CellSpan): void {
    const answer = this.#answer(leaf, round, at);
    answer.remark = more(answer.remark, text);
  }

  evidence(leaf: Leaf, text: string, at: CellSpan): void {
    const open = this.#leaf(leaf);
    open.evidence = more(open.evidence, text);
    open.evidenceAt ??= at;
  }

  explanation(leaf: Leaf, text: string): void {
    const open = this.#leaf(leaf);
    open.explanation = more(open.explanation, text);
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

  /** Which of two was meant nobody can tell, so neither counts. */
  #twice(leaf: Leaf, answer: OpenAnswer, key: string, at: CellSpan): void {
    const first = answer.cells?.[key];
    const related = first === undefined ? [] : [{ at: first, message: FIRST_GIVEN_HERE }];
    const { name } = this.#unit;
    this.#problems.add("error", say(ANSWER_TWICE, { name }), at, { subject: [name, leaf.id], related, fix: ONE_PLACE });
    answer.unreadable = true;
  }
}

const more = (before: string | undefined, text: string): string => (before === undefined || before === text ? text : `${before}; ${text}`);
