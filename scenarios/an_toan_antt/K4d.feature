# language: vi
Tính năng: K4d – Không có cháy, nổ nghiêm trọng, tai nạn lao động chết người, sự cố nghiêm trọng
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 2, Điều 4 khoản 4 điểm d: vụ do bất khả kháng không tính vào số khai.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Một vụ không do bất khả kháng
    Cho năm 2023 khai "<sự việc>" là <số>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K4d <kết quả>

    Dữ liệu:
      | sự việc                     | số | kết quả  |
      | chay_no                     | 0  | đạt      |
      | chay_no                     | 1  | chưa đạt |
      | tai_nan_lao_dong_chet_nguoi | 1  | chưa đạt |
      | su_co_nghiem_trong          | 1  | chưa đạt |

  Kịch bản: Chưa khai "chay_no"
    Cho năm 2023 chưa khai "chay_no"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K4d đạt hay chưa
    Và còn phải khai "chay_no" của UBND xã

  Kịch bản: Chưa khai "tai_nan_lao_dong_chet_nguoi"
    Cho năm 2023 chưa khai "tai_nan_lao_dong_chet_nguoi"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K4d đạt hay chưa
    Và còn phải khai "tai_nan_lao_dong_chet_nguoi" của UBND xã

  Kịch bản: Chưa khai "su_co_nghiem_trong"
    Cho năm 2023 chưa khai "su_co_nghiem_trong"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K4d đạt hay chưa
    Và còn phải khai "su_co_nghiem_trong" của UBND xã
