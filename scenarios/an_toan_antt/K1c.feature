# language: vi
Tính năng: K1c – Có ít nhất một mô hình phong trào hoạt động hiệu quả
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 1.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Số mô hình
    Cho năm 2023 khai "mo_hinh" là <số>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K1c <kết quả>

    Dữ liệu:
      | số | kết quả  |
      | 0  | chưa đạt |
      | 1  | đạt      |
      | 2  | đạt      |

  Kịch bản: Chưa khai thì chưa biết, không phải là 0
    Cho năm 2023 chưa khai "mo_hinh"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K1c đạt hay chưa
    Và còn phải khai "mo_hinh" của UBND xã
