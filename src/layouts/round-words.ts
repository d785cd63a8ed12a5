/** What is said of a value under a round that may not give it. */
import { say, words } from "../text.ts";

export const NOT_OF_UNIT = words(
  "round-not-allowed",
  "Tiêu chí {leaf} không do đơn vị tự đánh giá; không lấy giá trị ở ô này.",
  "Criterion {leaf} is not for the unit to assess; the value in this cell is not used.",
);
export const NOT_SURVEY = words(
  "not-of-survey",
  "Tiêu chí {leaf} không chấm bằng điều tra xã hội học; không lấy giá trị ở ô này.",
  "Criterion {leaf} is not of the survey; the value in this cell is not used.",
);
export const NO_SUCH_ROUND = words(
  "round-not-in-rubric",
  "Bộ tiêu chí không có vòng {round}; không lấy giá trị ở cột này.",
  "The rubric has no round {round}; the values of this column are not used.",
);
export const NO_SUCH_ROUND_FIX = say(
  words(
    "fix-round-not-in-rubric",
    "Xóa cột này, hoặc thêm vòng vào rounds của bộ tiêu chí.",
    "Delete the column, or add the round to the rounds of the rubric.",
  ),
  {},
);
export const NOT_HERE_FIX = say(
  words(
    "fix-not-of-survey",
    "Xóa giá trị ở ô này, hoặc kiểm tra mã tiêu chí.",
    "Delete the value in this cell, or check the code of the criterion.",
    ["round-not-allowed"],
  ),
  {},
);
