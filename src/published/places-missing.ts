import { say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, rankedLines } from "./model.ts";
import { byPlace, missingPlaces, ranges, sizeOf } from "./order.ts";

const MISSING = words(
  "places-missing",
  "Bảng không có đơn vị nào ở hạng {places}: bảng trích, hoặc ghi sai hạng.",
  "No unit has the places {places}: either this is an excerpt or a place is wrong.",
);

function* run(block: Block): Iterable<Finding> {
  const ordered = byPlace(rankedLines(block));
  const missing = missingPlaces(ordered, sizeOf(ordered));
  const [first = 0] = missing;
  const before = ordered.findLast(({ place }) => place.value < first) ?? ordered[0];
  if (missing.length === 0 || before === undefined) return;
  yield { message: say(MISSING, { places: ranges(missing) }), at: before.place.at, found: before.place.written };
}

export const placesMissing: PublishedCheck = {
  code: "places-missing",
  severity: "warning",
  byRules: true,
  title: { vi: "Thiếu thứ hạng", en: "Places that nobody holds" },
  doc: {
    vi: "Các hạng phải liền nhau từ 1 đến hết; chỉ được bỏ trống những hạng do đồng hạng chiếm chỗ (1, 2, 2, 4).",
    en: "Places run from 1 without a gap; only those taken up by units that share a place may be left out (1, 2, 2, 4).",
  },
  fix: { vi: "Bổ sung đơn vị còn thiếu hoặc sửa hạng ghi sai.", en: "Add the missing units or correct the place." },
  bad: "Xếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92,10\n2;Sở Y tế;90,00\n4;Sở Tài chính;89,50",
  good: "Xếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92,10\n2;Sở Y tế;90,00\n2;Sở Tài chính;90,00\n4;Sở Tư pháp;88,00",
  run,
};
