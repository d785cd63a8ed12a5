/** The shape of what follows from a result: the grade of a unit, that of its head, and who may be proposed for commendation. */
import * as z from "zod";
import { limits } from "../rules/ladder.ts";
import { about, amount, id, nodeId, text, whole } from "../shape.ts";

const ceiling = z.strictObject({
  node: nodeId().meta(about("Mã lĩnh vực, tiêu chí được xét", "Code of the domain or criterion that is looked at")),
  ...limits(),
  reason: text().optional().meta(about("Lời giải thích in khi bị giới hạn", "The words printed where it holds")),
});

const gradeKeys = () => ({
  id: id().meta(about("Mã xếp loại", "Id of the grade")),
  title: text().meta(about("Tên xếp loại in ra", "Name of the grade as it is printed")),
  ...limits(),
  ceilings: z
    .array(ceiling)
    .min(1)
    .optional()
    .meta(
      about(
        "Giới hạn xếp loại; không xếp cao hơn mức này khi điểm của một mục, tính theo % điểm tối đa áp dụng của mục ấy (tiêu chí phạt: % điểm đã phạt), nằm trong khoảng ghi ở đây; mục không áp dụng thì không giới hạn; nhiều giới hạn cùng đúng thì mức thấp nhất được lấy",
        "Ceilings; no grade above this one where the points of a node, in % of its applicable maximum (of a penalty: the part charged), lie in the range; a node that does not apply limits nothing; of several that hold the lowest grade is taken",
      ),
    ),
  quota: amount()
    .optional()
    .meta(
      about(
        "Tỷ lệ (%) nhiều nhất được xếp loại này; tính trên các đơn vị được xếp hạng trong khối, làm tròn xuống số đơn vị; xét sau các giới hạn (ceilings), từ mức cao xuống; đơn vị có kết quả cao hơn được trước (như khi xếp hạng), số còn lại xuống mức liền dưới; các đơn vị bằng nhau ở ranh giới cùng xuống, không cắt theo thứ tự dòng; còn số liệu chưa xong thì là tạm tính, chưa xếp hạng được thì chưa xếp loại",
        "The largest share (%) that may have this grade; of the units ranked in the group, rounded down to whole units; applied after the ceilings, from the best grade down; better results come first (as in the ranking), the rest take the next lower grade; units that are equal at the edge all take it, never cut by the order of rows; provisional while figures are open, and where there are no ranks there are no grades",
      ),
    ),
});

const grade = z.strictObject(gradeKeys());
const headGrade = z.strictObject({
  ...gradeKeys(),
  unitGrade: id()
    .optional()
    .meta(
      about(
        "Xếp loại của đơn vị giới hạn người đứng đầu; khi đơn vị được xếp loại có mã này hoặc thấp hơn thì người đứng đầu không được xếp cao hơn mức này",
        "The unit's grade that limits its head; where the unit has the grade with this id or a lower one, the head gets none above this one",
      ),
    ),
});

const commend = z.strictObject({
  from: amount().optional().meta(about("Chỉ số (%) ít nhất", "The least index (%)")),
  grade: id().optional().meta(about("Mã xếp loại thấp nhất của đơn vị", "Id of the lowest grade the unit may have")),
  most: whole(1, 100_000)
    .optional()
    .meta(
      about(
        "Số đơn vị nhiều nhất mỗi khối; kết quả cao hơn được trước; các đơn vị bằng nhau ở ranh giới đều chưa được chọn, để hội đồng quyết định",
        "The most units of a group; better results first; units that are equal at the edge are all left to the council",
      ),
    ),
});

/** What may be said once for all groups, or of a group instead. */
export const followShape = () => ({
  grades: z.array(grade).min(1).optional().meta(about("Các mức xếp loại theo chỉ số (%)", "The grades, by the index (%)")),
  heads: z
    .array(headGrade)
    .min(1)
    .optional()
    .meta(
      about(
        "Các mức xếp loại người đứng đầu, theo chỉ số (%) của đơn vị",
        "The grades of the head of a unit, by the index (%) of the unit",
      ),
    ),
  commend: commend
    .optional()
    .meta(
      about(
        "Đề nghị xét khen thưởng; đơn vị đạt mọi điều kiện ghi ở đây; là kết quả, không bao giờ nhập vào",
        "Candidates for commendation; the units that meet every condition; a result, never an input",
      ),
    ),
});
