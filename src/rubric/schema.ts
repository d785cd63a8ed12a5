/** The shape of a rubric file, as zod says it: the one declaration from which reading, help and JSON Schema all come. */
import * as z from "zod";
import { boundsShape } from "../bounds.ts";
import { ruleShape } from "../rules/index.ts";
import { amount, day, id, points, text, whole } from "../shape.ts";

/** The code of a domain or criterion as decisions print it: `1`, `1.10`, `II`, `3.2a`. Always quoted, or `1.10` would be `1.1`. */
const nodeId = () => z.string().regex(/^[\p{L}\d]+(?:[.\-_][\p{L}\d]+)*$/u);
const ids = () => z.array(id()).describe("Danh sách mã");

const grade = z.strictObject({
  id: id().describe("Mã xếp loại"),
  title: text().describe("Tên xếp loại in ra"),
  ...boundsShape(),
});
const grades = () => z.array(grade).min(1).describe("Các mức xếp loại theo chỉ số (%)");

const caps = z.strictObject({
  bonus: points().optional().describe("Tổng điểm thưởng tối đa trong khối này"),
  penalty: points().optional().describe("Tổng điểm phạt tối đa trong khối này"),
});

const notApplicable = z.enum(["exclude", "pro-rata", "full", "zero"]);
const NOT_APPLICABLE = "Khi không phát sinh: exclude bỏ khỏi điểm tối đa, pro-rata tính theo tỷ lệ các tiêu chí khác, full điểm tối đa, zero 0 điểm";

const example = z.strictObject({
  given: z.record(z.string(), z.unknown()).describe("Số liệu giả định, theo mã ô nhập liệu"),
  points: points().describe("Điểm phải được với số liệu đó"),
});

/** A domain, a criterion or a sub-criterion: with `criteria` it is a branch, with `rule` a leaf. */
const node = z.strictObject({
  id: nodeId().describe("Mã, luôn đặt trong ngoặc kép"),
  title: text().describe("Tên như trong quyết định"),
  maxPoints: points().describe("Điểm tối đa"),
  get criteria() {
    return z.array(node).min(1).optional().describe("Các tiêu chí, tiêu chí thành phần bên trong");
  },
  caps: caps.optional().describe("Mức trần điểm thưởng, điểm phạt của khối"),
  source: z.enum(["self", "survey", "system", "assessor"]).optional().describe("Ai cung cấp số liệu; mặc định self (đơn vị tự đánh giá)"),
  clause: text().optional().describe("Căn cứ: mục nào của văn bản; in kèm mỗi điểm bị trừ"),
  basis: z.array(text()).optional().describe("Văn bản pháp luật làm căn cứ"),
  appraiser: ids().optional().describe("Cơ quan thẩm định"),
  owner: text().optional().describe("Bộ phận của đơn vị chịu trách nhiệm"),
  evidence: text().optional().describe("Tài liệu kiểm chứng"),
  reason: text().optional().describe("Lý do in ra khi tiêu chí được 0 điểm"),
  notApplicable: z
    .enum([...notApplicable.options, "forbidden"])
    .optional()
    .describe(`${NOT_APPLICABLE}; forbidden không chấp nhận`),
  effect: z.enum(["score", "bonus", "penalty"]).optional().describe("Điểm chấm (mặc định), điểm thưởng hoặc điểm phạt"),
  requires: z
    .strictObject({
      node: nodeId().describe("Mã tiêu chí phải đạt trước"),
      atLeast: points().optional().describe("Số điểm ít nhất phải đạt; mặc định phải lớn hơn 0"),
    })
    .optional()
    .describe("Điều kiện: không đạt thì tiêu chí này 0 điểm"),
  gate: z
    .union([z.literal(true), z.strictObject({ atLeast: points().describe("Số điểm ít nhất") })])
    .optional()
    .describe("Điều kiện xếp hạng: không đạt thì đơn vị không có tổng điểm"),
  rule: ruleShape.optional().describe("Cách tính điểm"),
  examples: z.array(example).optional().describe("Ví dụ, được chạy mỗi lần kiểm tra bộ tiêu chí"),
});

const unit = z.strictObject({
  id: id().describe("Mã đơn vị"),
  name: text().describe("Tên chính thức"),
  aliases: z.array(text()).optional().describe("Cách viết khác được chấp nhận"),
  group: id().optional().describe("Khối xếp hạng; không cần khi chỉ có một khối"),
  former: z.array(text()).optional().describe("Tên các đơn vị trước khi sắp xếp"),
});
/** The list of units, in the rubric or in a register file of its own. */
export const unitsShape = z.array(unit).min(1);
export const registerShape = z.strictObject({ units: unitsShape.describe("Danh sách đơn vị") });

const round = z.enum(["self", "appraisal", "reappraisal", "council"]);

export const rubricShape = z.strictObject({
  cchc: whole(1, 1).describe("Phiên bản của ngôn ngữ bộ tiêu chí: 1"),
  id: id().describe("Mã bộ tiêu chí, trùng tên tệp"),
  title: text().describe("Tên bộ tiêu chí"),
  issuer: text().optional().describe("Cơ quan ban hành"),
  decision: z
    .strictObject({ number: text().describe("Số, ký hiệu"), date: day().optional().describe("Ngày ban hành, dạng 2019-09-24") })
    .optional()
    .describe("Quyết định ban hành"),
  version: text().describe("Phiên bản của bộ tiêu chí, đổi sau mỗi lần sửa"),
  period: text().describe("Kỳ đánh giá"),
  standing: z.enum(["official", "reconstructed", "illustrative"]).describe("Chính thức, dựng lại hay minh họa; in trên mọi kết quả"),
  sources: z
    .array(z.strictObject({ what: text().describe("Nội dung"), from: text().describe("Nguồn") }))
    .optional()
    .describe("Nguồn của từng con số; điều gì không chính thức phải nói ở đây"),
  maxPoints: points().describe("Thang điểm"),
  rounding: z
    .strictObject({
      decimals: whole(0, 6).describe("Số chữ số thập phân"),
      mode: z.enum(["half-up", "half-even", "down"]).describe("Cách làm tròn"),
      at: z.enum(["leaf", "total"]).describe("Làm tròn ở từng tiêu chí hay chỉ ở tổng"),
    })
    .optional()
    .describe("Làm tròn; mặc định 2 chữ số, nửa làm tròn lên, ở từng tiêu chí"),
  notApplicable: notApplicable.optional().describe(NOT_APPLICABLE),
  missing: z.enum(["zero", "refuse"]).optional().describe("Thiếu số liệu: zero tính 0 và ghi tạm tính, refuse không cho tổng điểm"),
  surveyAbsent: z.enum(["missing", "not-applicable"]).optional().describe("Chưa có kết quả điều tra: coi là thiếu hay không áp dụng"),
  ranking: z
    .strictObject({
      by: z.enum(["published", "exact"]).optional().describe("Xếp theo điểm công bố (đã làm tròn) hay điểm chưa làm tròn"),
      ties: z.enum(["shared", "dense", "listed"]).optional().describe("Đồng hạng: 1,2,2,4 · 1,2,2,3 · theo danh sách"),
      tieBreak: z.array(nodeId()).optional().describe("Khi bằng điểm, xét lần lượt các tiêu chí này"),
    })
    .optional()
    .describe("Cách xếp hạng"),
  rounds: z
    .array(
      z.union([
        round,
        z.strictObject({
          id: round.describe("Vòng chấm"),
          covers: z.enum(["all", "changes"]).describe("all: chấm hết; changes: chỉ ghi chỗ thay đổi"),
        }),
      ]),
    )
    .min(1)
    .optional()
    .describe("Các vòng chấm, theo thứ tự; vòng cuối cùng có số liệu quyết định"),
  cap: z
    .strictObject({
      total: points().optional().describe("Tổng điểm không vượt quá"),
      floor: amount().optional().describe("Tổng điểm không thấp hơn; mặc định 0"),
    })
    .optional()
    .describe("Giới hạn tổng điểm"),
  caps: caps.optional().describe("Mức trần điểm thưởng, điểm phạt của toàn bộ"),
  grades: grades().optional(),
  groups: z
    .array(
      z.strictObject({
        id: id().describe("Mã khối"),
        title: text().describe("Tên khối"),
        units: whole(1, 100_000).optional().describe("Số đơn vị trong khối"),
        grades: grades().optional(),
      }),
    )
    .min(1)
    .describe("Các khối xếp hạng riêng"),
  units: z.union([unitsShape, text()]).optional().describe("Danh sách đơn vị, hoặc tên tệp chứa danh sách"),
  counts: z
    .strictObject({
      domains: whole(1, 100_000).optional().describe("Số lĩnh vực"),
      criteria: whole(1, 100_000).optional().describe("Số tiêu chí"),
      subcriteria: whole(0, 100_000).optional().describe("Số tiêu chí thành phần"),
      appraised: points().optional().describe("Điểm chấm theo tiêu chí"),
      survey: points().optional().describe("Điểm điều tra xã hội học"),
    })
    .optional()
    .describe("Số lượng và điểm mà quyết định công bố; được kiểm tra"),
  domains: z.array(node).min(1).describe("Các lĩnh vực"),
});

export type RubricFile = z.infer<typeof rubricShape>;
export type NodeFile = z.infer<typeof node>;
