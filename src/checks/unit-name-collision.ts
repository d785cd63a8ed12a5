import { meet } from "../rubric/lifetimes.ts";
import type { Path, RegisteredUnit } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import { parseName } from "../unit-name.ts";
import type { Check } from "./check.ts";

const COLLIDES = words(
  "unit-name-collision",
  "“{name}” của {unit} cũng là tên của {other}.",
  "“{name}” of {unit} is a name of {other} too.",
);
const FIRST_AT = say(words("first-name-here", "tên kia ở đây", "the other name is here"), {});

export const unitNameCollision: Check = {
  code: "unit-name-collision",
  severity: "error",
  title: { vi: "Hai đơn vị cùng một tên", en: "One name for two units" },
  doc: {
    vi: "Tên và các cách viết khác (aliases) phải chỉ đúng một đơn vị: «TX Kỳ Anh» không thể vừa là thị xã vừa là huyện, vì điểm sẽ về nhầm nơi.",
    en: "Names and aliases must each mean one unit: «TX Kỳ Anh» cannot be the town and the district at once, or points go to the wrong one.",
  },
  fix: {
    vi: "Bỏ cách viết trùng, hoặc ghi rõ loại đơn vị (huyện, thị xã, phường…).",
    en: "Drop the alias, or write the type of unit (district, town, ward …).",
  },
  bad: `
units:
  - { id: tx-ky-anh, name: Thị xã Kỳ Anh }
  - { id: h-ky-anh, name: Huyện Kỳ Anh, aliases: [TX. Kỳ Anh] }`,
  good: `
units:
  - { id: tx-ky-anh, name: Thị xã Kỳ Anh }
  - { id: h-ky-anh, name: Huyện Kỳ Anh, aliases: [H. Kỳ Anh] }`,
  *run({ registry = [] }) {
    const met = new Map<string, { readonly unit: RegisteredUnit; readonly path: Path }[]>();
    for (const [index, unit] of registry.entries()) {
      for (const [nth, text] of [unit.name, ...unit.aliases].entries()) {
        const path = nth === 0 ? ["units", index, "name"] : ["units", index, "aliases", nth - 1];
        const { key } = parseName(text);
        const same = met.get(key) ?? [];
        // One name after the other: a new unit may be called as one that is gone.
        const other = same.find((each) => each.unit !== unit && meet(each.unit, unit));
        if (other === undefined) met.set(key, [...same, { unit, path }]);
        else {
          yield {
            message: say(COLLIDES, { name: text, unit: unit.name, other: other.unit.name }),
            path,
            related: { path: other.path, message: FIRST_AT },
          };
        }
      }
    }
  },
};
