/** Phrases of ladders as decisions print them, and the rules that they are. */
import { describe, expect, test } from "vitest";
import { type PerItem, type Proportion, readPerItem, readProportion } from "../src/drafts/formulas.ts";
import { readPhrase } from "../src/drafts/phrases.ts";

describe("phrases", () => {
  test.each([
    ["từ 90% trở lên", "from 90 %"],
    ["Từ 90 % trở lên", "from 90 %"],
    ["90% trở lên", "from 90 %"],
    ["Đạt từ 95,5% trở lên", "from 95.5 %"],
    ["Từ 90% số hồ sơ trở lên", "from 90 %"],
    ["trên 90%", "above 90 %"],
    ["Trên 90% nhiệm vụ hoàn thành", "above 90 %"],
    ["Hoàn thành trên 90% nhiệm vụ", "above 90 %"],
    ["dưới 70%", "below 70 %"],
    ["Dưới mức 70%", "below 70 %"],
    ["Tỷ lệ đạt dưới 70,5%", "below 70.5 %"],
    ["từ 70% đến 90%", "from 70 to 90 %"],
    ["từ 70%-90%", "from 70 to 90 %"],
    ["Từ 70 - 90%", "from 70 to 90 %"],
    ["70% – 90%", "from 70 to 90 %"],
    ["từ 70 đến 90%", "from 70 to 90 %"],
    ["từ 70% đến dưới 90%", "from 70 below 90 %"],
    ["Từ 70 đến dưới 90%", "from 70 below 90 %"],
    ["Hoàn thành từ 70% đến dưới 90% kế hoạch", "from 70 below 90 %"],
    ["Từ 70% nhiệm vụ đến dưới 90% nhiệm vụ", "from 70 below 90 %"],
    ["70% - dưới 90%", "from 70 below 90 %"],
    ["trên 70% đến 90%", "above 70 to 90 %"],
    ["Từ trên 70% đến 90%", "above 70 to 90 %"],
    ["trên 70% và dưới 90%", "above 70 below 90 %"],
    ["trên 70% đến dưới 90%", "above 70 below 90 %"],
    ["70% ≤ tỷ lệ < 90%", "from 70 below 90 %"],
    ["70% < tỷ lệ ≤ 90%", "above 70 to 90 %"],
    ["≥ 90%", "from 90 %"],
    ["> 90%", "above 90 %"],
    ["<= 5%", "to 5 %"],
    ["không quá 5%", "to 5 %"],
    ["Không vượt quá 5%", "to 5 %"],
    ["tối đa 5%", "to 5 %"],
    ["5% trở xuống", "to 5 %"],
    ["ít nhất 30%", "from 30 %"],
    ["tối thiểu 30%", "from 30 %"],
    ["không dưới 30%", "from 30 %"],
    ["Lớn hơn hoặc bằng 30%", "from 30 %"],
    ["nhỏ hơn 30%", "below 30 %"],
    ["chưa đạt 30%", "below 30 %"],
    ["Không đạt 100%", "below 100 %"],
    ["đạt 100%", "from 100 %"],
    ["100% TTHC được công khai", "from 100 %"],
    ["Năm 2022 đạt từ 80% trở lên", "from 80 %"],
    ["đạt 80%", "from 80 to 80 % ?"],
    ["trên 90% trở lên", "from 90 % ?"],
    ["dưới 50% trở xuống", "to 50 % ?"],
    ["từ 5 đến 10 dự án", "from 5 to 10"],
    ["05 - 10 dự án", "from 5 to 10"],
    ["Trên 10 dự án", "above 10"],
    ["Có 02 sáng kiến trở lên", "from 2"],
    ["Có 01 sáng kiến", "from 1 to 1"],
    ["từ 1.000 hồ sơ trở lên", "from 1000"],
    ["Dưới 0,5", "below 0.5"],
    ["TỪ 70% ĐẾN DƯỚI 90%", "from 70 below 90 %"],
    ["từ 70% đến dưới 90%".normalize("NFD"), "from 70 below 90 %"],
    ["từ\u00a070%\u00a0đến\u00a090%", "from 70 to 90 %"],
    ["Ban hành kịp thời", "-"],
    ["Trước ngày 15/01/2022", "-"],
    ["Theo Nghị định 61/2018/NĐ-CP", "-"],
    ["Từ 90% xuống 70%", "-"],
    ["Từ 90% đến 70%", "-"],
    ["Dưới 70%, từ 70% đến 80%", "-"],
    ["Quý I, 6 tháng, quý III", "-"],
  ])("%s", (text, expected) => {
    const phrase = readPhrase(text);
    const ends = Object.entries(phrase?.range ?? {}).map(([end, value]) => `${end} ${value}`);
    const seen = phrase === undefined ? ["-"] : [...ends, ...(phrase.percent ? ["%"] : []), ...(phrase.doubtful ? ["?"] : [])];
    expect(seen.join(" ")).toBe(expected);
  });

  test.each<readonly [string, PerItem | undefined]>([
    ["Mỗi sáng kiến được công nhận cấp tỉnh được 0,75 điểm", { of: "sáng kiến được công nhận cấp tỉnh", each: "0.75", taken: false }],
    ["mỗi quy chế 0,5 điểm, tối đa 1,5 điểm", { of: "quy chế", each: "0.5", taken: false }],
    ["Cứ mỗi báo cáo tính 0,25đ", { of: "báo cáo", each: "0.25", taken: false }],
    ["0,5 điểm/báo cáo", { of: "báo cáo", each: "0.5", taken: false }],
    ["Mỗi trường hợp bị khiển trách trừ 0,5 điểm", { of: "trường hợp bị khiển trách", each: "0.5", taken: true }],
    ["Ban hành kịp thời: 0,5 điểm", undefined],
  ])("%s", (text, expected) => {
    expect(readPerItem(text)).toEqual(expected);
  });

  test.each<readonly [string, Proportion | undefined]>([
    ["Số hồ sơ đúng hạn / Tổng số hồ sơ × điểm tối đa", { numerator: "Số hồ sơ đúng hạn", denominator: "Tổng số hồ sơ" }],
    ["(Số hồ sơ đúng hạn/Tổng số hồ sơ) x điểm chuẩn", { numerator: "Số hồ sơ đúng hạn", denominator: "Tổng số hồ sơ" }],
    ["Tỷ lệ % hồ sơ đúng hạn nhân với điểm tối đa", {}],
    ["Tính điểm theo tỷ lệ", {}],
    ["Tỷ lệ hồ sơ đúng hạn", undefined],
  ])("%s", (text, expected) => {
    expect(readProportion(text)).toEqual(expected);
  });
});
