/** The shape of a domain, a criterion or a sub-criterion in a rubric file. */
import * as z from "zod";
import { ruleShape } from "../rules/index.ts";
import { about, id, nodeId, points, text } from "../shape.ts";

/** Caps on bonus and penalty points, of a node or of the whole. */
export const caps = z.strictObject({
  bonus: points()
    .optional()
    .meta(about("Tổng điểm thưởng tối đa của các tiêu chí bên trong", "The most bonus points from the criteria inside")),
  penalty: points()
    .optional()
    .meta(about("Tổng điểm phạt tối đa của các tiêu chí bên trong", "The most penalty points from the criteria inside")),
});

export const notApplicable = z.enum(["exclude", "pro-rata", "full", "zero"]);
export const NOT_APPLICABLE = {
  vi: "Khi không phát sinh: exclude bỏ khỏi điểm tối đa, pro-rata tính theo tỷ lệ các tiêu chí khác, full điểm tối đa, zero 0 điểm",
  en: "When nothing arose: exclude leaves it out of the maximum, pro-rata counts it like the other criteria, full gives the maximum, zero 0 points",
};

const example = z.strictObject({
  given: z.record(z.string(), z.unknown()).meta(about("Số liệu giả định, theo mã ô nhập liệu", "Assumed figures, by the key of the field")),
  points: points().meta(about("Điểm phải được với số liệu đó", "The points that must come of them")),
});

/** A domain, a criterion or a sub-criterion: with `criteria` it is a branch, with `rule` a leaf. */
export const node = z.strictObject({
  id: nodeId().meta(about("Mã, luôn đặt trong ngoặc kép", "Code, always in quotes")),
  title: text().meta(about("Tên như trong quyết định", "Name as in the decision")),
  maxPoints: points().meta(about("Điểm tối đa", "Maximum points")),
  get criteria() {
    return z
      .array(node)
      .min(1)
      .optional()
      .meta(about("Các tiêu chí, tiêu chí thành phần bên trong", "The criteria or sub-criteria inside"));
  },
  caps: caps.optional().meta(about("Mức trần điểm thưởng, điểm phạt của mục này", "Caps on the bonus and penalty points of this node")),
  source: z
    .enum(["self", "survey", "system", "assessor"])
    .optional()
    .meta(
      about(
        "Ai cung cấp số liệu: self đơn vị tự đánh giá (mặc định), survey điều tra (mặc định với cách tính survey), system hệ thống thông tin, assessor cơ quan thẩm định",
        "Who provides the figures: self the unit (default), survey (default for the rule kind survey), system an information system, assessor the appraising office",
      ),
    ),
  clause: text()
    .optional()
    .meta(about("Căn cứ: mục nào của văn bản; in kèm mỗi điểm bị trừ", "Where in the decision; printed with every point lost")),
  basis: z.array(text()).optional().meta(about("Văn bản pháp luật làm căn cứ", "The laws behind it")),
  appraiser: z
    .array(id())
    .optional()
    .meta(
      about(
        "Cơ quan thẩm định; ghi ở mục trên thì dùng cho các mục bên trong",
        "The offices that appraise it; what a node above says holds below it",
      ),
    ),
  owner: text()
    .optional()
    .meta(
      about(
        "Bộ phận của đơn vị chịu trách nhiệm; ghi ở mục trên thì dùng cho các mục bên trong",
        "The division of the unit that answers for it; what a node above says holds below it",
      ),
    ),
  evidence: text().optional().meta(about("Tài liệu kiểm chứng", "The evidence asked for")),
  reason: text().optional().meta(about("Lý do in ra khi tiêu chí được 0 điểm", "The reason printed when the criterion gets 0 points")),
  note: text()
    .optional()
    .meta(
      about(
        "Lưu ý in kèm mỗi điểm bị trừ: cách hiểu số liệu, điều không được suy ra",
        "A note printed with every point lost: how the figures are meant, what does not follow from them",
      ),
    ),
  notApplicable: z
    .enum([...notApplicable.options, "forbidden"])
    .optional()
    .meta(
      about(
        `${NOT_APPLICABLE.vi}, forbidden không chấp nhận; mặc định như cả bộ tiêu chí`,
        `${NOT_APPLICABLE.en}, forbidden does not allow it; by default as for the whole rubric`,
      ),
    ),
  effect: z
    .enum(["score", "bonus", "penalty"])
    .optional()
    .meta(about("Điểm chấm (mặc định), điểm thưởng hoặc điểm phạt", "Score (default), bonus or penalty points")),
  requires: z
    .strictObject({
      node: nodeId().meta(about("Mã tiêu chí phải đạt trước", "Code of the criterion that must be met first")),
      atLeast: points()
        .optional()
        .meta(about("Số điểm ít nhất phải đạt; mặc định phải lớn hơn 0", "The least points it must have; by default more than 0")),
    })
    .optional()
    .meta(about("Điều kiện: không đạt thì tiêu chí này 0 điểm", "Condition: where it is not met, this criterion gets 0 points")),
  gate: z
    .union([z.literal(true), z.strictObject({ atLeast: points().meta(about("Số điểm ít nhất", "The least points")) })])
    .optional()
    .meta(
      about(
        "Điều kiện xếp hạng: không đạt thì đơn vị không có tổng điểm",
        "Condition for ranking: a unit that does not meet it has no total",
      ),
    ),
  rule: ruleShape.optional().meta(about("Cách tính điểm", "How points are counted")),
  examples: z
    .array(example)
    .optional()
    .meta(about("Ví dụ, được chạy mỗi lần kiểm tra bộ tiêu chí", "Examples, worked out at every check of the rubric")),
});
export type NodeFile = z.infer<typeof node>;
