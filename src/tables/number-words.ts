/** What is said of a cell that should hold a number. */
import { words } from "../text.ts";

export const AMBIGUOUS = words(
  "number-ambiguous",
  "Không rõ “{text}” là {decimal} hay {thousands}.",
  "It is not clear whether “{text}” is {decimal} or {thousands}.",
);
export const AMBIGUOUS_FIX = words(
  "fix-number-ambiguous",
  "Nếu là số thập phân, viết {decimal} ({mark} thập phân); nếu là số nguyên, viết {thousands}.",
  "If it is a decimal number, write {decimal} (a decimal {mark}); if a whole one, write {thousands}.",
);
export const CONTRADICTS = words(
  "number-convention",
  "“{text}” viết dấu thập phân khác với các ô khác trong cột (cả cột dùng {mark}).",
  "“{text}” has another decimal mark than the other cells of the column (which use the {mark}).",
);
export const CONTRADICTS_FIX = words(
  "fix-number-convention",
  "Viết lại ô này với {mark} thập phân như các ô khác.",
  "Write this cell with the decimal {mark}, as the others.",
);
export const UNREADABLE = words(
  "number-unreadable",
  "“{text}” không phải là một số viết đúng cách.",
  "“{text}” is not a number written properly.",
);
export const UNREADABLE_FIX = words(
  "fix-number-unreadable",
  "Chỉ ghi một số trong ô, chẳng hạn 1,5; lời giải thích ghi sang cột khác.",
  "Write one number only, such as 1.5; put explanations in another column.",
);
export const PARENTHESES = words(
  "number-parentheses",
  "“{text}” đặt trong ngoặc đơn: không rõ là số âm hay số dương.",
  "“{text}” is in parentheses: whether it is negative is not clear.",
);
export const PARENTHESES_FIX = words(
  "fix-number-parentheses",
  "Bỏ ngoặc đơn; số âm thì ghi dấu trừ ở trước.",
  "Drop the parentheses; write a minus sign if negative.",
);
export const IS_DATE = words(
  "number-is-date",
  "Ô này là ngày {date:date}, không phải số; Excel có thể đã tự đổi số thành ngày.",
  "This cell is the date {date:date}, not a number; Excel may have turned a number into a date.",
);
export const IS_DATE_FIX = words(
  "fix-number-is-date",
  "Đổi định dạng ô thành Số hoặc Văn bản rồi nhập lại giá trị.",
  "Change the cell's format to Number or Text and type the value again.",
);
export const CELL_ERROR = words("cell-error", "Ô này đang báo lỗi {error}.", "This cell shows the error {error}.");
export const CELL_ERROR_OF = words(
  "cell-error-formula",
  "Công thức ={formula} đang báo lỗi {error}.",
  "The formula ={formula} shows the error {error}.",
);
export const CELL_ERROR_FIX = words(
  "fix-cell-error",
  "Sửa công thức hoặc nhập giá trị đúng, rồi lưu.",
  "Correct the formula or type the right value, and save.",
);
export const UNCOMPUTED = words(
  "formula-uncomputed",
  "Công thức ={formula} chưa được tính, ô chưa có giá trị.",
  "The formula ={formula} has not been calculated; the cell has no value.",
);
export const UNCOMPUTED_FIX = words(
  "fix-formula-uncomputed",
  "Mở tệp bằng Excel rồi lưu lại (Tệp › Lưu).",
  "Open the file in Excel and save it (File › Save).",
);
export const ZERO_OR_BLANK = words(
  "formula-zero-or-blank",
  "Ô có công thức ={formula} được lưu là 0; tệp .xls này cũng lưu ô trống là 0 nên không rõ ô có giá trị hay không.",
  "The cell with the formula ={formula} is stored as 0, and so are blank results in this .xls file; whether it has a value is not known.",
);
export const ZERO_OR_BLANK_FIX = words(
  "fix-formula-zero-or-blank",
  "Mở tệp rồi lưu dạng .xlsx (Tệp › Lưu thành); nếu đúng là 0 thì có thể nhập số 0 thay công thức.",
  "Open the file and save it as .xlsx (File › Save As); if it is 0, a typed 0 in place of the formula will do.",
);
export const ODD_SPELLING = words(
  "number-spelling-odd",
  "“{text}” có ký tự lạ (dấu trừ hoặc chữ số toàn chiều rộng), đã hiểu là {number}.",
  "“{text}” has unusual characters (a dash for a minus, full-width digits); read as {number}.",
);
