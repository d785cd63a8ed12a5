/** `cchc verify` on tables that were typed off for study: English names of columns, remarks above them. */
import { expect, test } from "vitest";
import { alone, codes, SOUND } from "./verifying.ts";

const TABLE = `# Source: https://example.org/, "partial".
block,rank_printed,block_size,unit,points,index_pct,remark
sở,1,20,Sở Công Thương,92.83,92.83,
sở,2,20,Sở Y tế,91.86,91.86,
sở,3,20,Ban Dân tộc,68.04,81.00,16 points did not apply
huyện,1,2,Huyện An Bình,95.10,95.10,
huyện,2,2,Huyện Bình Minh,94.97,94.97,
`;

test("each block is held against itself", async () => {
  expect(codes(await alone(TABLE))).toEqual(["F5 other-maximum", "B5 places-missing"]);
});
test("a place that does not follow from the index is told with its cell", async () => {
  const changed = TABLE.replace("huyện,1,2", "huyện,2,2").replace("huyện,2,2,Huyện Bình", "huyện,1,2,Huyện Bình");
  expect(codes(await alone(changed))).toContain("B6 place-not-by-total");
});
test("a table in which everything fits is sound", async () => {
  expect(await alone("rank,unit,score\n1,Sở A,90.5\n2,Sở B,90.25\n3,Sở C,80\n")).toEqual(SOUND);
});
