# language: vi
Tính năng: Q13 – Còn cơ sở hoạt động mà không báo vi phạm, vụ việc, tin báo, tụ điểm nào
  Những thứ chỉ thấy khi chịu tìm đều không có.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Không báo gì
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q13

  Kịch bản: Hai cơ sở, không báo gì
    Cho năm 2020 xã có 2 cơ sở đang hoạt động, đã kiểm tra 0 cơ sở
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q13

  Kịch bản: Có một vụ việc
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 1/3/2020       |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q13

  Kịch bản: Có một tin báo
    Cho biểu B10 năm 2020 có
      | Ngày nhận |
      | 5/4/2020  |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q13

  Kịch bản: Có một tụ điểm đã triệt xóa trong năm
    Cho biểu B08 năm 2020 có
      | Ngày phát hiện | Ngày triệt xóa |
      | 1/3/2020       | 1/9/2020       |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q13

  Kịch bản: Có một vi phạm
    Cho năm 2020 các lần kiểm tra phát hiện 1 vi phạm, đã khắc phục 1 vi phạm
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q13

  Kịch bản: Thiếu biểu tin báo
    Cho biểu B10 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì chưa biết báo cáo có dấu hiệu Q13 hay không

  Kịch bản: Không còn cơ sở nào hoạt động
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     | Ngày ngừng hoạt động |
      | 31003-CS-001 | 1/8/2020             |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q13

  Kịch bản: Năm trước còn có vụ việc, năm nay không báo gì
    Cho biểu B06 năm 2019 có
      | Ngày phát hiện | Ngày xử lý xong |
      | 1/3/2019       | 2/4/2019        |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q13
