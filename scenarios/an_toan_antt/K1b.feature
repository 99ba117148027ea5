# language: vi
Tính năng: K1b – Quý I, UBND xã có kế hoạch và đã đăng ký danh hiệu
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 1: "Quý I" đứng đầu câu, được đọc là cũng buộc kế hoạch và đăng ký.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Ngày của kế hoạch và ngày đăng ký
    Cho năm 2023 khai "ke_hoach_ubnd" là <kế hoạch>
    Và năm 2023 khai "dang_ky_danh_hieu" là <đăng ký>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K1b <kết quả>

    Dữ liệu:
      | kế hoạch   | đăng ký    | kết quả  |
      | 1/1/2023   | 1/1/2023   | đạt      |
      | 31/3/2023  | 31/3/2023  | đạt      |
      | 31/12/2022 | 1/3/2023   | chưa đạt |
      | 1/4/2023   | 1/3/2023   | chưa đạt |
      | 1/3/2023   | 31/12/2022 | chưa đạt |
      | 1/3/2023   | 1/4/2023   | chưa đạt |
      | không      | 1/3/2023   | chưa đạt |
      | 1/3/2023   | không      | chưa đạt |

  Kịch bản: Chưa khai kế hoạch
    Cho năm 2023 chưa khai "ke_hoach_ubnd"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K1b đạt hay chưa
    Và còn phải khai "ke_hoach_ubnd" của UBND xã

  Kịch bản: Chưa khai việc đăng ký
    Cho năm 2023 chưa khai "dang_ky_danh_hieu"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K1b đạt hay chưa
    Và còn phải khai "dang_ky_danh_hieu" của UBND xã
