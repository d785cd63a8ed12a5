import { type Audit, toldByScoring } from "./audit.ts";

export const unitUnknown: Audit = {
  code: "unit-unknown",
  severity: "error",
  title: { vi: "Đơn vị không có trong danh sách", en: "A unit that the register does not have" },
  doc: {
    vi: "Tên không có trong danh sách của bộ tiêu chí thường do viết sai hoặc do đơn vị của khối khác.",
    en: "A name that the register of the rubric does not have is mostly a slip, or a unit of another group.",
  },
  fix: {
    vi: "Sửa tên, hoặc thêm đơn vị (hay tên khác của đơn vị) vào danh sách.",
    en: "Correct the name, or add the unit or its other name to the register.",
  },
  bad: `
units: [{ id: an-binh, name: Huyện An Bình }, { id: binh-minh, name: Huyện Bình Minh }]

[Tổng hợp]
Đơn vị;1.1;1.2;1.3;2.1;2.2
Huyện An Bình;1;1,5;1,25;3,8;2
Huyện Bình Minh;1;0,75;1,25;3,8;2
Huyện Cát Sơn;1;1,5;1;3,8;2`,
  good: `
units: [{ id: an-binh, name: Huyện An Bình }, { id: binh-minh, name: Huyện Bình Minh }]

[Tổng hợp]
Đơn vị;1.1;1.2;1.3;2.1;2.2
Huyện An Bình;1;1,5;1,25;3,8;2
Huyện Bình Minh;1;0,75;1,25;3,8;2`,
  run: toldByScoring,
};
