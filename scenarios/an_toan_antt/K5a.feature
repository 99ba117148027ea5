# language: vi
Tính năng: K5a – Công an xã nắm tình hình, tham mưu kịp thời
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 3.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Đánh giá của cơ quan
    Cho năm 2023 khai "cong_an_tham_muu" là <có không>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K5a <kết quả>

    Dữ liệu:
      | có không | kết quả  |
      | có       | đạt      |
      | không    | chưa đạt |

  Kịch bản: Chưa khai thì chưa biết, không phải là không
    Cho năm 2023 chưa khai "cong_an_tham_muu"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K5a đạt hay chưa
    Và còn phải khai "cong_an_tham_muu" của UBND xã
