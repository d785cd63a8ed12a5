/** The small rubric that the examples of all audits are scored by; its help page shows it as it stands. */
export const EXAMPLE_RUBRIC = `cchc: 1
id: vi-du-ra-soat
title: Bộ tiêu chí nhỏ dùng trong các ví dụ
version: "1"
period: "2025"
standing: illustrative
appraisers:
  - { id: so-noi-vu, name: Sở Nội vụ }
  - { id: so-khoa-hoc, name: Sở Khoa học và Công nghệ }
  - { id: van-phong, name: Văn phòng Ủy ban nhân dân }
maxPoints: 10
rounds: [self, appraisal, reappraisal]
notApplicable: exclude
groups: [{ id: huyen, title: Huyện }]
domains:
  - id: "1"
    title: Chỉ đạo, điều hành
    maxPoints: 4
    criteria:
      - id: "1.1"
        title: Ban hành kế hoạch
        maxPoints: 1
        appraiser: [so-noi-vu]
        notApplicable: forbidden
        evidence: Quyết định ban hành kế hoạch
        rule:
          kind: choice
          levels:
            - { id: dung-han, title: Đúng hạn, points: 1 }
            - { id: cham, title: Chậm, points: 0.5 }
            - { id: khong, title: Không ban hành, points: 0 }
      - id: "1.2"
        title: Sáng kiến cấp tỉnh
        maxPoints: 1.5
        appraiser: [so-khoa-hoc]
        evidence: Quyết định công nhận sáng kiến
        rule: { kind: per-item, each: 0.75 }
      - id: "1.3"
        title: Đoàn kiểm tra chấm
        maxPoints: 1.5
        appraiser: [so-noi-vu]
        evidence: Biên bản kiểm tra
        rule: { kind: given, step: 0.25 }
  - id: "2"
    title: Thủ tục hành chính
    maxPoints: 6
    criteria:
      - id: "2.1"
        title: Hồ sơ giải quyết đúng hạn
        maxPoints: 4
        appraiser: [van-phong]
        evidence: Báo cáo giải quyết thủ tục hành chính
        rule: { kind: proportional }
      - id: "2.2"
        title: Công khai thủ tục
        maxPoints: 2
        appraiser: [van-phong]
        evidence: Ảnh chụp nơi niêm yết
        rule: { kind: given, values: [0, 1, 2] }
`;
