/** What every part of a form is worth, where the form itself does not say. */
import { add, compare, type Points, toDecimal, ZERO } from "../points.ts";
import { say } from "../text.ts";
import { faulty, type Item, pointsOf } from "./item.ts";
import { MAX_MISSING } from "./words.ts";

/** What a part must be worth where the form does not say: the best of its steps, or what is in it. */
export function fillMaxima(items: readonly Item[]): void {
  for (const item of items) {
    fillMaxima(item.children);
    if (item.max !== undefined) continue;
    const inside = item.children.reduce<Points>((sum, { max }) => add(sum, pointsOf(max)), ZERO);
    const best = item.options.reduce<Points>((most, { points }) => (compare(pointsOf(points), most) > 0 ? pointsOf(points) : most), ZERO);
    item.max = toDecimal(item.children.length > 0 ? inside : best);
    const told = item.remarks.some(
      ({ kind, at }) => kind === "fault" && at.column === item.cells.max.column && at.row === item.cells.max.row,
    );
    if (!told) item.remarks.push(faulty(say(MAX_MISSING, { id: item.id, max: pointsOf(item.max) }), item.cells.max));
  }
}
