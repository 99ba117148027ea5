# language: vi
Tính năng: V3 – Tin báo đã xác minh là có cơ sở
  Trong 12 tháng: mỗi tin 10 điểm, không quá 20. Tin ẩn danh và tin chưa xác minh không có trọng lượng.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Một tin của người dân, có cơ sở
    Cho tin báo về cơ sở này trong biểu B10 năm 2020 có
      | Ngày nhận | Nguồn tin | Kết quả  |
      | 5/6/2020  | người dân | có cơ sở |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu V3, 10 điểm

  Kịch bản: Một tin của cơ quan, có cơ sở
    Cho tin báo về cơ sở này trong biểu B10 năm 2020 có
      | Ngày nhận | Nguồn tin | Kết quả  |
      | 5/6/2020  | cơ quan   | có cơ sở |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu V3, 10 điểm

  Khung kịch bản: Tin không có trọng lượng
    Cho tin báo về cơ sở này trong biểu B10 năm 2020 có
      | Ngày nhận | Nguồn tin | Kết quả   |
      | 5/6/2020  | <nguồn>   | <kết quả> |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu V3

    Dữ liệu:
      | nguồn     | kết quả        |
      | ẩn danh   | có cơ sở       |
      | người dân | đang xác minh  |
      | cơ quan   | không có cơ sở |
      |           | có cơ sở       |

  Kịch bản: Ba tin có cơ sở cũng chỉ 20 điểm
    Cho tin báo về cơ sở này trong biểu B10 năm 2020 có
      | Ngày nhận | Nguồn tin | Kết quả  |
      | 5/6/2020  | người dân | có cơ sở |
      | 6/6/2020  | cơ quan   | có cơ sở |
      | 7/6/2020  | người dân | có cơ sở |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu V3, 20 điểm

  Kịch bản: Tin có cơ sở, nhưng từ hơn 12 tháng trước
    Cho tin báo về cơ sở này trong biểu B10 năm 2019 có
      | Ngày nhận  | Nguồn tin | Kết quả  |
      | 14/12/2019 | người dân | có cơ sở |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu V3

  Kịch bản: Tin có cơ sở vào ngày đầu của 12 tháng
    Cho tin báo về cơ sở này trong biểu B10 năm 2020 có
      | Ngày nhận  | Nguồn tin | Kết quả  |
      | 15/12/2019 | người dân | có cơ sở |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu V3, 10 điểm

  Kịch bản: Thiếu biểu tin báo
    Cho biểu B10 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu V3 của cơ sở này được từ 0 đến 20 điểm vì thiếu biểu B10

  Kịch bản: Hai tin có cơ sở
    Cho tin báo về cơ sở này trong biểu B10 năm 2020 có
      | Ngày nhận | Nguồn tin | Kết quả  |
      | 5/6/2020  | người dân | có cơ sở |
      | 6/6/2020  | cơ quan   | có cơ sở |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu V3, 20 điểm

  Kịch bản: Tin có cơ sở vào ngày thứ hai của 12 tháng
    Cho tin báo về cơ sở này trong biểu B10 năm 2020 có
      | Ngày nhận  | Nguồn tin | Kết quả  |
      | 16/12/2019 | người dân | có cơ sở |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu V3, 10 điểm
