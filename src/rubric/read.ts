/** The text of a rubric file → a `Rubric`: shape, defaults, links. What must hold beyond the shape is for the checks. */

import type * as z from "zod";
import type { Diagnostics } from "../diagnostic.ts";
import { ZERO } from "../points.ts";
import { kindOf } from "../rules/index.ts";
import { shaped } from "../shaped.ts";
import type { Source } from "../source.ts";
import type { YamlFile } from "../yaml.ts";
import { lifeOn, periodEnd } from "./lifetimes.ts";
import { meaningOf } from "./meaning.ts";
import type {
  Appraiser,
  Branch,
  Group,
  Leaf,
  Node,
  NotApplicable,
  Path,
  RegisteredUnit,
  RegisterFile,
  RoundRule,
  Rubric,
} from "./model.ts";
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
  /** The register that the rubric names, read beside it; undefined when there is none. */
  readonly register?: (file: string) => Register | undefined;
  /** A register that stands in for the rubric's own, whatever that is. */
  readonly instead?: Register | undefined;
}

/** A file of units that was read. */
export interface Register {
  readonly source: Source;
  /** SHA-256 of its bytes. */
  readonly sha256: string;
}

export function readRubric(source: Source, bytes: Uint8Array | string, reading: Reading, problems: Diagnostics): Rubric | undefined {
  const read = shaped(source, rubricShape, problems);
  if (read === undefined) return undefined;
  const { value, file } = read;
  checkStructure(value.domains, ["domains"], file, problems);
  if (problems.failed) return undefined;
  const registry = registryOf(value, reading, problems);
  return link(value, file, source, { registry, sha256: reading.hash(bytes), meaning: reading.hash(meaningOf(file.data)) });
}

interface Registry {
  readonly units: readonly RegisteredUnit[] | undefined;
  readonly file?: RegisterFile;
  /** Where a value of the register stands, when that is a file of its own. */
  readonly locate?: YamlFile["locate"];
  /** Its lists are in place of what the rubric says, and so are their lengths. */
  readonly instead?: true;
}

function registryOf(value: RubricFile, { register, instead }: Reading, problems: Diagnostics): Registry {
  const listed = value.units;
  const [first, ...others] = value.groups;
  const only = others.length > 0 ? "" : (first?.id ?? "");
  if (instead !== undefined) return { ...external(instead, only, problems), instead: true };
  if (typeof listed !== "string") return { units: listed?.map((unit) => registered(unit, only)) };
  const file = register?.(listed);
  return file === undefined ? { units: undefined } : external(file, only, problems);
}

function external({ source, sha256 }: Register, only: string, problems: Diagnostics): Registry {
  const read = shaped(source, registerShape, problems);
  const file = { file: source.name, sha256 };
  if (read === undefined) return { units: undefined, file };
  return { units: read.value.units.map((unit) => registered(unit, only)), file, locate: read.file.locate };
}

type UnitFile = z.infer<typeof registerShape>["units"][number];
/** @param only the group of a unit that names none; empty where there are several */
const registered = (unit: UnitFile, only: string): RegisteredUnit => ({
  aliases: [],
  becomes: [],
  former: [],
  ...dropUndefined(unit),
  group: unit.group ?? only,
});

/** Whoever counts a period, counts it when it is over: the units of its last day. */
function unitsIn(period: string, units: Rubric["registry"]): Rubric["units"] {
  const day = periodEnd(period);
  return day === undefined ? units : units?.filter((unit) => lifeOn(unit, day) === "exists");
}

/** zod gives absent keys as undefined; a spread over defaults must not undo them. */
function dropUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}

interface Context {
  readonly notApplicable: NotApplicable;
  readonly appraisers: ReadonlyMap<string, string>;
  readonly leaves: Leaf[];
  readonly nodes: Map<string, Node>;
}

function link(
  value: RubricFile,
  file: YamlFile,
  source: Source,
  { registry, ...hashes }: { readonly registry: Registry; readonly sha256: string; readonly meaning: string },
): Rubric {
  const appraisers = new Map(value.appraisers?.map(({ id, name }) => [id, name]));
  const context: Context = { notApplicable: value.notApplicable ?? "exclude", appraisers, leaves: [], nodes: new Map() };
  const domains = value.domains.map((domain, index) =>
    nodeOf(domain, ["domains", index], 0, { domain: undefined, appraiser: [], owner: undefined }, context),
  );
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
    ...hashes,
    units: unitsIn(value.period, registry.units),
    registry: registry.units,
    register: registry.file,
    id: value.id,
    title: value.title,
    issuer: value.issuer,
    decision: value.decision,
    version: value.version,
    period: value.period,
    standing: value.standing,
    appraisers: value.appraisers,
    sources: value.sources ?? [],
    maxPoints: value.maxPoints,
    rounding: value.rounding ?? DEFAULT_ROUNDING,
    missing: value.missing ?? "zero",
    surveyAbsent: value.surveyAbsent ?? "missing",
    ranking: { by: "published", ties: "shared", tieBreak: [], ...dropUndefined(value.ranking ?? {}) },
    rounds: (value.rounds ?? DEFAULT_ROUNDS).map((round) => (typeof round === "string" ? { id: round, covers: COVERS[round] } : round)),
    cap: { total: value.cap?.total, floor: value.cap?.floor === undefined ? ZERO : (value.cap.floor as typeof ZERO) },
    groups: value.groups.map(
      (group): Group => ({
        id: group.id,
        title: group.title,
        units: registry.instead ? undefined : group.units,
        grades: group.grades ?? value.grades ?? [],
        heads: group.heads ?? value.heads ?? [],
        commend: group.commend ?? value.commend,
      }),
    ),
    counts: dropUndefined(value.counts ?? {}) as Rubric["counts"],
    root,
    leaves: context.leaves,
    nodes: context.nodes,
    order: evaluationOrder(context.leaves, context.nodes),
    source,
    locate: (path, part) => (path[0] === "units" && registry.locate ? registry.locate : file.locate)(path, part),
  };
}

/** What a node has from those above it. */
interface Above {
  readonly domain: Leaf["domain"] | undefined;
  readonly appraiser: Leaf["appraiser"];
  readonly owner: Leaf["owner"];
}

const appraiserOf = (id: string, path: Path, { appraisers }: Context): Appraiser => ({ id, name: appraisers.get(id) ?? id, path });

function nodeOf(value: NodeFile, path: Path, depth: number, above: Above, context: Context): Node {
  const own = {
    domain: above.domain ?? { id: value.id, title: value.title },
    appraiser: value.appraiser?.map((id, index) => appraiserOf(id, [...path, "appraiser", index], context)) ?? above.appraiser,
    owner: value.owner ?? above.owner,
  };
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
  { domain, appraiser, owner }: Above & Pick<Leaf, "domain">,
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
    appraiser,
    owner,
    evidence: value.evidence,
    reason: value.reason,
    note: value.note,
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
