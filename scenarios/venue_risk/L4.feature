# language: vi
Tính năng: L4 – Người lao động biến động nhiều
  Từ 3 lượt nghỉ việc trong kỳ: 6 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Ba người nghỉ việc trong kỳ
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Từ ngày  | Đến ngày   |
      | 1/2/2020 | 5/5/2020   |
      | 1/2/2020 | 6/6/2020   |
      | 1/2/2020 | 14/12/2020 |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu L4, 6 điểm

  Kịch bản: Hai người nghỉ việc trong kỳ
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Từ ngày  | Đến ngày |
      | 1/2/2020 | 5/5/2020 |
      | 1/2/2020 | 6/6/2020 |
      | 1/2/2020 |          |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu L4

  Kịch bản: Người thứ ba nghỉ sau ngày cuối kỳ
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Từ ngày  | Đến ngày   |
      | 1/2/2020 | 5/5/2020   |
      | 1/2/2020 | 6/6/2020   |
      | 1/2/2020 | 15/12/2020 |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu L4

  Kịch bản: Người thứ ba nghỉ từ trước kỳ
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Từ ngày  | Đến ngày   |
      | 1/2/2020 | 5/5/2020   |
      | 1/2/2020 | 6/6/2020   |
      | 1/2/2019 | 14/12/2019 |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu L4

  Kịch bản: Thiếu biểu người lao động
    Cho biểu B09 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu L4 của cơ sở này được từ 0 đến 6 điểm vì thiếu biểu B09

  Kịch bản: Bốn người nghỉ việc trong kỳ cũng 6 điểm
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Từ ngày  | Đến ngày |
      | 1/2/2020 | 5/5/2020 |
      | 1/2/2020 | 6/6/2020 |
      | 1/2/2020 | 7/7/2020 |
      | 1/2/2020 | 8/8/2020 |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu L4, 6 điểm
