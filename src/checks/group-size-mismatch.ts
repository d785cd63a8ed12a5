import { asCount, say, words } from "../text.ts";
import type { Check } from "./check.ts";

const UNITS = words(
  "group-size-mismatch",
  "Khối {group} ghi {stated} đơn vị nhưng danh sách có {counted}.",
  "The group {group} is given as {stated} units, but the register has {counted}.",
);

export const groupSizeMismatch: Check = {
  code: "group-size-mismatch",
  severity: "error",
  title: { vi: "Số đơn vị của khối không đúng danh sách", en: "A group of another size than its register" },
  doc: {
    vi: "Hạng in ra dạng k/n, n là số đơn vị của khối; số ghi ở khối và số đơn vị trong danh sách phải là một.",
    en: "Places are printed as k/n, where n is the size of the group; the size declared and the units registered must agree.",
  },
  fix: {
    vi: "Sửa số ở đây, hoặc bổ sung đơn vị còn thiếu vào danh sách.",
    en: "Correct the figure, or add the units that the register lacks.",
  },
  bad: `
groups: [{ id: so, title: Sở, units: 3 }]
units: [{ id: noi-vu, name: Sở Nội vụ }, { id: y-te, name: Sở Y tế }]`,
  good: `
groups: [{ id: so, title: Sở, units: 2 }]
units: [{ id: noi-vu, name: Sở Nội vụ }, { id: y-te, name: Sở Y tế }]`,
  *run({ groups, units }) {
    for (const [index, group] of groups.entries()) {
      const members = units?.filter((unit) => unit.group === group.id).length;
      if (members === undefined || group.units === undefined || members === group.units) continue;
      // The second group of one id is another fault: units that name it are counted with the first.
      if (groups.findIndex(({ id }) => id === group.id) !== index) continue;
      yield {
        message: say(UNITS, { group: group.title, stated: asCount(group.units), counted: asCount(members) }),
        path: ["groups", index, "units"],
      };
    }
  },
};
