/** Which unit of the data a line of a published table is of. */
import { addTo } from "../grouped.ts";
import { Names } from "../layouts/names.ts";
import { nearest } from "../nearest.ts";
import { parseName } from "../unit-name.ts";
import type { Block, Line } from "./model.ts";
import type { World } from "./world.ts";

interface Unknown {
  readonly line: Line;
  readonly near: string | undefined;
  /** Units that the name is short for, where it is for several. */
  readonly either: readonly string[];
}

export interface Matched {
  /** The lines of units that the data have, by id, in the order of the table. */
  readonly lines: ReadonlyMap<string, Line>;
  readonly unknown: readonly Unknown[];
  /** The group that most of them are of. */
  readonly group: string | undefined;
}

/** Without a register the data name the units, with or without their type. */
function idOf(name: string, { run, rubric }: World, names: Names, byCore: ReadonlyMap<string, readonly string[]>): string | undefined {
  const resolved = names.resolve(name);
  if (resolved.kind === "unit" && run.submissions.some(({ unit }) => unit.id === resolved.unit.id)) return resolved.unit.id;
  if (rubric.units !== undefined) return undefined;
  const { type, core, key } = parseName(name);
  const same = (byCore.get(core) ?? []).filter((id) => id === key.trim() || type === undefined);
  return same.length === 1 ? same[0] : undefined;
}

/** Units of the data that a name without its type may mean. */
function eitherOf(name: string, { run }: World): readonly string[] {
  const { type, core } = parseName(name);
  const same = run.submissions.filter(({ unit }) => type === undefined && parseName(unit.name).core === core);
  return same.length > 1 ? same.map(({ unit }) => unit.name) : [];
}

export function matchUnits({ lines }: Block, world: World): Matched {
  const units = world.run.submissions.map(({ unit }) => unit);
  const byCore = new Map<string, string[]>();
  for (const { id, name } of units) addTo(byCore, parseName(name).core, id);
  const known = new Map<string, Line>();
  const unknown: Unknown[] = [];
  const counts = new Map<string, number>();
  const names = new Names(world.rubric);
  for (const line of lines) {
    const id = idOf(line.name, world, names, byCore);
    const group = id === undefined ? undefined : world.now.get(id)?.group;
    if (id === undefined || group === undefined) {
      const near = nearest(
        line.name,
        units.map(({ name }) => name),
      );
      unknown.push({ line, near, either: eitherOf(line.name, world) });
      continue;
    }
    // A second line of one unit is told by itself.
    if (!known.has(id)) known.set(id, line);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return { lines: known, unknown, group: most?.[0] };
}
