/**
 * The facts of the small sample workbooks, one for each rubric. SỐ LIỆU MINH HỌA: the units are numbered or have names that no place has,
 * and their figures are made up. Public are only, in the rows of a whole province: 25 of 31 agencies and 495 procedures (Ninh Thuận 2014);
 * 293.184 of 319.370 files, 552 and 46 services, 169 procedures in 27 fields (Đắk Nông 2018).
 *
 * How a fact is written, by the kind of its rule: a ratio [numerator, denominator], or the numerator alone where the rubric fixes the
 * other; a change [now, before]; a count; a day; a checklist as the items that were NOT met; incidents, steps and answers by id; leaders
 * as the number of offices with too many; points that were given as a number. NOT_APPLICABLE where nothing arose. A leaf that is not named
 * is without fault: every item met, the best level, no incident. The appraisal names only the leaves in which it differs from the unit.
 */
export const NOT_APPLICABLE = "không áp dụng";

/** Divisions and the inspectorate of a sở: name, type, staff, deputies. */
const OFFICES = [
  ["Phòng số 01", "phong", 7, 1],
  ["Phòng số 02", "phong", 8, 2],
  ["Phòng số 03", "phong", 14, 2],
  ["Văn phòng", "phong", 15, 3],
  ["Thanh tra", "thanh-tra", 8, 2],
];
/** The same with one deputy too many in a division of 8. */
const ONE_OVER = OFFICES.map((office) => (office[0] === "Phòng số 02" ? ["Phòng số 02", "phong", 8, 3] : office));

// biome-ignore format: codes stay in quotes, as everywhere: 1.10 without them is 1.1
export const SAMPLES = [
  {
    rubric: "hatinh-so-2022",
    layout: "long",
    appraised: true,
    units: [
      {
        name: "Sở mẫu số 1",
        offices: { "4.2": OFFICES },
        facts: {
          "1.1.1": "2022-01-12", "1.1.3": [36, 36], "1.3.1": [5, 12], "1.3.2": [4, 4], "1.5": 1, "1.6": [236, 240], "1.7": 12,
          "2.1": [4, 4], "2.5": 91.5,
          "3.1": [27, 27], "3.2": [8, 8], "3.4.1": [5056, 5120], "3.4.2": [20, 5200], "3.5": { "thu-tuc": 100, "cong-chuc": true }, "3.6": [0, 0], "3.7": 90.4,
          "4.2": 0, "4.3": [98, 100], "4.4": 89.9,
          "5.1": [12, 12], "5.3": "2022-12-14", "5.5": [57, 60], "5.6": 93.5,
          "6.1": [24500, 25000], "6.2": NOT_APPLICABLE, "6.3": [4, 6],
          "7.1": [2940, 3000], "7.2.1": [1240, 2000], "7.2.2": [390, 1000], "7.4": 86.5,
          "8.1": 91.26, "8.2": [9, 10],
        },
        appraisal: { "3.4.2": [60, 5200] },
      },
      {
        name: "Sở mẫu số 2",
        offices: { "4.2": ONE_OVER },
        facts: {
          "1.1.1": "2022-01-25", "1.1.2": ["kinh-phi"], "1.1.3": [35, 36], "1.2": ["9-thang"], "1.3.1": [3, 12], "1.3.2": [5, 6], "1.4": ["doi-thoai"], "1.5": 0,
          "1.6": [204, 240], "1.7": 11,
          "2.1": [3, 4], "2.2": { "tra-lai": 1 }, "2.4": "cham", "2.5": 88.25,
          "3.1": [25, 27], "3.2": [7, 8], "3.3": ["co-so-du-lieu"], "3.4.1": [1890, 2000], "3.4.2": [30, 2100], "3.5": { "thu-tuc": 100, "cong-chuc": false },
          "3.6": [8, 9], "3.7": 87.75,
          "4.1": ["sap-xep"], "4.2": 0, "4.3": [99, 100], "4.4": 92.25,
          "5.1": [11, 12], "5.2": "thieu-sot", "5.3": "2022-12-20", "5.4": { "nhac-nho": 2 }, "5.5": [66, 60], "5.6": 90.75,
          "6.1": [23000, 25000], "6.2": [4, 5], "6.3": [6, 6], "6.4": ["quyet-toan"],
          "7.1": [2850, 3000], "7.2.1": [799, 2000], "7.2.2": [400, 1000], "7.3": "chua-danh-gia", "7.4": 89.25,
          "8.1": 88.04, "8.2": [10, 10],
        },
        appraisal: {},
      },
      {
        name: "Ban mẫu số 3",
        offices: { "4.2": OFFICES },
        facts: {
          "1.1.1": "2022-01-20", "1.1.3": [36, 36], "1.3.1": [4, 10], "1.3.2": [0, 0], "1.5": 2, "1.6": [240, 240], "1.7": 12,
          "2.1": NOT_APPLICABLE, "2.2": NOT_APPLICABLE, "2.5": 90,
          "3.1": [27, 27], "3.2": [8, 8], "3.4.1": [5120, 5120], "3.4.2": [52, 5200], "3.5": { "thu-tuc": 100, "cong-chuc": true }, "3.6": [9, 9], "3.7": 90,
          "4.2": 0, "4.3": [98, 100], "4.4": 90,
          "5.1": [10, 10], "5.3": "2022-12-15", "5.4": { "nhac-nho": 6 }, "5.5": [60, 60], "5.6": 90,
          "6.1": NOT_APPLICABLE, "6.2": [5, 5], "6.3": [6, 6],
          "7.1": [3000, 3000], "7.2.1": [1200, 2000], "7.2.2": [400, 1000], "7.4": 90,
          "8.1": 90, "8.2": [10, 10],
        },
        appraisal: { "4.3": [100, 100] },
      },
    ],
  },
  {
    rubric: "hatinh-xa-2022",
    layout: "wide",
    units: [
      {
        name: "Xã An Bình",
        facts: {
          "1.1": "2022-01-25", "1.2": [18, 20], "1.4": 11, "1.5": 1, "1.6": [76, 80],
          "2.2": ["bao-cao"], "2.3": 90.5,
          "3.2": [1480, 1500], "3.3": [20, 20], "3.4": 88.4,
          "4.3": 87,
          "5.1": [18, 20], "5.2": { "gio-giac": 2 }, "5.3": [12, 15], "5.4": "2022-12-12", "5.5": 93.2,
          "6.2": [5000, 5000],
          "7.1": [855, 900], "7.2": [450, 1500], "7.4": 95,
          "8.1": 2.25, "8.2": [1425, 1500], "8.3": 91.7,
          "9.1": 90.25, "9.2": [95, 100], "9.3": { "khieu-nai": 1 },
        },
      },
      {
        name: "Phường Tân Lập",
        facts: {
          "1.1": "2022-01-31", "1.2": [20, 20], "1.4": 12, "1.5": 2, "1.6": [80, 80],
          "2.3": 85,
          "3.2": [1500, 1500], "3.3": [0, 0], "3.4": 92.5,
          "4.3": 91.35,
          "5.1": [20, 20], "5.3": [16, 15], "5.4": "2022-12-10", "5.5": 89,
          "6.2": [5500, 5000],
          "7.1": [900, 900], "7.2": [750, 1500], "7.4": 96,
          "8.1": 3, "8.2": [1500, 1500], "8.3": 88.6,
          "9.1": 85.5, "9.2": [0, 0],
        },
      },
      {
        name: "Thị trấn Hòa Sơn",
        facts: {
          "1.1": "never", "1.2": [13, 20], "1.3": ["quy-1", "6-thang", "quy-3", "nam"], "1.4": 5, "1.5": 0, "1.6": [40, 80],
          "2.1": "trai", "2.2": ["ke-hoach", "thuc-hien", "bao-cao"], "2.3": 70,
          "3.1": ["niem-yet"], "3.2": [1349, 1500], "3.3": [9, 20], "3.4": 70,
          "4.1": ["phien-hop"], "4.2": "chua-du", "4.3": 70,
          "5.1": [16, 20], "5.2": { "nang-hon": 2 }, "5.3": [15, 15], "5.4": "2022-12-16", "5.5": 70,
          "6.1": ["dong-gop"], "6.2": [4500, 5000], "6.3": "chua-dung",
          "7.1": [600, 900], "7.2": [149, 1500], "7.3": "chua", "7.4": 24,
          "8.1": 0, "8.2": [1100, 1500], "8.3": 70,
          "9.1": 70, "9.2": [101, 100], "9.3": { "to-cao": 2 },
        },
      },
    ],
  },
  {
    rubric: "hatinh-trung-uong-2022",
    layout: "form",
    units: [
      {
        name: "Cơ quan mẫu số 1",
        facts: {
          "1.1": "2022-02-10", "1.2": [24, 25], "1.4": ["bao-chi"], "1.5": [29, 30],
          "2.2": [39600, 40000], "2.3": [16, 16], "2.4": [9, 10], "2.5": 92.4,
          "3.2": { "khien-trach": 1 }, "3.3": [45, 50], "3.4": 94.5,
          "4.1": [1188, 1200], "4.2": [500, 1000], "4.4": 90.5,
          "5.1": 92.15, "5.2": 91, "5.3": [105, 100],
        },
      },
      {
        name: "Cơ quan mẫu số 2",
        facts: {
          "1.1": "2022-02-20", "1.2": [25, 25], "1.3": ["6-thang"], "1.5": NOT_APPLICABLE,
          "2.1": ["dien-tu"], "2.2": [38000, 40000], "2.3": [8, 16], "2.4": [10, 10], "2.5": 88.1,
          "3.1": "vi-pham", "3.3": [55, 50], "3.4": 90.25,
          "4.1": [1200, 1200], "4.2": [800, 1000], "4.3": "khong", "4.4": 86,
          "5.1": 87.6, "5.2": 86.3, "5.3": [95, 100],
        },
      },
      {
        name: "Cơ quan mẫu số 3",
        facts: {
          "1.1": "never", "1.2": [25, 25], "1.5": [30, 30],
          "2.2": [40000, 40000], "2.3": [7, 16], "2.4": [0, 0], "2.5": 100,
          "3.1": "khong", "3.2": { "khien-trach": 1, "canh-cao": 1 }, "3.3": [50, 50], "3.4": 100,
          "4.1": [1200, 1200], "4.2": [300, 1000], "4.4": 100,
          "5.1": 100, "5.2": 100, "5.3": [100, 100],
        },
      },
    ],
  },
  {
    rubric: "ninhthuan-2014",
    layout: "wide",
    units: [
      { name: "Toàn tỉnh", group: "Toàn tỉnh", facts: { "1.1": "2014-01-28", "2.1": [25, 31], "2.2": 495, "3.1": { "gio-giac": 2 } } },
      { name: "Cơ quan mẫu số 1", group: "Cơ quan, đơn vị", facts: { "1.1": "2014-01-31", "2.1": [5, 5], "2.2": 12 } },
      {
        name: "Cơ quan mẫu số 2",
        group: "Cơ quan, đơn vị",
        facts: {
          "1.1": "2014-02-10", "1.2": ["tai-chinh"], "1.3": ["the-che", "tai-chinh"], "2.1": [3, 4], "2.2": 3, "3.1": { "gio-giac": 9 }, "3.2": ["hoi-nghi"],
        },
      },
      {
        name: "Cơ quan mẫu số 3",
        group: "Cơ quan, đơn vị",
        facts: {
          "1.1": "never", "1.2": ["hien-dai"], "1.3": ["hien-dai"], "2.1": NOT_APPLICABLE, "2.2": NOT_APPLICABLE, "3.1": { "ky-luat": 1 }, "3.2": ["quy-che"],
        },
      },
      { name: "Cơ quan mẫu số 4", group: "Cơ quan, đơn vị", facts: { "1.1": "2014-01-15", "2.1": [4, 4], "2.2": 30, "3.2": ["cong-khai"] } },
    ],
  },
  {
    rubric: "backan-2021",
    layout: "form",
    units: [
      { name: "Cơ quan mẫu số 1", facts: { "2.1": 12, "4.1": 90.4, "4.2": { "rat-hai-long": 40, "hai-long": 40, "binh-thuong": 20, khong: 0 } } },
      {
        name: "Cơ quan mẫu số 2",
        facts: {
          "1.1": ["canh-tranh"], "1.2": ["trach-nhiem"], "1.3": ["do-luong"], "2.1": 11, "3.1": ["truyen-thong"],
          "4.1": 84.75, "4.2": { "rat-hai-long": 10, "hai-long": 25, "binh-thuong": 10, khong: 5 },
        },
      },
      {
        name: "Cơ quan mẫu số 3",
        facts: {
          "1.1": ["hien-dai", "canh-tranh"], "1.2": ["san-pham", "lo-trinh"], "1.3": ["cu-the", "kha-thi", "do-luong"], "2.1": 6, "3.1": ["trang-tin"],
          "4.1": 50, "4.2": { "rat-hai-long": 0, "hai-long": 0, "binh-thuong": 0, khong: 20 },
        },
      },
    ],
  },
  {
    rubric: "daknong-2018",
    layout: "long",
    units: [
      {
        name: "Toàn tỉnh",
        group: "Toàn tỉnh",
        facts: {
          "1.1": [293184, 319370], "1.2": [290000, 294184], "1.3": [4184, 5000],
          "2.1": 552, "2.2": 46, "2.3": 0.8,
          "3.1": { "thu-tuc": 169, "linh-vuc": 27 },
        },
      },
      {
        name: "Cơ quan mẫu số 1",
        group: "Cơ quan, đơn vị",
        facts: {
          "1.1": [980, 1000], "1.2": [970, 985], "1.3": [15, 20],
          "2.1": NOT_APPLICABLE, "2.2": NOT_APPLICABLE, "2.3": 0,
          "3.1": NOT_APPLICABLE,
        },
      },
      {
        name: "Cơ quan mẫu số 2",
        group: "Cơ quan, đơn vị",
        facts: {
          "1.1": [450, 500], "1.2": [400, 460], "1.3": [60, 55],
          "2.1": NOT_APPLICABLE, "2.2": NOT_APPLICABLE, "2.3": 3.2,
          "3.1": NOT_APPLICABLE, "3.2": ["muc-4"],
        },
      },
      {
        name: "Cơ quan mẫu số 3",
        group: "Cơ quan, đơn vị",
        facts: {
          "1.1": [700, 1000], "1.2": [1000, 1000], "1.3": [0, 0],
          "2.1": NOT_APPLICABLE, "2.2": NOT_APPLICABLE, "2.3": 5.1,
          "3.1": NOT_APPLICABLE,
        },
      },
    ],
  },
];
