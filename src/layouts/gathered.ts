/** The answers of one unit while its sheets are being read: each with its cell, and what is said twice counted for neither. */
import type { Round, Submission, Unit, Value } from "../assessment.ts";
import { type Diagnostics, FIRST_GIVEN_HERE } from "../diagnostic.ts";
import type { Points } from "../points.ts";
import type { Group, Leaf } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { say, words } from "../text.ts";
import { Said } from "./said.ts";
import { SAID, type Sayings } from "./sayings.ts";

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
const GROUP_DIFFERS_FIX = say(
  words("fix-group-differs", "Ghi cùng một khối ở mọi dòng, mọi tệp của đơn vị.", "Give the same group in every row and file of the unit."),
  {},
);
export const ONE_PLACE = say(
  words("fix-one-place", "Chỉ để lại một chỗ.", "Leave only one of the two.", ["answer-twice", "unit-twice", "unit-column-twice"]),
  {},
);

export class Gathered {
  readonly at: CellSpan;
  readonly #unit: Unit;
  readonly #problems: Diagnostics;
  #group: string;
  readonly #sayings: Sayings;
  readonly #said: Said;

  constructor(unit: Unit, at: CellSpan, sayings: Sayings, problems: Diagnostics) {
    this.#unit = unit;
    this.#group = unit.group;
    this.at = at;
    this.#sayings = sayings;
    this.#said = new Said(sayings);
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
      this.#problems.add("error", say(GROUP_DIFFERS, { name: this.#unit.name, group: known }), at, {
        subject: [this.#unit.name],
        fix: GROUP_DIFFERS_FIX,
      });
    }
  }

  fact(leaf: Leaf, round: Round, key: string, value: Value, at: CellSpan): void {
    const what = this.#sayings.fact(key);
    const known = this.#said.find(leaf, round, what);
    const lists = (known?.content as Value | undefined)?.type === "list" && value.type === "list";
    if (known !== undefined && !lists) this.#twice(leaf, round, known.at, at);
    else this.#said.add(leaf, round, what, value, at);
  }

  points(leaf: Leaf, round: Round, points: Points, at: CellSpan): void {
    const known = this.#said.find(leaf, round, SAID.points);
    if (known !== undefined) this.#twice(leaf, round, known.at, at);
    else this.#said.add(leaf, round, SAID.points, points, at);
  }

  notApplicable(leaf: Leaf, round: Round, at: CellSpan): void {
    this.#said.add(leaf, round, SAID.notApplicable, undefined, at);
  }

  unreadable(leaf: Leaf, round: Round, at: CellSpan): void {
    this.#said.add(leaf, round, SAID.unreadable, undefined, at);
  }

  remark(leaf: Leaf, round: Round, text: string, at: CellSpan): void {
    this.#said.add(leaf, round, SAID.remark, text, at);
  }

  /** Who scored the leaf in a round, by the role that the sheet names. */
  by(leaf: Leaf, round: Round, role: string, at: CellSpan): void {
    this.#said.add(leaf, round, SAID.by, role, at);
  }

  evidence(leaf: Leaf, text: string, at: CellSpan): void {
    this.#said.add(leaf, "self", SAID.evidence, text, at);
  }

  explanation(leaf: Leaf, text: string): void {
    this.#said.add(leaf, "self", SAID.explanation, text, this.at);
  }

  submission(): Submission {
    return { unit: this.unit, at: this.at, answers: this.#said };
  }

  /** Which of two was meant nobody can tell, so neither counts. */
  #twice(leaf: Leaf, round: Round, first: CellSpan, at: CellSpan): void {
    const { name } = this.#unit;
    const related = [{ at: first, message: FIRST_GIVEN_HERE }];
    this.#problems.add("error", say(ANSWER_TWICE, { name }), at, { subject: [name, leaf.id], related, fix: ONE_PLACE });
    this.#said.add(leaf, round, SAID.unreadable, undefined, at);
  }
}
