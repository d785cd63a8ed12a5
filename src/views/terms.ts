/** The words that stand on screen and paper, each chosen once. */
import { ROUND_NAMES, type Round } from "../assessment.ts";
import type { Standing } from "../rubric/model.ts";
import { type Lang, type Text, text } from "../text.ts";
import type { Span } from "./block.ts";

export const TERMS = {
  ranking: text("Xếp hạng", "Rank"),
  unit: text("Đơn vị", "Unit"),
  unitId: text("Mã đơn vị", "Unit id"),
  group: text("Khối", "Group"),
  place: text("Hạng", "Place"),
  ranked: text("Số đơn vị xếp hạng", "Units ranked"),
  state: text("Tình trạng", "State"),
  self: text("Điểm tự đánh giá", "Self-assessed"),
  appraised: text("Điểm thẩm định", "Appraised"),
  survey: text("Điểm điều tra xã hội học", "Survey"),
  bonus: text("Điểm thưởng", "Bonus"),
  penalty: text("Điểm phạt", "Penalty"),
  total: text("Tổng điểm đạt được", "Total"),
  lowest: text("Thấp nhất có thể", "Lowest possible"),
  highest: text("Cao nhất có thể", "Highest possible"),
  applicableMax: text("Điểm tối đa áp dụng", "Applicable maximum"),
  max: text("Điểm tối đa", "Maximum"),
  earned: text("Điểm đạt được", "Earned"),
  index: text("Chỉ số CCHC (%)", "PAR Index (%)"),
  grade: text("Xếp loại", "Grade"),
  head: text("Xếp loại người đứng đầu", "Grade of the head"),
  commended: text("Đề nghị xét khen thưởng", "Commendation"),
  lost: text("Điểm bị trừ", "Points lost"),
  note: text("Ghi chú", "Note"),
  tied: text("đồng hạng", "tied"),
  provisional: text("tạm tính", "provisional"),
  unranked: text("chưa xếp hạng", "not ranked yet"),
  domain: text("Lĩnh vực", "Domain"),
  criterion: text("Tiêu chí", "Criterion"),
  code: text("Mã", "Code"),
  criterionId: text("Mã tiêu chí", "Criterion id"),
  account: text("Loại điểm", "Kind of points"),
  inputs: text("Tệp số liệu", "Data files"),
  difference: text("Thay đổi", "Change"),
  bestPlace: text("Hạng cao nhất có thể", "Best place possible"),
  worstPlace: text("Hạng thấp nhất có thể", "Worst place possible"),
  moved: text("Trừ", "Lost"),
  left: text("Còn", "Left"),
  rows: text("Số dòng", "Rows"),
  reason: text("Lý do trừ điểm", "Reason"),
  rule: text("Cách chấm", "Rule"),
  explained: text("Diễn giải cách tính điểm", "How it was counted"),
  remark: text("Ý kiến thẩm định", "Appraiser’s remark"),
  clause: text("Căn cứ", "Clause"),
  ruleNote: text("Lưu ý", "Please note"),
  values: text("Số liệu ghi nhận", "Value read"),
  at: text("Vị trí", "Place in the file"),
  round: text("Vòng chấm", "Round"),
  evidence: text("Tài liệu kiểm chứng", "Evidence"),
  explanation: text("Giải trình của đơn vị", "The unit’s explanation"),
  points: text("Điểm ghi", "Points typed"),
  ledger: text("Bảng kê điểm bị trừ", "Ledger of points lost"),
  sum: text("Tổng cộng", "Sum"),
  rubric: text("Bộ tiêu chí", "Rubric"),
  standing: text("Tính chất", "Standing"),
  dataStanding: text("Tính chất số liệu", "Standing of the data"),
  decision: text("Quyết định", "Decision"),
  register: text("Danh sách đơn vị", "Register of units"),
  version: text("Phiên bản", "Version"),
  rounding: text("Cách làm tròn", "Rounding"),
  ties: text("Cách xếp hạng", "Ranking rule"),
  seal: text("Mã kiểm chứng", "Seal"),
  missing: text("Chưa có số liệu", "No figures yet"),
  notApplicable: text("Không áp dụng (không phát sinh)", "Not applicable"),
  awaiting: text("Chờ thẩm định", "Awaiting appraisal"),
  notSubmitted: text("Chưa gửi hồ sơ tự đánh giá", "No self-assessment submitted"),
  nothingApplicable: text("Không áp dụng tiêu chí nào", "No criterion applies"),
  gateFailed: text("Không đủ điều kiện xếp hạng", "Not eligible for ranking"),
  nothingLost: text("Không bị trừ điểm", "Nothing lost"),
} as const satisfies Readonly<Record<string, Text>>;

export const STANDINGS: Readonly<Record<Standing, Text>> = {
  official: text("Chính thức", "Official"),
  reconstructed: text("Dựng lại (không phải văn bản chính thức)", "Reconstructed (not the official text)"),
  illustrative: text("Minh họa", "Illustrative"),
};

export const roundName = (round: Round, lang: Lang): string => ROUND_NAMES[round][lang];
/** `tự đánh giá` → `Tự đánh giá`; the words of ours that begin with a letter of one UTF-16 unit. */
export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** `Căn cứ: …` */
export const named = (name: string, value: string): readonly Span[] => [{ text: `${name}: `, tone: "muted" }, { text: value }];
