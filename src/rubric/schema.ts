/** The shape of a rubric file, as zod says it: the one declaration from which reading, help and JSON Schema all come. */
import * as z from "zod";
import { realDay } from "../rules/calendar.ts";
import { about, amount, day, id, nodeId, points, text, whole } from "../shape.ts";
import { followShape } from "./grades-schema.ts";
import { caps, NOT_APPLICABLE, node, notApplicable } from "./node-schema.ts";

export type { NodeFile } from "./node-schema.ts";

const unit = z.strictObject({
  id: id().meta(about("Mã đơn vị", "Id of the unit")),
  name: text().meta(about("Tên chính thức", "Official name")),
  aliases: z.array(text()).optional().meta(about("Cách viết khác được chấp nhận", "Other spellings that are accepted")),
  group: id().optional().meta(about("Khối xếp hạng; không cần khi chỉ có một khối", "Its group; not needed when there is only one")),
  from: realDay()
    .optional()
    .meta(
      about(
        "Ngày đầu tiên đơn vị hoạt động, dạng 2025-07-01; không ghi thì từ trước đến nay",
        "Its first day, such as 2025-07-01; always there when not given",
      ),
    ),
  until: realDay()
    .optional()
    .meta(
      about(
        "Ngày cuối cùng đơn vị hoạt động, dạng 2025-06-30; bộ tiêu chí chỉ xếp hạng đơn vị còn hoạt động vào ngày cuối kỳ đánh giá",
        "Its last day, such as 2025-06-30; a rubric ranks only units that exist on the last day of its period",
      ),
    ),
  becomes: z
    .array(id())
    .optional()
    .meta(
      about(
        "Mã các đơn vị trong danh sách này thay cho đơn vị đã kết thúc",
        "Ids of the units of this list that took the place of a unit that ended",
      ),
    ),
  former: z
    .array(text())
    .optional()
    .meta(
      about(
        "Tên các đơn vị trước khi sắp xếp; không cần có trong danh sách, không bao giờ được hiểu là đơn vị này",
        "Names of the units it was merged from; they need not be on the list, and are never taken for this unit",
      ),
    ),
});
/** The list of units, in the rubric or in a register file of its own. */
export const unitsShape = z.array(unit).min(1);
export const registerShape = z.strictObject({ units: unitsShape.meta(about("Danh sách đơn vị", "The units")) });

const appraisingBody = z.strictObject({
  id: id().meta(about("Mã, dùng ở khóa appraiser", "Its id, as the key appraiser uses it")),
  name: text().meta(about("Tên đầy đủ", "Its full name")),
});

const round = z.enum(["self", "appraisal", "reappraisal", "council"]);

export const rubricShape = z.strictObject({
  cchc: whole(1, 1).meta(about("Phiên bản của ngôn ngữ bộ tiêu chí: 1", "Version of the rubric language: 1")),
  id: id().meta(about("Mã bộ tiêu chí, trùng tên tệp", "Id of the rubric, the same as the file name")),
  title: text().meta(about("Tên bộ tiêu chí", "Title of the rubric")),
  issuer: text().optional().meta(about("Cơ quan ban hành", "Who issued it")),
  decision: z
    .strictObject({
      number: text().meta(about("Số, ký hiệu", "Its number")),
      date: day().optional().meta(about("Ngày ban hành, dạng 2019-09-24", "The day it was issued, such as 2019-09-24")),
    })
    .optional()
    .meta(about("Quyết định ban hành", "The decision that issued it")),
  version: text().meta(about("Phiên bản của bộ tiêu chí, đổi sau mỗi lần sửa", "Version of the rubric, changed with every amendment")),
  period: text().meta(about("Kỳ đánh giá", "The period it is for")),
  standing: z
    .enum(["official", "reconstructed", "illustrative"])
    .meta(
      about("Chính thức, dựng lại hay minh họa; in trên mọi kết quả", "Official, reconstructed or illustrative; printed on every output"),
    ),
  sources: z
    .array(z.strictObject({ what: text().meta(about("Nội dung", "What")), from: text().meta(about("Nguồn", "Where it comes from")) }))
    .optional()
    .meta(
      about(
        "Nguồn của từng con số; điều gì không chính thức phải nói ở đây",
        "Where each figure comes from; what is not official must be said here",
      ),
    ),
  appraisers: z
    .array(appraisingBody)
    .min(1)
    .optional()
    .meta(
      about(
        "Các cơ quan thẩm định, để in tên thay cho mã; đã liệt kê thì khóa appraiser chỉ dùng mã có trong danh sách",
        "The appraising bodies, so that names are printed and not ids; once listed, the key appraiser takes only ids of the list",
      ),
    ),
  maxPoints: points().meta(about("Thang điểm", "The whole scale")),
  rounding: z
    .strictObject({
      decimals: whole(0, 6).meta(about("Số chữ số thập phân", "Number of decimals")),
      mode: z
        .enum(["half-up", "half-even", "down"])
        .meta(
          about(
            "Cách làm tròn: half-up từ nửa trở lên thì lên, half-even đúng nửa thì về số chẵn, down bỏ phần lẻ",
            "half-up rounds halves up, half-even to the even digit, down cuts off",
          ),
        ),
      at: z
        .enum(["leaf", "total"])
        .meta(about("leaf: làm tròn ở từng tiêu chí; total: chỉ ở tổng", "leaf: each criterion is rounded; total: only the total")),
    })
    .optional()
    .meta(
      about(
        "Làm tròn; mặc định 2 chữ số, nửa làm tròn lên, ở từng tiêu chí",
        "Rounding; by default 2 decimals, half-up, at each criterion (leaf)",
      ),
    ),
  notApplicable: notApplicable.optional().meta(about(`${NOT_APPLICABLE.vi}; mặc định exclude`, `${NOT_APPLICABLE.en}; exclude by default`)),
  missing: z
    .enum(["zero", "refuse"])
    .optional()
    .meta(
      about(
        "Thiếu số liệu: zero tính 0 và ghi tạm tính (mặc định), refuse không cho tổng điểm",
        "Figures missing: zero counts 0 and marks the total provisional (default), refuse gives no total",
      ),
    ),
  surveyAbsent: z
    .enum(["missing", "not-applicable"])
    .optional()
    .meta(
      about(
        "Chưa có kết quả điều tra: coi là thiếu (mặc định) hay không áp dụng",
        "No survey results yet: missing (default) or not applicable",
      ),
    ),
  ranking: z
    .strictObject({
      by: z
        .enum(["published", "exact"])
        .optional()
        .meta(
          about(
            "Xếp theo chỉ số công bố đã làm tròn (published, mặc định) hay chưa làm tròn (exact)",
            "Ranked by the published, rounded index (default) or by the exact one",
          ),
        ),
      ties: z
        .enum(["shared", "dense", "listed"])
        .optional()
        .meta(
          about(
            "Đồng hạng: shared 1, 2, 2, 4 (mặc định); dense 1, 2, 2, 3; listed theo danh sách",
            "Ties: shared 1, 2, 2, 4 (default); dense 1, 2, 2, 3; listed in the order of the register",
          ),
        ),
      tieBreak: z
        .array(nodeId())
        .optional()
        .meta(about("Khi bằng điểm, xét lần lượt các tiêu chí này", "Equals are told apart by these criteria, in this order")),
    })
    .optional()
    .meta(about("Cách xếp hạng", "How units are ranked")),
  rounds: z
    .array(
      z.union([
        round,
        z.strictObject({
          id: round.meta(about("Vòng chấm", "The round")),
          covers: z
            .enum(["all", "changes"])
            .meta(
              about("all: chấm hết; changes: chỉ ghi chỗ thay đổi", "all: everything is scored; changes: only what changed is written"),
            ),
        }),
      ]),
    )
    .min(1)
    .optional()
    .meta(
      about(
        "Các vòng chấm, theo thứ tự; vòng cuối cùng có số liệu quyết định; mặc định cả bốn vòng, hai vòng sau chỉ ghi chỗ thay đổi",
        "The rounds in order; the last with figures decides; by default all four, the later two with changes only",
      ),
    ),
  cap: z
    .strictObject({
      total: points().optional().meta(about("Tổng điểm không vượt quá", "The total is never above this")),
      floor: amount().optional().meta(about("Tổng điểm không thấp hơn; mặc định 0", "The total is never below this; 0 by default")),
    })
    .optional()
    .meta(about("Giới hạn tổng điểm", "Limits of the total")),
  caps: caps.optional().meta(about("Mức trần điểm thưởng, điểm phạt của toàn bộ", "Caps on all bonus and penalty points")),
  ...followShape(),
  groups: z
    .array(
      z.strictObject({
        id: id().meta(about("Mã khối", "Id of the group")),
        title: text().meta(about("Tên khối", "Name of the group")),
        units: whole(1, 100_000).optional().meta(about("Số đơn vị trong khối", "How many units the group has")),
        ...followShape(),
      }),
    )
    .min(1)
    .meta(about("Các khối xếp hạng riêng", "The groups, each ranked apart")),
  units: z
    .union([unitsShape, text()])
    .optional()
    .meta(about("Danh sách đơn vị, hoặc tên tệp chứa danh sách", "The units, or the file that lists them")),
  counts: z
    .strictObject({
      domains: whole(1, 100_000).optional().meta(about("Số lĩnh vực", "Number of domains")),
      criteria: whole(1, 100_000).optional().meta(about("Số tiêu chí", "Number of criteria")),
      subcriteria: whole(0, 100_000).optional().meta(about("Số tiêu chí thành phần", "Number of sub-criteria")),
      appraised: points().optional().meta(about("Điểm chấm theo tiêu chí", "Points that are appraised")),
      survey: points().optional().meta(about("Điểm điều tra xã hội học", "Points of the survey")),
    })
    .optional()
    .meta(about("Số lượng và điểm mà quyết định công bố; được kiểm tra", "Counts and points that the decision declares; they are checked")),
  domains: z.array(node).min(1).meta(about("Các lĩnh vực", "The domains")),
});

export type RubricFile = z.infer<typeof rubricShape>;
