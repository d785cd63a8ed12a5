import { asCount, few, say, words } from "../text.ts";
import type { Check } from "./check.ts";

const NO_GROUP = words(
  "unit-group-missing",
  "Đơn vị {name} chưa ghi khối, mà bộ tiêu chí có {count} khối.",
  "The unit {name} names no group, and the rubric has {count} of them.",
);
const GROUPS = words("fix-unit-group-missing", "Thêm group với một trong các mã: {names}.", "Add group with one of the ids: {names}.");
const NAMED_AT_MOST = 8;

export const unitGroupMissing: Check = {
  code: "unit-group-missing",
  severity: "error",
  title: { vi: "Đơn vị trong danh sách chưa có khối", en: "A registered unit without a group" },
  doc: {
    vi: "Mỗi khối xếp hạng riêng; khi có nhiều khối, đơn vị không ghi khối sẽ bị xếp hạng với các đơn vị không cùng loại.",
    en: "Groups are ranked apart; where there are several, a unit without one would be ranked among units of another kind.",
  },
  fix: { vi: "Thêm khóa group với mã của khối.", en: "Add the key group with the id of the group." },
  bad: `
groups: [{ id: so, title: Sở }, { id: huyen, title: Huyện }]
units: [{ id: noi-vu, name: Sở Nội vụ }, { id: vu-quang, name: Huyện Vũ Quang, group: huyen }]`,
  good: `
groups: [{ id: so, title: Sở }, { id: huyen, title: Huyện }]
units: [{ id: noi-vu, name: Sở Nội vụ, group: so }, { id: vu-quang, name: Huyện Vũ Quang, group: huyen }]`,
  *run({ groups, registry = [], units = [] }) {
    // Whoever is not ranked in the period needs no group.
    const ranked = new Set(units);
    const names = few(
      groups.map(({ id }) => id),
      NAMED_AT_MOST,
      "mục",
    );
    for (const [index, unit] of registry.entries()) {
      const { name, group } = unit;
      if (group !== "" || !ranked.has(unit)) continue;
      yield { message: say(NO_GROUP, { name, count: asCount(groups.length) }), path: ["units", index], fix: say(GROUPS, { names }) };
    }
  },
};
