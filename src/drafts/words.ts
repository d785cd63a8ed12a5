/** What is said of a form while it is read; in the draft the undecided stand in comments, in Vietnamese as the rubric is. */
import { words } from "../text.ts";

export const CODE_DATE = words(
  "code-became-date",
  "Mã tiêu chí đã bị Excel đổi thành ngày; có lẽ là {code}.",
  "Excel has turned the code into a date; it was perhaps {code}.",
);
export const CODE_ZERO = words(
  "code-ambiguous",
  "Mã ghi dạng số {found} đã có ở trên, hiểu là {code}.",
  "The code stored as the number {found} was given before; taken for {code}.",
);
export const CODE_MISSING = words(
  "code-missing",
  "Dòng “{name}” không có mã; tạm ghi {code}.",
  "The row “{name}” has no code; {code} is written for now.",
);
export const NO_CODES = words(
  "codes-missing",
  "Biểu mẫu không ghi mã; mã được đánh theo thứ tự và cấp.",
  "The form has no codes; they are numbered by order and level.",
);
export const RESTARTED = words(
  "codes-restart",
  "Biểu mẫu đánh số lại ở mỗi lĩnh vực; mã được ghi kèm số của lĩnh vực.",
  "The form numbers its criteria anew in each domain; the code of the domain is put before them.",
);
export const MAX_MISSING = words(
  "maximum-missing",
  "Biểu mẫu không ghi điểm tối đa của {id}; tạm ghi {max}.",
  "The form gives no maximum for {id}; {max} is written for now.",
);
export const MAX_DIFFERS = words(
  "maximum-differs",
  "Tên của {id} ghi {named} điểm nhưng cột điểm tối đa ghi {printed}.",
  "The name of {id} says {named} points, but the column of maxima says {printed}.",
);
export const TOTAL_MISSING = words(
  "total-missing",
  "Biểu mẫu không có dòng tổng điểm; thang điểm là tổng của các lĩnh vực.",
  "The form has no row of totals; the scale is the sum of the domains.",
);
export const HIDDEN_ROWS = words("cells-hidden", "Có dòng ẩn trong bảng, vẫn được đọc.", "The table has hidden rows, which were read.");
export const LOOSE_ROW = words("row-unplaced", "Chưa rõ dòng “{text}” thuộc về đâu.", "It is not clear what the row “{text}” belongs to.");
export const EFFECT_WITHOUT_MAX = words(
  "bonus-without-maximum",
  "Dòng “{text}” không ghi mức tối đa nên chưa đưa vào.",
  "The row “{text}” gives no maximum and was left out.",
);
export const MISPLACED = words(
  "child-misplaced",
  "Mã {id} đứng dưới {parent}, không đúng chỗ của nó.",
  "The code {id} stands under {parent}, which is not its place.",
);
export const OPTION_OVER = words(
  "option-above-maximum",
  "Mức “{text}” được {points:2} điểm, lớn hơn điểm tối đa {max:2} của {id}.",
  "“{text}” gives {points:2} points, more than the maximum of {max:2} of {id}.",
);
export const BEST_TOTAL = words(
  "best-total",
  "Kết quả tốt nhất ở mọi tiêu chí chỉ được {best:2}/{max:2} điểm.",
  "The best answers everywhere give only {best:2} of {max:2} points.",
);
export const NO_WAY = words(
  "way-unknown",
  "Không tìm thấy cách chấm điểm của {id} ở các dòng của biểu mẫu.",
  "No line of the form says how {id} is scored.",
);
export const FIGURES = words(
  "way-unknown",
  "Chỉ có các ô số liệu của {id} ({keys}), không có dòng nào nói cách chấm điểm.",
  "There are only the figures of {id} ({keys}), and nothing on how it is scored.",
);
export const UNREAD = words(
  "way-unclear",
  "Chưa xếp được các mức của {id} vào một cách tính điểm.",
  "The steps of {id} fit no rule kind for certain.",
);
export const LEFT_OUT = words(
  "step-left-out",
  "Mức “{text}” ({points} điểm) của {id} chưa đưa vào.",
  "The step “{text}” ({points} points) of {id} was left out.",
);
export const ONLY_STEP = words(
  "only-step",
  "{id} chỉ có một mức; hiểu là đạt thì được, không đạt thì 0 điểm.",
  "{id} has one step only; taken to mean that it is met or gives 0 points.",
);
export const DOUBTFUL = words("phrase-doubtful", "Chưa chắc đã hiểu đúng “{text}”.", "“{text}” may mean something else.");
