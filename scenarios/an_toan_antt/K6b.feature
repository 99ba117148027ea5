# language: vi
Tính năng: K6b – Ít nhất 70 % trong số đã đăng ký được công nhận
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 4: mẫu số là số đã đăng ký, bằng tất cả khi K6a đạt.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Số được công nhận trên số đã đăng ký
    Cho năm 2023 khai "don_vi_dat" là <số>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K6b <kết quả>

    Dữ liệu:
      | số              | kết quả  |
      | 6999 trên 10000 | chưa đạt |
      | 7 trên 10       | đạt      |
      | 7001 trên 10000 | đạt      |
      | 0 trên 10       | chưa đạt |

  Kịch bản: Chưa khai thì chưa biết, không phải là 0
    Cho năm 2023 chưa khai "don_vi_dat"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K6b đạt hay chưa
    Và còn phải khai "don_vi_dat" của UBND xã
