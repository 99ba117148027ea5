# language: vi
Tính năng: K4b – Không có tội phạm nghiêm trọng trở lên, hoặc mỗi vụ đều được loại trừ
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 2, Điều 4 khoản 4 điểm b.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Bao nhiêu vụ, bao nhiêu do bất khả kháng, bao nhiêu được phát hiện, xử lý, báo cáo kịp thời
    Cho năm 2023 khai "toi_pham_nghiem_trong" là <vụ>
    Và năm 2023 khai "nghiem_trong_bat_kha_khang" là <bất khả kháng>
    Và năm 2023 khai "nghiem_trong_xu_ly_kip_thoi" là <kịp thời>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K4b <kết quả>

    Dữ liệu:
      | vụ | bất khả kháng | kịp thời | kết quả  |
      | 0  | 0             | 0        | đạt      |
      | 1  | 0             | 0        | chưa đạt |
      | 1  | 0             | 1        | đạt      |
      | 1  | 1             | 0        | đạt      |
      | 2  | 1             | 0        | chưa đạt |
      | 2  | 1             | 1        | đạt      |
      | 1  | 1             | 1        | đạt      |

  Kịch bản: Có vụ mà chưa khai đã xử lý thế nào
    Cho năm 2023 khai "toi_pham_nghiem_trong" là 1
    Và năm 2023 chưa khai "nghiem_trong_xu_ly_kip_thoi"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K4b đạt hay chưa

  Kịch bản: Không có vụ nào thì không cần khai đã xử lý thế nào
    Cho năm 2023 chưa khai "nghiem_trong_xu_ly_kip_thoi"
    Và năm 2023 chưa khai "nghiem_trong_bat_kha_khang"
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K4b đạt
