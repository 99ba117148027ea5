# language: vi
Tính năng: Q2 – Có tin báo nhưng không có vụ việc, không tuyên truyền

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Có tin báo, không làm gì
    Cho biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 5/4/2020  | 9/4/2020        |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q2

  Kịch bản: Có tin báo và có tuyên truyền
    Cho biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 5/4/2020  | 9/4/2020        |
    Và năm 2020 xã tổ chức 1 buổi tuyên truyền
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q2

  Kịch bản: Có tin báo và có vụ việc
    Cho biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 5/4/2020  | 9/4/2020        |
    Và biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 8/4/2020       |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q2

  Kịch bản: Không có tin báo
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q2

  Kịch bản: Thiếu biểu tuyên truyền
    Cho biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 5/4/2020  | 9/4/2020        |
    Và biểu B11 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì chưa biết báo cáo có dấu hiệu Q2 hay không

  Kịch bản: Chỉ năm trước có tin báo
    Cho biểu B10 năm 2019 có
      | Ngày nhận | Ngày giải quyết |
      | 5/4/2019  | 9/4/2019        |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q2

  Kịch bản: Vụ việc và tuyên truyền của năm trước không bù cho năm nay
    Cho biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 5/4/2020  | 9/4/2020        |
    Và biểu B06 năm 2019 có
      | Ngày phát hiện |
      | 8/4/2019       |
    Và năm 2019 xã tổ chức 1 buổi tuyên truyền
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q2

  Kịch bản: Có hai tin báo, không làm gì
    Cho biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 5/4/2020  | 9/4/2020        |
      | 6/5/2020  | 9/5/2020        |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q2
