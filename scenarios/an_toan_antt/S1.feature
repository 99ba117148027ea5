# language: vi
Tính năng: S1 – Có cơ sở đang hoạt động mà không kiểm tra lần nào
  Thông tư 124/2021/TT-BCA, Điều 4 khoản 4 điểm c: xã không tìm thì không thấy.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Kịch bản: Có cơ sở mà không kiểm tra
    Cho năm 2023 xã có 2 cơ sở đang hoạt động, đã kiểm tra 0 cơ sở
    Khi xét "an_toan_antt" năm 2023
    Thì báo cáo có dấu hiệu S1
    Và điều kiện K4c đạt

  Kịch bản: Có kiểm tra
    Cho năm 2023 xã có 2 cơ sở đang hoạt động, đã kiểm tra 1 cơ sở
    Khi xét "an_toan_antt" năm 2023
    Thì báo cáo không có dấu hiệu S1

  Khung kịch bản: Số cơ sở, số lần kiểm tra
    Cho số liệu "Cơ sở đang hoạt động cuối kỳ" được cho là <cơ sở>
    Và số liệu "Lượt kiểm tra" được cho là <lần>
    Khi xét "an_toan_antt" năm 2023
    Thì <câu>

    Dữ liệu:
      | cơ sở     | lần | câu                                        |
      | 0         | 0   | báo cáo không có dấu hiệu S1               |
      | 1         | 0   | báo cáo có dấu hiệu S1                     |
      | 2         | 0   | báo cáo có dấu hiệu S1                     |
      | 1         | 1   | báo cáo không có dấu hiệu S1               |
      | chưa biết | 0   | chưa biết báo cáo có dấu hiệu S1 hay không |
