import { type Audit, toldByScoring } from "./audit.ts";

export const groupSizeDiffers: Audit = {
  code: "group-size-differs",
  severity: "error",
  title: { vi: "Thiếu đơn vị so với danh sách", en: "Units of the register are missing" },
  doc: {
    vi: "Thứ hạng k/n chỉ có nghĩa khi đủ n đơn vị của khối. Thiếu đơn vị thì nêu tên và mọi thứ hạng là tạm tính.",
    en: "A place k/n means something only with all n units of the group. Where some are missing they are named, and every place is provisional.",
  },
  fix: {
    vi: "Bổ sung tệp của đơn vị còn thiếu, hoặc sửa danh sách đơn vị của bộ tiêu chí.",
    en: "Add the files of the units that are missing, or correct the register of the rubric.",
  },
  bad: `
units: [{ id: an-binh, name: Huyện An Bình }, { id: binh-minh, name: Huyện Bình Minh }]

[Tổng hợp]
Đơn vị;1.1;1.2;1.3;2.1;2.2
Huyện An Bình;1;1,5;1,25;3,8;2`,
  good: `
units: [{ id: an-binh, name: Huyện An Bình }, { id: binh-minh, name: Huyện Bình Minh }]

[Tổng hợp]
Đơn vị;1.1;1.2;1.3;2.1;2.2
Huyện An Bình;1;1,5;1,25;3,8;2
Huyện Bình Minh;1;0,75;1,25;3,8;2`,
  run: toldByScoring,
};
