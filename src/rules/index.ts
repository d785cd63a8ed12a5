/** The rule kinds as one list, and what follows from it: the shape of a rule in YAML, the type `Rule`, the kind of a rule. */
import * as z from "zod";
import * as all from "./all.ts";
import type { RuleKind } from "./kind.ts";

type Kinds = typeof all;
type RuleOf<K> = K extends RuleKind<infer R> ? R : never;
/** A rule of any kind, as read from a rubric. */
export type Rule = { [K in keyof Kinds]: RuleOf<Kinds[K]> }[keyof Kinds];

/** Every kind, in the order of their names. */
export const ruleKinds: readonly RuleKind<Rule>[] = Object.values(all) as unknown as readonly RuleKind<Rule>[];

const byName: ReadonlyMap<string, RuleKind<Rule>> = new Map(ruleKinds.map((kind) => [kind.kind, kind]));

/** What the rule's kind declares; shared code asks this instead of asking which kind it is. */
export const kindOf = <R extends Rule>(rule: R): RuleKind<R> => byName.get(rule.kind) as unknown as RuleKind<R>;

/** A rule as it stands in YAML. The kinds declare their shapes as `ZodType`, which hides from the compiler that each has a literal `kind`. */
export const ruleShape = z.discriminatedUnion("kind", ruleKinds.map((kind) => kind.shape) as never) as unknown as z.ZodType<Rule>;
