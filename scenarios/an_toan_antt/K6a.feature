# language: vi
Tính năng: K6a – 100 % đơn vị thuộc xã đăng ký danh hiệu
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 4.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Số đã đăng ký trên tổng số
    Cho năm 2023 khai "don_vi_dang_ky" là <số>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K6a <kết quả>

    Dữ liệu:
      | số              | kết quả  |
      | 99 trên 100     | chưa đạt |
      | 9999 trên 10000 | chưa đạt |
      | 100 trên 100    | đạt      |

  Kịch bản: Chưa khai thì chưa biết, không phải là 0
    Cho năm 2023 chưa khai "don_vi_dang_ky"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K6a đạt hay chưa
    Và còn phải khai "don_vi_dang_ky" của UBND xã

  Kịch bản: Không biết có bao nhiêu đơn vị thì chưa biết
    Cho năm 2023 khai "don_vi_dang_ky" là 0 trên 0
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K6a đạt hay chưa
