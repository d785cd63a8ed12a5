/**
 * Two values of one shape compared key by key and told in the words that the shape has for its keys. It knows no rule kind: a new kind
 * that describes its keys, as all do, is compared and told at once.
 */
import type * as z from "zod";
import { boundsInWords } from "../bounds.ts";
import { type Arg, type Message, say, type Text, words } from "../text.ts";
import { alignment } from "./compare-align.ts";
import {
  canonical,
  elementOf,
  faceOf,
  isBound,
  isCondition,
  isExact,
  isMapping,
  isRange,
  isWording,
  type Members,
  membersOf,
  nameOf,
  REST,
  rangeOf,
  shapeFor,
  spoken,
  type Telling,
} from "./compare-shape.ts";
import type { Path } from "./model.ts";

export type Verb = "changed" | "added" | "removed" | "reordered";
export interface Difference {
  readonly verb: Verb;
  readonly message: Message;
  /** Whether it can change a score, a place or a grade; words never do. */
  readonly scores: boolean;
  /** Where it stands in each file; of what is only in one, the place of the whole in the other. */
  readonly before: Path;
  readonly after: Path;
}
export interface Side {
  readonly value: unknown;
  readonly path: Path;
  readonly telling: Telling;
}
/** What a value is called, in a list the item it is of. */
interface Where {
  readonly name: Text | undefined;
  readonly face: Message | Text | undefined;
  /** What the item was called, where it has no name but its range or its condition. */
  readonly was?: Message | Text | undefined;
}

const CHANGED = words("value-changed", "{what}: nay {after} (trước {before})", "{what}: now {after} (was {before})");
const STATED = words("value-stated", "{what}: nay {after} (trước không ghi)", "{what}: now {after} (not stated before)");
const DROPPED = words("value-dropped", "{what}: nay không ghi (trước {before})", "{what}: no longer stated (was {before})");
const ADDED = words("item-added", "thêm {item}{rest}", "added {item}{rest}");
const REMOVED = words("item-removed", "bỏ {item}{rest}", "removed {item}{rest}");
const WORTH = words("item-worth", ": {value}", ": {value}");
const REORDERED = words("items-reordered", "{what}: thứ tự thay đổi", "{what}: in another order");
const OF_ITEM = words("key-of-item", "{face}, {name}", "{face}, {name}");
const MOVED = words("range-moved", "{what}: nay là {after}", "{what}: now {after}");
const RANGE: Text = { vi: "khoảng", en: "range" };
const ALL: Text = { vi: "Toàn bộ", en: "The whole" };

function whatOf({ name, face }: Where): Arg {
  if (face === undefined) return name ?? ALL;
  return name === undefined || name.vi.startsWith("“") ? face : say(OF_ITEM, { face, name });
}

function told(what: Arg, before: Arg | undefined, after: Arg | undefined): Message {
  if (before === undefined) return say(STATED, { what, after: after ?? "" });
  return after === undefined ? say(DROPPED, { what, before }) : say(CHANGED, { what, before, after });
}

/** What differs between two values of a shape. @param key the key they stand under */
export function differences(before: Side, after: Side, shape: z.ZodType, key?: string): readonly Difference[] {
  return walk(before, after, shape, { name: key === undefined ? undefined : nameOf(key, shape), face: undefined });
}

function walk(before: Side, after: Side, shape: z.ZodType, where: Where): readonly Difference[] {
  if (canonical(before.value) === canonical(after.value)) return [];
  const core = shapeFor(shape, after.value ?? before.value);
  const members = membersOf(core);
  const element = elementOf(core);
  if (!isCondition(core)) {
    if (members !== undefined && isMapping(before.value) && isMapping(after.value))
      // «Làm tròn, số chữ số thập phân»: a key inside a mapping is told with the name of the mapping.
      return inMapping(before, after, members, { ...where, face: where.face ?? where.name });
    if (
      element !== undefined &&
      membersOf(shapeFor(element, {})) !== undefined &&
      Array.isArray(before.value) &&
      Array.isArray(after.value)
    )
      return inList(before, after, shapeFor(element, {}), where);
  }
  const message = told(whatOf(where), spoken(before.value, shape, before.telling), spoken(after.value, shape, after.telling));
  return [{ verb: "changed", message, scores: !isWording(shape), before: before.path, after: after.path }];
}

const inside = (side: Side, key: string | number): Side => ({
  ...side,
  value: (side.value as Record<string | number, unknown>)[key],
  path: [...side.path, key],
});

function inMapping(before: Side, after: Side, members: Readonly<Record<string, z.ZodType>>, { face, was }: Where): readonly Difference[] {
  const ranged = isRange(members);
  const list: Difference[] = [];
  if (ranged) list.push(...rangeDifference(before, after, face, was));
  for (const [key, member] of Object.entries(members)) {
    if (ranged && isBound(key)) continue;
    if (was !== undefined && isCondition(member)) {
      list.push(...caseDifference(inside(before, key), inside(after, key), member, was));
      continue;
    }
    // «mức …: nay 1,00 điểm» says it all; any other key of an item is named.
    const name = face !== undefined && key === "points" ? undefined : nameOf(key, member, face !== undefined);
    list.push(...walk(inside(before, key), inside(after, key), member, { name, face }));
  }
  return list;
}

function rangeDifference(before: Side, after: Side, face: Where["face"], was: Where["was"]): readonly Difference[] {
  const [old, now] = [rangeOf(before.value as Members), rangeOf(after.value as Members)];
  if (canonical(old) === canonical(now)) return [];
  const inWords = (range: typeof old, { telling }: Side): Message => boundsInWords(range ?? {}, telling.unit);
  const what = face ?? RANGE;
  const message =
    was === undefined
      ? say(CHANGED, { what, before: inWords(old, before), after: inWords(now, after) })
      : say(MOVED, { what: was, after: inWords(now, after) });
  return [{ verb: "changed", message, scores: true, before: before.path, after: after.path }];
}

/** A case that is called by its condition is told as what it was and what it is. */
function caseDifference(before: Side, after: Side, shape: z.ZodType, was: Message | Text): readonly Difference[] {
  if (canonical(before.value) === canonical(after.value)) return [];
  const message = say(MOVED, { what: was, after: spoken(after.value, shape, after.telling) ?? REST });
  return [{ verb: "changed", message, scores: true, before: before.path, after: after.path }];
}

/** What an item is worth, said behind its name when it comes or goes. */
function worth(item: Members, members: Readonly<Record<string, z.ZodType>>, telling: Telling): Arg {
  const found = Object.entries(members).find(([key, member]) => item[key] !== undefined && !isBound(key) && isExact(member));
  const value = found === undefined ? undefined : spoken(item[found[0]], found[1], telling);
  return value === undefined ? "" : say(WORTH, { value });
}

function inList(before: Side, after: Side, element: z.ZodType, where: Where): readonly Difference[] {
  const members = membersOf(element) ?? {};
  const old = before.value as readonly Members[];
  const now = after.value as readonly Members[];
  const { pairs, removed, added, reordered } = alignment(old, now, members);
  const scores = !Object.values(members).every((member) => isWording(member));
  const item = (side: Side, index: number): { readonly item: Message | Text; readonly rest: Arg } => {
    const value = (side.value as readonly Members[])[index] as Members;
    return { item: faceOf(value, element, side.telling, index), rest: worth(value, members, side.telling) };
  };
  const list: Difference[] = pairs.flatMap(([from, to]) => {
    const named = typeof (now[to]?.title ?? now[to]?.name) === "string";
    // A range that moves is told of the band as it was; all else of the band as it is now.
    const was = named ? undefined : faceOf(old[from] as Members, element, before.telling, from);
    const face = faceOf(now[to] as Members, element, after.telling, to);
    return walk(inside(before, from), inside(after, to), element, { name: undefined, face, was });
  });
  for (const index of removed)
    list.push({ verb: "removed", message: say(REMOVED, item(before, index)), scores, before: [...before.path, index], after: after.path });
  for (const index of added)
    list.push({ verb: "added", message: say(ADDED, item(after, index)), scores, before: before.path, after: [...after.path, index] });
  if (reordered) {
    const message = say(REORDERED, { what: whatOf(where) });
    // Items that have ids are found by them; of others the first that fits decides.
    list.push({ verb: "reordered", message, scores: members.id === undefined && scores, before: before.path, after: after.path });
  }
  return list;
}
