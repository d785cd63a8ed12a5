/** A rubric as the program works with it: plain data, checked, linked, with every default filled in. */
import type { Field, Round } from "../assessment.ts";
import type { Bounds } from "../bounds.ts";
import type { Exact, Points, Rounding } from "../points.ts";
import type { Rule } from "../rules/index.ts";
import type { RuleKind } from "../rules/kind.ts";
import type { Source, Span } from "../source.ts";

export type Standing = "official" | "reconstructed" | "illustrative";
/** What becomes of a criterion that did not arise for a unit. */
export type NotApplicable = "exclude" | "pro-rata" | "full" | "zero" | "forbidden";
export type Effect = "score" | "bonus" | "penalty";
/** Who fills a leaf in: the unit, the survey, an information system, or only the appraisers. */
export type LeafSource = "self" | "survey" | "system" | "assessor";

/** The path of a value in the YAML file, for finding its place late. */
export type Path = readonly (string | number)[];

export interface Requirement {
  readonly node: string;
  readonly atLeast: Points;
}
export interface Caps {
  readonly bonus?: Points | undefined;
  readonly penalty?: Points | undefined;
}

interface NodeBase {
  readonly id: string;
  readonly title: string;
  readonly max: Points;
  readonly path: Path;
  /** 0 for a domain. */
  readonly depth: number;
}

/** Who appraises a leaf. */
export interface Appraiser {
  readonly id: string;
  /** As the rubric's list of appraising bodies calls it; the id where there is no list. */
  readonly name: string;
  /** Where it is named, be it above the leaf. */
  readonly path: Path;
}

export interface Branch extends NodeBase {
  readonly kind: "branch";
  readonly children: readonly Node[];
  readonly caps: Caps;
}

export interface Leaf extends NodeBase {
  readonly kind: "leaf";
  /** Its place among all leaves of the rubric, from 0. */
  readonly index: number;
  /** The domain it stands in; itself when a domain is a leaf. */
  readonly domain: { readonly id: string; readonly title: string };
  readonly source: LeafSource;
  readonly clause: string | undefined;
  readonly basis: readonly string[];
  readonly appraiser: readonly Appraiser[];
  readonly owner: string | undefined;
  readonly evidence: string | undefined;
  readonly reason: string | undefined;
  /** Printed with everything that is lost at the leaf. */
  readonly note: string | undefined;
  readonly notApplicable: NotApplicable;
  readonly effect: Effect;
  readonly requires: Requirement | undefined;
  /** The least points without which the unit has no total; undefined when the leaf is no gate. */
  readonly gate: { readonly atLeast: Points | undefined } | undefined;
  readonly rule: Rule;
  readonly ruleKind: RuleKind<Rule>;
  readonly fields: readonly Field[];
  readonly examples: readonly { readonly given: Readonly<Record<string, unknown>>; readonly points: Points }[];
}
export type Node = Branch | Leaf;

/** Where the points of a node, in % of what applies of it, lie in the range, no grade is above the one it stands at. */
export interface Ceiling extends Bounds {
  readonly node: string;
  readonly reason?: string | undefined;
}
export interface Grade extends Bounds {
  readonly id: string;
  readonly title: string;
  readonly ceilings?: readonly Ceiling[] | undefined;
  /** The most units of the group, in %, that may have it. */
  readonly quota?: Exact | undefined;
  /** Only of heads: the grade of the unit from which down the head has none above this one. */
  readonly unitGrade?: string | undefined;
}
/** What a unit must have to be proposed for commendation; conditions that are not given are met. */
export interface Commend {
  readonly from?: Exact | undefined;
  readonly grade?: string | undefined;
  readonly most?: number | undefined;
}
export interface Group {
  readonly id: string;
  readonly title: string;
  /** How many units the register says the group has. */
  readonly units: number | undefined;
  readonly grades: readonly Grade[];
  /** The grades of the head of a unit; empty where heads are not graded. */
  readonly heads: readonly Grade[];
  readonly commend: Commend | undefined;
}
export interface RegisteredUnit {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly group: string;
  /** Its first and its last day, as ISO writes days; undefined where nothing is known of one. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Ids of the units that took its place. */
  readonly becomes: readonly string[];
  /** Names of units that this one was before, for comparison over the years; never matched as if they were it. */
  readonly former: readonly string[];
}
export interface RegisterFile {
  /** As the user gave it. */
  readonly file: string;
  readonly sha256: string;
}
export interface RoundRule {
  readonly id: Exclude<Round, "survey">;
  /** `all`: a blank in an opened round waits for an answer. `changes`: a blank leaves things as they were. */
  readonly covers: "all" | "changes";
}
export interface Ranking {
  readonly by: "published" | "exact";
  readonly ties: "shared" | "dense" | "listed";
  readonly tieBreak: readonly string[];
}

export interface Rubric {
  readonly id: string;
  readonly title: string;
  readonly issuer: string | undefined;
  readonly decision: { readonly number: string; readonly date?: string | undefined } | undefined;
  readonly version: string;
  readonly period: string;
  readonly standing: Standing;
  /** The appraising bodies; undefined when the rubric does not list them. */
  readonly appraisers: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly sources: readonly { readonly what: string; readonly from: string }[];
  readonly maxPoints: Points;
  readonly rounding: Rounding & { readonly at: "leaf" | "total" };
  readonly missing: "zero" | "refuse";
  readonly surveyAbsent: "missing" | "not-applicable";
  readonly ranking: Ranking;
  readonly rounds: readonly RoundRule[];
  readonly cap: { readonly total: Points | undefined; readonly floor: Points };
  readonly groups: readonly Group[];
  /** The units that exist at the end of the period: those that are ranked. Undefined when the rubric keeps no register. */
  readonly units: readonly RegisteredUnit[] | undefined;
  /** Every unit that the register lists, in its order, whenever it exists. */
  readonly registry: readonly RegisteredUnit[] | undefined;
  /** The file that the units are from; undefined when the rubric lists them itself. */
  readonly register: RegisterFile | undefined;
  readonly counts: Readonly<Partial<Record<"domains" | "criteria" | "subcriteria", number> & Record<"appraised" | "survey", Points>>>;
  /** The whole tree; its children are the domains. */
  readonly root: Branch;
  readonly leaves: readonly Leaf[];
  readonly nodes: ReadonlyMap<string, Node>;
  /** Leaves in an order in which what a leaf requires comes before it. */
  readonly order: readonly Leaf[];
  readonly source: Source;
  /** The place of a value in the file; that of the nearest thing around it when it is not written. */
  readonly locate: (path: Path, part?: "key" | "value") => Span;
  /** SHA-256 of the bytes of the file. */
  readonly sha256: string;
  /** SHA-256 of what the file means: the same for two files that differ only in comments, order of keys and spelling. */
  readonly meaning: string;
}

/** What the bodies that appraise a leaf are called. */
export const appraisersNamed = ({ appraiser }: Leaf): readonly string[] => appraiser.map(({ name }) => name);

/** All leaves under a node, itself included. */
export function leavesOf(node: Node): readonly Leaf[] {
  return node.kind === "leaf" ? [node] : node.children.flatMap(leavesOf);
}
