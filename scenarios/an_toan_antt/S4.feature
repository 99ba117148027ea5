# language: vi
Tính năng: S4 – Số đã đăng ký khai ở hai dòng không khớp nhau
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 4.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Hai dòng cùng nói số đã đăng ký
    Cho năm 2023 khai "don_vi_dang_ky" là <đăng ký> trên 10
    Và năm 2023 khai "don_vi_dat" là 7 trên <mẫu số>
    Khi xét "an_toan_antt" năm 2023
    Thì báo cáo <có không> dấu hiệu S4

    Dữ liệu:
      | đăng ký | mẫu số | có không |
      | 10      | 10     | không có |
      | 10      | 9      | có       |
      | 9       | 10     | có       |

  Kịch bản: Chưa khai một dòng thì chưa biết
    Cho năm 2023 chưa khai "don_vi_dat"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết báo cáo có dấu hiệu S4 hay không
