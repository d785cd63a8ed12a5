/** Two results as data, field by field; lists of units and criteria are matched by their ids, whatever their order. */

export interface FieldDifference {
  /** As a reader names it: `groups[huyen].units[vu-quang].total`. */
  readonly name: string;
  /** Where it stands in the first. */
  readonly path: readonly (string | number)[];
  readonly stored: unknown;
  readonly right: unknown;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** What a member of a list is known by. */
function keyOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const unit = item.unit;
  const id = isObject(unit) ? unit.id : item.id;
  return typeof id === "string" ? id : undefined;
}

function keysOf(items: readonly unknown[]): readonly string[] | undefined {
  const keys = items.map(keyOf);
  return keys.includes(undefined) || new Set(keys).size !== keys.length ? undefined : (keys as readonly string[]);
}

interface Walk {
  /** Names of members that follow from others. */
  readonly skip: ReadonlySet<string>;
  readonly same: (key: string, stored: unknown, right: unknown) => boolean;
}

interface Place {
  readonly name: string;
  readonly path: FieldDifference["path"];
  readonly key: string;
}

function* lists(stored: readonly unknown[], right: readonly unknown[], place: Place, walk: Walk): Iterable<FieldDifference> {
  const [ours, theirs] = [keysOf(stored), keysOf(right)];
  const byKey = ours !== undefined && theirs !== undefined;
  const others = new Map(right.map((item, index) => [byKey ? (theirs[index] as string) : String(index), item]));
  for (const [index, item] of stored.entries()) {
    const key = byKey ? (ours[index] as string) : String(index);
    yield* compare(item, others.get(key), { name: `${place.name}[${key}]`, path: [...place.path, index], key: place.key }, walk);
    others.delete(key);
  }
  for (const [key, item] of others) yield { name: `${place.name}[${key}]`, path: place.path, stored: undefined, right: item };
}

function* compare(stored: unknown, right: unknown, place: Place, walk: Walk): Iterable<FieldDifference> {
  if (Array.isArray(stored) && Array.isArray(right)) {
    yield* lists(stored, right, place, walk);
    return;
  }
  if (isObject(stored) && isObject(right)) {
    for (const key of new Set([...Object.keys(stored), ...Object.keys(right)])) {
      if (walk.skip.has(key)) continue;
      const name = place.name === "" ? key : `${place.name}.${key}`;
      yield* compare(stored[key], right[key], { name, path: [...place.path, key], key }, walk);
    }
    return;
  }
  if (!walk.same(place.key, stored, right)) yield { name: place.name, path: place.path, stored, right };
}

/** @param files the names that files have now, by those in the stored result. @param skip names of members not compared */
export function* fieldDifferences(
  stored: unknown,
  right: unknown,
  files: ReadonlyMap<string, string>,
  skip: readonly string[],
): Iterable<FieldDifference> {
  const same = (key: string, a: unknown, b: unknown): boolean =>
    a === b || (key === "file" && typeof a === "string" && files.get(a) === b) || (a === undefined && b === undefined);
  yield* compare(stored, right, { name: "", path: [], key: "" }, { skip: new Set(skip), same });
}
