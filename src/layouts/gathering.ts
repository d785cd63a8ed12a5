/** Where layouts put what they read: the units that the sheets name, each with its answers; a unit given in two places is a fault. */
import type { NotRead, PrintedFigure, Submission, Unit } from "../assessment.ts";
import { type Diagnostics, FIRST_GIVEN_HERE } from "../diagnostic.ts";
import { fold } from "../fold.ts";
import type { Group, Leaf, Rubric } from "../rubric/model.ts";
import type { CellSpan, Span } from "../source.ts";
import { type Convention, placeOf, type Table } from "../tables/index.ts";
import { type Message, say, type Text, words } from "../text.ts";
import { type Compared, tellCompared, tellLaterSums } from "./compared.ts";
import { Gathered, ONE_PLACE } from "./gathered.ts";
import { Homes } from "./homes.ts";
import { LetteredNumbers } from "./lettered-numbers.ts";
import { Names } from "./names.ts";
import { bareGroup } from "./not-a-unit.ts";
import { otherScript } from "./other-script.ts";
import { Sayings } from "./sayings.ts";
import { tellUnknownUnit, uncertainUnit } from "./unknown-unit.ts";

const UNIT_TWICE = words("unit-twice", "Đơn vị {name} đã có ở chỗ khác.", "The unit {name} is already given elsewhere.");
const LONGEST_GROUP = 120;
const GROUP_UNKNOWN = words("group-unknown", "Bộ tiêu chí không có khối “{name}”.", "The rubric has no group “{name}”.");
const GROUP_HEADING = words("group-heading-note", "dòng tên khối: “{text}”", "heading of a group: “{text}”");
const GROUPS = words("fix-group", "Các khối: {names}.", "The groups: {names}.", ["group-unknown"]);
const ODD_LETTER = words(
  "unit-odd-letter",
  "Tên “{name}” dùng chữ Ð (U+00D0) thay cho Đ; vẫn hiểu là {unit}.",
  "The name “{name}” has the letter Ð (U+00D0) for Đ; taken for {unit}.",
);
const MIXED_SCRIPTS = words(
  "unit-mixed-scripts",
  "Tên “{name}” có chữ “{letter}” ({point}, {script}) trông giống chữ Việt; tên này không được coi là tên viết bằng chữ Việt.",
  "The name “{name}” has the letter “{letter}” ({point}, {script}), which looks like a Latin one; it is not taken for the name in Latin letters.",
);
const TYPE_AGAIN = say(
  words("fix-mixed-scripts", "Gõ lại cả tên bằng bàn phím tiếng Việt.", "Type the whole name again in Latin letters.", [
    "unit-mixed-scripts",
  ]),
  {},
);
const COMPARED_ONLY = words(
  "sheet-compared-only",
  "trang tính “{name}” chỉ có tổng của lĩnh vực hoặc tổng điểm: chỉ để đối chiếu, không tính điểm",
  "the sheet “{name}” has only sums of domains or totals: compared with, not scored",
);
const ONE_NAME = say(
  words(
    "fix-one-name",
    "Tên ở dòng «Đơn vị» và tên trang tính phải là của cùng một đơn vị.",
    "The name above the table and that of the sheet must be of one unit.",
    ["unit-ambiguous"],
  ),
  {},
);

interface OpenNotes {
  /** What a column was taken for, where its heading alone does not tell. */
  readonly taken: Map<number, Text>;
  readonly decimals: Map<number, Convention["decimal"]>;
}

/** All units while the sheets are being read. */
export class Gathering {
  readonly rubric: Rubric;
  readonly problems: Diagnostics;
  readonly notRead: NotRead[] = [];
  readonly printed: PrintedFigure[] = [];
  readonly lettered = new LetteredNumbers();
  readonly #compared: Compared[] = [];
  /** Where the sheets begin that are only compared. */
  readonly #sums: CellSpan[] = [];
  readonly #notes = new WeakMap<Table, OpenNotes>();
  readonly #names: Names;
  readonly #units = new Map<string, Gathered>();
  /** By what they were called: a long table names its unit and its group in each of its rows, and all that is to be told of a name is told once. */
  readonly #called = new Map<string, Gathered>();
  readonly #groups = new Map<string, Group | undefined>();
  readonly #sayings: Sayings;
  /** What has been told of names, each once, however many rows repeat it. */
  readonly #told = new Set<string>();
  readonly #homes = new Homes();

  constructor(rubric: Rubric, problems: Diagnostics) {
    this.rubric = rubric;
    this.problems = problems;
    this.#names = new Names(rubric);
    this.#sayings = new Sayings(rubric.leaves);
  }

  /** What is learnt about the columns of a sheet. */
  notesOn(table: Table): OpenNotes {
    let notes = this.#notes.get(table);
    if (notes === undefined) {
      notes = { taken: new Map(), decimals: new Map() };
      this.#notes.set(table, notes);
    }
    return notes;
  }

  /** The files that hold survey results and nothing of the units' own. */
  readonly surveyFiles = (): ReadonlySet<string> => this.#sayings.surveyFiles();

  /** Whether there are answers of an appraisal. */
  readonly appraised = (): boolean => this.#sayings.appraised();

  skip(at: Span, what: Message): void {
    this.notRead.push({ at, what });
  }

  /** Says of a sheet that nothing is scored from it. */
  comparedOnly(table: Table, { top }: { readonly top: number }): void {
    this.#sums.push(placeOf(table, top, 0));
    this.skip(placeOf(table, top, 0), say(COMPARED_ONLY, { name: table.sheet }));
  }

  recognise(text: string): ReturnType<Names["recognise"]> {
    return this.#names.recognise(text);
  }

  /** The unit of a row of sums; undefined, and told, when it cannot be known. It gets no answers by this. */
  compared(name: string, at: CellSpan): Unit | undefined {
    const resolved = this.#names.resolve(name);
    if (resolved.kind !== "unit") {
      this.#once(`unit ${fold(name)}`, () => tellUnknownUnit(this.problems, this.rubric, { name, resolved, at }));
      return undefined;
    }
    const { unit } = resolved;
    this.#compared.push({ id: unit.id, name: unit.name, at });
    return unit;
  }

  /** The unit that a text names, of the register or met before; nothing is told when there is none. */
  known(text: string): Unit | undefined {
    return this.#names.known(text);
  }

  /**
   * The unit that a cell names, with its answers so far; undefined, and told, when it cannot be known.
   * @param group what a column of groups says of it
   */
  unit(name: string, at: CellSpan, group = ""): Gathered | undefined {
    const gathered = this.#called.get(name) ?? this.#unit(name, at);
    if (gathered !== undefined && group !== "") this.join(gathered, group, at);
    return gathered;
  }

  #unit(name: string, at: CellSpan): Gathered | undefined {
    const resolved = this.#names.resolve(name);
    this.#doubtLetters(name, at);
    if (resolved.kind !== "unit") {
      this.#once(`unit ${fold(name)}`, () => tellUnknownUnit(this.problems, this.rubric, { name, resolved, at }));
      return undefined;
    }
    const { unit } = resolved;
    if (/[Ðð]/.test(name)) {
      this.#once(`letter ${unit.id}`, () =>
        this.problems.add("warning", say(ODD_LETTER, { name, unit: unit.name }), at, { subject: [unit.name] }),
      );
    }
    const gathered = this.#units.get(unit.id) ?? new Gathered(unit, at, this.#sayings, this.problems);
    this.#units.set(unit.id, gathered);
    this.#called.set(name, gathered);
    return gathered;
  }

  /** A letter of another script makes another name, however much it looks like the right one. */
  #doubtLetters(name: string, at: CellSpan): void {
    const other = otherScript(name);
    if (other === undefined) return;
    const message = say(MIXED_SCRIPTS, { name, ...other });
    this.#once(`script ${fold(name)}`, () => this.problems.add("warning", message, at, { found: name, fix: TYPE_AGAIN }));
  }

  #once(what: string, tell: () => void): void {
    if (!this.#told.has(what)) tell();
    this.#told.add(what);
  }

  /** Takes what a sheet says of the group of a unit: the id or the title of one. */
  join(gathered: Gathered, text: string, at: CellSpan): void {
    const { groups } = this.rubric;
    const group = this.#group(text);
    if (group !== undefined) {
      gathered.join(group, groups, at);
      return;
    }
    this.#tellGroup(text, at);
  }

  #tellGroup(text: string, at: CellSpan): void {
    const fix = say(GROUPS, { names: this.rubric.groups.map(({ title }) => title).join(", ") });
    this.#once(`group ${fold(text)}`, () => this.problems.add("error", say(GROUP_UNKNOWN, { name: text }), at, { found: text, fix }));
  }

  /** The group that a row names over the rows of its units; none where the rubric has another one, or there is only one to be of. */
  heads(text: string, at: CellSpan): string {
    if (this.#group(text) !== undefined) return text;
    if (this.rubric.units === undefined && this.rubric.groups.length > 1) this.#tellGroup(text, at);
    else this.skip(at, say(GROUP_HEADING, { text: text.slice(0, 60) }));
    return "";
  }

  /** Whether a text is the id or the title of a group. */
  isGroup(text: string): boolean {
    return text.length <= LONGEST_GROUP && this.#group(text) !== undefined;
  }

  #group(text: string): Group | undefined {
    if (!this.#groups.has(text)) {
      const { groups } = this.rubric;
      const bare = groups.filter(({ title }) => bareGroup(title) === bareGroup(text));
      this.#groups.set(
        text,
        groups.find(({ id, title }) => fold(id) === fold(text) || fold(title) === fold(text)) ?? (bare.length === 1 ? bare[0] : undefined),
      );
    }
    return this.#groups.get(text);
  }

  /** Says that a text names another unit than the one a sheet is taken for. */
  contradicts(names: readonly string[], at: CellSpan): void {
    this.problems.add("error", uncertainUnit(names), at, { found: names[0] ?? "", fix: ONE_NAME });
  }

  /**
   * Like `unit`, for a place that holds a unit's own assessment: there may be only one such place for a criterion.
   * @param leaves the criteria that stand there
   */
  home(name: string, at: CellSpan, leaves: ReadonlySet<Leaf>, group = ""): Gathered | undefined {
    const gathered = this.unit(name, at, group);
    if (gathered === undefined) return undefined;
    const first = this.#homes.taken(gathered.unit.id, at, leaves);
    if (first === undefined) return gathered;
    const related = [{ at: first, message: FIRST_GIVEN_HERE }];
    this.problems.add("error", say(UNIT_TWICE, { name: gathered.unit.name }), at, { found: name, related, fix: ONE_PLACE });
    return undefined;
  }

  /** Says what only all sheets together can tell. */
  finish(): void {
    tellCompared(this.#compared, new Set(this.#units.keys()), this.problems);
    tellLaterSums(this.#sums, this.printed, () => this.submissions(), this.problems);
    this.lettered.tell(this.problems);
  }

  submissions(): readonly Submission[] {
    return [...this.#units.values()].map((gathered) => gathered.submission());
  }
}
