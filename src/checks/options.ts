/** What a rule offers, read from its data: every list in it, and every place where it sets points. No kind is asked for by name. */
import { compare, type Points } from "../points.ts";
import type { Leaf, Path, Rubric } from "../rubric/model.ts";

export type Data = Readonly<Record<string, unknown>>;
/** A list of records somewhere in a rule; the path begins at the top of the file. */
export interface Listed {
  readonly path: Path;
  readonly items: readonly Data[];
}

export const isData = (value: unknown): value is Data => typeof value === "object" && value !== null && !Array.isArray(value);
export const ruleOf = (leaf: Leaf): Data => leaf.rule as unknown as Data;
const pathOf = (leaf: Leaf): Path => [...leaf.path, "rule"];

function listsIn(value: unknown, path: Path): readonly Listed[] {
  if (Array.isArray(value)) {
    const deeper = value.flatMap((item, index) => listsIn(item, [...path, index]));
    return value.length > 0 && value.every(isData) ? [{ path, items: value }, ...deeper] : deeper;
  }
  return isData(value) ? Object.entries(value).flatMap(([key, each]) => listsIn(each, [...path, key])) : [];
}

export const listsOf = (leaf: Leaf): readonly Listed[] => listsIn(ruleOf(leaf), pathOf(leaf));

/** Every answer that has points of its own: bands, levels, items, steps, values that may be given, what was never done. */
export function pointsIn(leaf: Leaf): readonly { readonly points: Points; readonly path: Path }[] {
  const rule = ruleOf(leaf);
  const path = pathOf(leaf);
  const listed = listsOf(leaf).flatMap(({ path: at, items }) =>
    items.flatMap((item, index) => (item.points === undefined ? [] : [{ points: item.points as Points, path: [...at, index, "points"] }])),
  );
  const values = leaf.fields.length === 0 && Array.isArray(rule.values) ? (rule.values as Points[]) : [];
  const never = rule.notDone === undefined ? [] : [{ points: rule.notDone as Points, path: [...path, "notDone"] }];
  return [...listed, ...values.map((points, index) => ({ points, path: [...path, "values", index] })), ...never];
}

export const above = (leaf: Leaf): readonly { readonly points: Points; readonly path: Path }[] =>
  pointsIn(leaf).filter(({ points }) => compare(points, leaf.max) > 0);

/** What one case takes, by incidents that name their points or their share of the maximum; only for rules that take points. */
export interface Deduction {
  readonly path: Path;
  readonly title: string | undefined;
  readonly each: Points | undefined;
  readonly percent: Points | undefined;
  readonly cap: Points | undefined;
}
export function deductionsIn(leaf: Leaf): readonly Deduction[] {
  if (leaf.ruleKind.takes !== true) return [];
  const deduction = (data: Data, path: Path): Deduction => ({
    path,
    title: typeof data.title === "string" ? data.title : undefined,
    each: data.each as Points | undefined,
    percent: data.percent as Points | undefined,
    cap: data.cap as Points | undefined,
  });
  const listed = listsOf(leaf).flatMap(({ path, items }) => items.map((item, index) => deduction(item, [...path, index])));
  return [deduction(ruleOf(leaf), pathOf(leaf)), ...listed].filter(({ each, percent }) => each !== undefined || percent !== undefined);
}

/** Where a leaf is spoken of as a whole. */
export const idPath = ({ path }: { readonly path: Path }): Path => [...path, "id"];

/** Whether the node is the one that its id means, and not the second with that id. */
export const isFirst = (rubric: Rubric, node: { readonly id: string; readonly path: Path }): boolean =>
  rubric.nodes.get(node.id)?.path === node.path;
