/** What is said of answers that cannot be taken as they are. */
import { type Message, say, words } from "../text.ts";

export const OVER_MAXIMUM = words(
  "over-maximum",
  "Điểm {points:2} lớn hơn điểm tối đa {max:2}.",
  "{points:2} points are more than the maximum of {max:2}.",
);
export const NEGATIVE = words("points-negative", "Điểm {points:2} âm.", "{points:2} points are negative.");
export const RANGE = words("expected-range", "từ {low:2} đến {high:2} điểm", "from {low:2} to {high:2} points");
export const CHECK_CODE = words(
  "fix-points",
  "Nhập lại điểm, hoặc kiểm tra mã tiêu chí của dòng này.",
  "Enter the points again, or check the code of the criterion in this row.",
  ["over-maximum", "points-negative"],
);
export const TOO_MANY_DECIMALS = words(
  "too-many-decimals",
  "Điểm {points:2} có nhiều chữ số thập phân hơn mức {decimals} của bộ tiêu chí.",
  "{points:2} points have more decimals than the {decimals} of the rubric.",
);
export const FEWER_DECIMALS = words(
  "fix-too-many-decimals",
  "Ghi điểm với nhiều nhất {decimals} chữ số thập phân; ô có công thức thì làm tròn ngay trong công thức.",
  "Give points with {decimals} decimals at most; where a formula gives them, round in the formula.",
);
export const INCOMPLETE = words(
  "answer-incomplete",
  "Số liệu chưa đủ: còn thiếu “{fields}”.",
  "The figures are incomplete: “{fields}” is missing.",
);
export const FORBIDDEN = words(
  "not-applicable-forbidden",
  "Tiêu chí {leaf} không chấp nhận “không áp dụng”.",
  "Criterion {leaf} does not allow “not applicable”.",
);
export const CONTRADICTED = words(
  "not-applicable-contradicted",
  "Tiêu chí {leaf} vừa ghi “không áp dụng” vừa có số liệu.",
  "Criterion {leaf} is marked not applicable and has figures as well.",
);
export const POINTS_BESIDE = words(
  "points-beside-not-applicable",
  "Tiêu chí {leaf} ghi “không áp dụng” nên điểm {points:2} ghi bên cạnh không được tính.",
  "Criterion {leaf} is marked not applicable, so the {points:2} points typed beside it do not count.",
);
export const DENOMINATOR_ZERO = words(
  "denominator-zero",
  "Không có gì để tính tỷ lệ ở tiêu chí {leaf} (0/0), mà bộ tiêu chí không cho “không áp dụng”.",
  "There is nothing to measure in criterion {leaf} (0/0), and the rubric does not allow “not applicable”.",
);
export const CHECK_FIGURES = words(
  "fix-figures",
  "Kiểm tra lại ô này và các số liệu khác của tiêu chí theo tài liệu kiểm chứng.",
  "Check this cell and the other figures of the criterion against the evidence.",
  ["numerator-over", "survey-out-of-scale", "count-not-whole", "value-negative", "no-band"],
);
const NO_RATIO = say(
  words(
    "fix-denominator",
    "Ghi mẫu số đúng, lớn hơn 0; nếu trong kỳ không phát sinh thì ghi cả tử số và mẫu số là 0.",
    "Give the right denominator, more than 0; where nothing arose in the period, write 0 for both figures.",
    ["denominator-zero"],
  ),
  {},
);
/** Where more can be advised than to look again. */
export const FIX_OF: Readonly<Record<string, Message>> = { [DENOMINATOR_ZERO.code]: NO_RATIO };
export const FILL_IN = words("fix-answer-incomplete", "Ghi đủ các ô số liệu của tiêu chí này.", "Fill in all figures of this criterion.");
export const MEASURE = words(
  "fix-denominator-zero",
  "Nhập lại tử số và mẫu số nếu ghi nhầm; nếu trong kỳ đúng là không phát sinh thì cơ quan ban hành phải quy định cách chấm: ghi notApplicable cho tiêu chí {leaf} trong bộ tiêu chí.",
  "Type both figures again if they are wrong; where there really was nothing, those who issue the rubric must say how it is scored: notApplicable for criterion {leaf}.",
);
export const APPLY = words(
  "fix-not-applicable-forbidden",
  "Bỏ “không áp dụng” và ghi số liệu, kể cả khi số liệu là 0.",
  "Take “not applicable” away and give the figures, even where they are 0.",
);
export const ONE_OF_TWO = words(
  "fix-not-applicable-contradicted",
  "Chỉ giữ một: hoặc “không áp dụng”, hoặc số liệu.",
  "Keep one of the two: “not applicable” or the figures.",
);
export const CLAIM_DIFFERS = words(
  "claim-differs",
  "Điểm ghi {typed:2} khác điểm tính từ số liệu {computed:2}; lấy điểm tính từ số liệu.",
  "The points typed, {typed:2}, differ from those the figures give, {computed:2}; the computed points count.",
);
export const ASSESSED = words("assessed", "Chấm {points:2}/{max:2} điểm ({round})", "Given {points:2} of {max:2} points ({round})");
