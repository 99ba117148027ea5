# language: vi
Tính năng: Công nhận – mọi điều kiện đều phải đạt
  Thông tư 124/2021/TT-BCA, Điều 5, Điều 8.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023
    Và năm 2023 khai "mo_hinh" là 1

  Kịch bản: Mọi điều kiện đạt thì đạt
    Khi xét "an_toan_antt" năm 2023
    Thì xã được xếp hạng "Đạt"
    Và không còn thiếu biểu nào

  Khung kịch bản: Một điều kiện chưa đạt, dù mọi điều kiện khác đạt, thì chưa đạt
    Cho năm 2023 khai "<dữ kiện>" là <khai>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện <mã> chưa đạt
    Và xã được xếp hạng "Chưa đạt"

    Dữ liệu:
      | mã  | dữ kiện               | khai        |
      | K1a | nghi_quyet_dang_uy    | không       |
      | K1b | dang_ky_danh_hieu     | 1/4/2023    |
      | K1c | mo_hinh               | 0           |
      | K2  | thi_hanh_phap_luat    | không       |
      | K3  | ly_khai               | 1           |
      | K4a | toi_pham              | 1           |
      | K4b | toi_pham_nghiem_trong | 1           |
      | K4c | nguoi_mac_te_nan_moi  | 1           |
      | K4d | chay_no               | 1           |
      | K5a | cong_an_tham_muu      | không       |
      | K5b | cong_an_bi_ky_luat    | 1           |
      | K6a | don_vi_dang_ky        | 99 trên 100 |
      | K6b | don_vi_dat            | 69 trên 100 |

  Kịch bản: Một tội phạm nghiêm trọng được phát hiện, xử lý, báo cáo ngay thì vẫn đạt
    Cho năm 2023 khai "toi_pham_nghiem_trong" là 1
    Và năm 2023 khai "nghiem_trong_xu_ly_kip_thoi" là 1
    Khi xét "an_toan_antt" năm 2023
    Thì xã được xếp hạng "Đạt"

  Kịch bản: Năm trước chưa khai thì chưa biết, không phải là đạt
    Cho năm 2022 chưa khai "te_nan_xa_hoi"
    Khi xét "an_toan_antt" năm 2023
    Thì xã chưa xếp hạng được, có thể là "Đạt" hoặc "Chưa đạt"

  Kịch bản: Một điều kiện chưa đạt thì không cần biết những điều còn lại
    Cho năm 2023 khai "chay_no" là 1
    Và năm 2022 chưa khai "te_nan_xa_hoi"
    Khi xét "an_toan_antt" năm 2023
    Thì xã được xếp hạng "Chưa đạt"

  Kịch bản: Biểu B17 chưa nộp thì chưa biết gì
    Cho biểu B17 năm 2023 chưa nộp
    Khi xét "an_toan_antt" năm 2023
    Thì xã chưa xếp hạng được, có thể là "Đạt" hoặc "Chưa đạt"

  Kịch bản: Công an khai thay dòng của UBND xã thì không tính
    Cho năm 2023 chưa khai "chay_no"
    Và Công an xã báo biểu B17 năm 2023, có
      | Mã nội dung | Số |
      | CHAY_NO     | 0  |
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K4d đạt hay chưa
