# language: vi
Tính năng: S2 – Có tin báo mà không tụ điểm, vụ việc nào được nêu
  Thông tư 124/2021/TT-BCA, Điều 4 khoản 4 điểm c.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Tin báo, tụ điểm, vụ việc
    Cho số liệu "Tố giác và tin báo nhận trong kỳ" được cho là <tin>
    Và năm 2023 khai "tu_diem_moi" là <tụ điểm>
    Và năm 2023 khai "te_nan_xa_hoi" là <vụ>
    Khi xét "an_toan_antt" năm 2023
    Thì <câu>

    Dữ liệu:
      | tin       | tụ điểm | vụ | câu                                        |
      | 0         | 0       | 0  | báo cáo không có dấu hiệu S2               |
      | 1         | 0       | 0  | báo cáo có dấu hiệu S2                     |
      | 2         | 0       | 0  | báo cáo có dấu hiệu S2                     |
      | 1         | 1       | 0  | báo cáo không có dấu hiệu S2               |
      | 1         | 0       | 1  | báo cáo không có dấu hiệu S2               |
      | chưa biết | 0       | 0  | chưa biết báo cáo có dấu hiệu S2 hay không |
