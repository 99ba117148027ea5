# language: vi
Tính năng: K1a – Quý I, đảng ủy có nghị quyết về an ninh, trật tự
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 1.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Ngày ban hành nghị quyết
    Cho năm 2023 khai "nghi_quyet_dang_uy" là <ngày>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K1a <kết quả>

    Dữ liệu:
      | ngày       | kết quả  |
      | 31/12/2022 | chưa đạt |
      | 1/1/2023   | đạt      |
      | 31/3/2023  | đạt      |
      | 1/4/2023   | chưa đạt |
      | không      | chưa đạt |

  Kịch bản: Chưa khai nghị quyết thì chưa biết, không phải là không có
    Cho năm 2023 chưa khai "nghi_quyet_dang_uy"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K1a đạt hay chưa
    Và còn phải khai "nghi_quyet_dang_uy" của UBND xã
