/** The text of a rubric file → a `Rubric`: shape, defaults, links. What must hold beyond the shape is for the checks. */

import type * as z from "zod";
import type { Diagnostics } from "../diagnostic.ts";
import { ZERO } from "../points.ts";
import { kindOf } from "../rules/index.ts";
import { shaped } from "../shaped.ts";
import type { Source } from "../source.ts";
import type { YamlFile } from "../yaml.ts";
import { meaningOf } from "./meaning.ts";
import type { Branch, Group, Leaf, Node, NotApplicable, Path, RegisteredUnit, RoundRule, Rubric } from "./model.ts";
import { evaluationOrder } from "./order.ts";
import { type NodeFile, type RubricFile, registerShape, rubricShape } from "./schema.ts";
import { checkStructure } from "./structure.ts";

const DEFAULT_ROUNDING: Rubric["rounding"] = { decimals: 2, mode: "half-up", at: "leaf" };
const DEFAULT_ROUNDS: readonly RoundRule["id"][] = ["self", "appraisal", "reappraisal", "council"];
/** The first two rounds go over everything; later ones say only what they change. */
const COVERS: Readonly<Record<RoundRule["id"], RoundRule["covers"]>> = {
  self: "all",
  appraisal: "all",
  reappraisal: "changes",
  council: "changes",
};

export interface Reading {
  /** SHA-256 in hexadecimal. */
  readonly hash: (bytes: Uint8Array | string) => string;
  /** The text of the register that the rubric names, read beside it; undefined when there is none. */
  readonly register?: (file: string) => Source | undefined;
}

export function readRubric(source: Source, bytes: Uint8Array | string, reading: Reading, problems: Diagnostics): Rubric | undefined {
  const read = shaped(source, rubricShape, problems);
  if (read === undefined) return undefined;
  const { value, file } = read;
  checkStructure(value.domains, ["domains"], file, problems);
  if (problems.failed) return undefined;
  const units = registered(value, reading, problems);
  return link(value, file, source, { units, sha256: reading.hash(bytes), meaning: reading.hash(meaningOf(file.data)) });
}

function registered(value: RubricFile, reading: Reading, problems: Diagnostics): readonly RegisteredUnit[] | undefined {
  const listed = value.units;
  const [first] = value.groups;
  if (listed === undefined || first === undefined) return undefined;
  const list = typeof listed === "string" ? external(listed, reading, problems) : listed;
  return list?.map((unit) => ({ aliases: [], former: [], ...dropUndefined(unit), group: unit.group ?? first.id }));
}

function external(file: string, reading: Reading, problems: Diagnostics): z.infer<typeof registerShape>["units"] | undefined {
  const source = reading.register?.(file);
  return source === undefined ? undefined : shaped(source, registerShape, problems)?.value.units;
}

/** zod gives absent keys as undefined; a spread over defaults must not undo them. */
function dropUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}

interface Context {
  readonly notApplicable: NotApplicable;
  readonly leaves: Leaf[];
  readonly nodes: Map<string, Node>;
}

function link(
  value: RubricFile,
  file: YamlFile,
  source: Source,
  given: { readonly units: readonly RegisteredUnit[] | undefined; readonly sha256: string; readonly meaning: string },
): Rubric {
  const context: Context = { notApplicable: value.notApplicable ?? "exclude", leaves: [], nodes: new Map() };
  const domains = value.domains.map((domain, index) => nodeOf(domain, ["domains", index], 0, undefined, context));
  const root: Branch = {
    kind: "branch",
    id: "",
    title: value.title,
    max: value.maxPoints,
    path: [],
    depth: -1,
    children: domains,
    caps: value.caps ?? {},
  };
  return {
    ...given,
    id: value.id,
    title: value.title,
    issuer: value.issuer,
    decision: value.decision,
    version: value.version,
    period: value.period,
    standing: value.standing,
    sources: value.sources ?? [],
    maxPoints: value.maxPoints,
    rounding: value.rounding ?? DEFAULT_ROUNDING,
    missing: value.missing ?? "zero",
    surveyAbsent: value.surveyAbsent ?? "missing",
    ranking: { by: "published", ties: "shared", tieBreak: [], ...dropUndefined(value.ranking ?? {}) },
    rounds: (value.rounds ?? DEFAULT_ROUNDS).map((round) => (typeof round === "string" ? { id: round, covers: COVERS[round] } : round)),
    cap: { total: value.cap?.total, floor: value.cap?.floor === undefined ? ZERO : (value.cap.floor as typeof ZERO) },
    groups: value.groups.map(
      (group): Group => ({ id: group.id, title: group.title, units: group.units, grades: group.grades ?? value.grades ?? [] }),
    ),
    counts: dropUndefined(value.counts ?? {}) as Rubric["counts"],
    root,
    leaves: context.leaves,
    nodes: context.nodes,
    order: evaluationOrder(context.leaves, context.nodes),
    source,
    locate: file.locate,
  };
}

function nodeOf(value: NodeFile, path: Path, depth: number, domain: Leaf["domain"] | undefined, context: Context): Node {
  const own = domain ?? { id: value.id, title: value.title };
  const base = { id: value.id, title: value.title, max: value.maxPoints, path, depth };
  const node: Node =
    value.rule === undefined
      ? {
          ...base,
          kind: "branch",
          caps: value.caps ?? {},
          children: (value.criteria ?? []).map((child, index) => nodeOf(child, [...path, "criteria", index], depth + 1, own, context)),
        }
      : leafOf(value, value.rule, base, own, context);
  // The first of two nodes with one id is the one that references mean; the second is a fault that a check tells.
  if (!context.nodes.has(node.id)) context.nodes.set(node.id, node);
  return node;
}

function leafOf(
  value: NodeFile,
  rule: NonNullable<NodeFile["rule"]>,
  base: { readonly id: string; readonly title: string; readonly max: Leaf["max"]; readonly path: Path; readonly depth: number },
  domain: Leaf["domain"],
  context: Context,
): Leaf {
  const ruleKind = kindOf(rule);
  const leaf: Leaf = {
    ...base,
    kind: "leaf",
    index: context.leaves.length,
    domain,
    source: value.source ?? (rule.kind === "survey" ? "survey" : "self"),
    clause: value.clause,
    basis: value.basis ?? [],
    appraiser: value.appraiser ?? [],
    owner: value.owner,
    evidence: value.evidence,
    reason: value.reason,
    notApplicable: value.notApplicable ?? context.notApplicable,
    effect: value.effect ?? "score",
    requires: value.requires === undefined ? undefined : { node: value.requires.node, atLeast: value.requires.atLeast ?? ZERO },
    gate: value.gate === undefined ? undefined : { atLeast: value.gate === true ? undefined : value.gate.atLeast },
    rule,
    ruleKind,
    fields: ruleKind.fields(rule),
    examples: value.examples ?? [],
  };
  context.leaves.push(leaf);
  return leaf;
}
