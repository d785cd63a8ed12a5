/** What a column of a sheet can be for. */
import type { PrintedFigure, Round } from "../assessment.ts";
import type { Text } from "../text.ts";

export interface PlainRole {
  /** `ignored` is known and not needed: what it says comes out of the rest. */
  readonly is: "code" | "name" | "max" | "unit" | "group" | "round" | "field" | "value" | "evidence" | "explanation" | "ignored";
}
export type Role =
  | PlainRole
  | { readonly is: "facts" | "points" | "remark" | "by"; readonly round: Round }
  /** A figure that follows from others: it is kept beside the answers and never scored with. */
  | { readonly is: "printed"; readonly what: PrintedFigure["what"] };

/** How each role is told to people. */
export const ROLE_TITLES: Readonly<Record<Role["is"], Text>> = {
  code: { vi: "Mã tiêu chí", en: "Code of the criterion" },
  name: { vi: "Tên tiêu chí", en: "Name of the criterion" },
  max: { vi: "Điểm tối đa", en: "Maximum points" },
  unit: { vi: "Đơn vị", en: "Unit" },
  group: { vi: "Khối", en: "Group" },
  round: { vi: "Vòng chấm", en: "Round" },
  field: { vi: "Ô nhập liệu", en: "Field" },
  value: { vi: "Giá trị", en: "Value" },
  evidence: { vi: "Tài liệu kiểm chứng", en: "Evidence" },
  explanation: { vi: "Giải trình", en: "Explanation" },
  ignored: { vi: "Được biết, không cần đọc", en: "Known and not needed" },
  facts: { vi: "Số liệu", en: "Figures" },
  points: { vi: "Điểm", en: "Points" },
  remark: { vi: "Ý kiến", en: "Remark" },
  by: { vi: "Cơ quan, người chấm", en: "Who scored" },
  printed: { vi: "Số in sẵn, chỉ để đối chiếu", en: "Printed figure, only for comparison" },
};
