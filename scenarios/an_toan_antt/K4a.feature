# language: vi
Tính năng: K4a – Kiềm chế, kéo giảm tội phạm, tệ nạn xã hội, vi phạm
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 2, Điều 4 khoản 4 điểm a: "kiềm chế" được đọc là bằng năm trước cũng đạt.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: So với năm trước
    Cho năm 2022 khai "<số liệu>" là <năm trước>
    Và năm 2023 khai "<số liệu>" là <năm nay>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K4a <kết quả>

    Dữ liệu:
      | số liệu       | năm trước | năm nay | kết quả  |
      | toi_pham      | 5         | 4       | đạt      |
      | toi_pham      | 5         | 5       | đạt      |
      | toi_pham      | 5         | 6       | chưa đạt |
      | te_nan_xa_hoi | 5         | 4       | đạt      |
      | te_nan_xa_hoi | 5         | 5       | đạt      |
      | te_nan_xa_hoi | 5         | 6       | chưa đạt |
      | vi_pham_khac  | 5         | 4       | đạt      |
      | vi_pham_khac  | 5         | 5       | đạt      |
      | vi_pham_khac  | 5         | 6       | chưa đạt |

  Khung kịch bản: Chưa biết số năm trước thì chưa biết, không phải là đạt
    Cho năm 2022 chưa khai "<số liệu>"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K4a đạt hay chưa

    Dữ liệu:
      | số liệu       |
      | toi_pham      |
      | te_nan_xa_hoi |
      | vi_pham_khac  |

  Kịch bản: Chưa khai số năm nay
    Cho năm 2023 chưa khai "toi_pham"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K4a đạt hay chưa
    Và còn phải khai "toi_pham" của UBND xã
