# language: vi
Tính năng: K5b – Không có cán bộ, chiến sĩ Công an xã bị kỷ luật
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 3.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Số người bị kỷ luật
    Cho năm 2023 khai "cong_an_bi_ky_luat" là <số>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K5b <kết quả>

    Dữ liệu:
      | số | kết quả  |
      | 0  | đạt      |
      | 1  | chưa đạt |

  Kịch bản: Chưa khai thì chưa biết, không phải là 0
    Cho năm 2023 chưa khai "cong_an_bi_ky_luat"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K5b đạt hay chưa
    Và còn phải khai "cong_an_bi_ky_luat" của UBND xã
