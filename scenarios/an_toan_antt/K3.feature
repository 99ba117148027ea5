# language: vi
Tính năng: K3 – Không xảy ra sự việc nào trong bảy loại
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 2, Điều 4 khoản 3.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Một sự việc trong bảy loại
    Cho năm 2023 khai "<sự việc>" là <số>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K3 <kết quả>

    Dữ liệu:
      | sự việc              | số | kết quả  |
      | chong_dang_nha_nuoc  | 0  | đạt      |
      | chong_dang_nha_nuoc  | 1  | chưa đạt |
      | pha_cong_trinh       | 1  | chưa đạt |
      | truyen_dao_trai_phep | 1  | chưa đạt |
      | loi_dung_ton_giao    | 1  | chưa đạt |
      | ly_khai              | 1  | chưa đạt |
      | mau_thuan_keo_dai    | 1  | chưa đạt |
      | kich_dong_tu_tap     | 1  | chưa đạt |

  Khung kịch bản: Chưa khai một loại thì chưa biết
    Cho năm 2023 chưa khai "<sự việc>"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K3 đạt hay chưa

    Dữ liệu:
      | sự việc              |
      | chong_dang_nha_nuoc  |
      | pha_cong_trinh       |
      | truyen_dao_trai_phep |
      | loi_dung_ton_giao    |
      | ly_khai              |
      | mau_thuan_keo_dai    |
      | kich_dong_tu_tap     |
