/** Rules read from YAML and tried on answers. */
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { type Points, parsePoints, type Rounding, toDecimal } from "../src/points.ts";
import { tryExample } from "../src/rules/examples.ts";
import { type Rule, ruleShape } from "../src/rules/index.ts";
import type { Setting } from "../src/rules/kind.ts";
import { Numeral } from "../src/shape.ts";
import { render } from "../src/text.ts";

export const TWO: Rounding = { decimals: 2, mode: "half-up" };

/** YAML as plain data in which numbers keep their spelling. */
export function plain(node: unknown): unknown {
  if (isScalar(node)) return typeof node.value === "number" ? new Numeral(node.source ?? "") : node.value;
  if (isSeq(node)) return node.items.map(plain);
  if (isMap(node))
    return Object.fromEntries(node.items.map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), plain(pair.value)]));
  return undefined;
}
export const ruleOf = (yaml: string): Rule => ruleShape.parse(plain(parseDocument(yaml).contents));
export const pointsOf = (text: string): Points => parsePoints(text) as Points;
export const setting = (max: string, rounding: Rounding | undefined = TWO): Setting => ({ max: pointsOf(max), rounding });

export type Given = Readonly<Record<string, unknown>>;
/** What comes of an answer, in one word: the points that remain, `not-applicable`, or the code of the fault. */
export function result(rule: Rule, given: Given, max: string): string {
  const trial = tryExample(rule, given, setting(max));
  if (trial.kind === "points") return toDecimal(trial.points);
  return trial.kind === "fault" ? trial.message.words.code : "not-applicable";
}
/** The rows of the ledger as an officer reads them. */
export function ledger(rule: Rule, given: Given, max: string): string[] {
  const trial = tryExample(rule, given, setting(max));
  return trial.kind === "points"
    ? trial.losses.map((loss) => `${toDecimal(loss.points, 2)} | ${render(loss.sentence, "vi")}`)
    : [trial.kind];
}
