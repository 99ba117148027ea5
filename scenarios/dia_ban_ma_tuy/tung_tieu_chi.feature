# language: vi
Tính năng: Mỗi tiêu chí, mỗi mức quyết định loại của xã
  Quyết định 28/2025/QĐ-TTg, Điều 4, Điều 6: loại I được xét trước, rồi loại II, không ma túy, loại III.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2025 đến năm 2026
    Và Công an xã báo biểu B18 năm 2026 không phát sinh
    Và Công an xã báo biểu B19 năm 2026 không phát sinh
    Và năm 2026 các cơ quan đã khai đủ "dia_ban_ma_tuy": có, số 0, đủ 10 trên 10, ngày 1/3/2026
    Và năm 2026 khai "tuyen_trong_diem" là không

  Khung kịch bản: Đổi một mức thì loại đổi
    Cho số liệu "Người nghiện, người sử dụng trái phép có hồ sơ quản lý" được cho là <hồ sơ>
    Và số liệu "Người nghiện, người sử dụng trái phép trên 10.000 nhân khẩu" được cho là <hs/vạn>
    Và số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là <điểm>
    Và số liệu "Đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn" được cho là <bắt>
    Và số liệu "Đối tượng bị bắt giữ trên 10.000 nhân khẩu" được cho là <bắt/vạn>
    Và số liệu "Cây có chứa chất ma túy bị triệt phá" được cho là <cây>
    Và số liệu "Diện tích cây có chứa chất ma túy bị triệt phá" được cho là <m²>
    Và năm 2026 khai "tuyen_trong_diem" là <tuyến>
    Và số liệu "Người nghiện, người sử dụng trái phép, không kể người Điều 6 khoản 1 loại trừ" được cho là 0
    Và số liệu "Người cư trú vi phạm pháp luật về ma túy" được cho là <vi phạm>
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì xã được xếp hạng "<loại>"
    Và điều kiện khống chế L1 <L1>
    Và điều kiện khống chế L2 <L2>
    Và điều kiện khống chế L3 <L3>

    Dữ liệu:
      | hồ sơ | hs/vạn | điểm | bắt | bắt/vạn | cây  | m²  | tuyến | vi phạm | loại                 | L1            | L2            | L3            |
      | 0     | 0      | 0    | 5   | 5       | 3000 | 0   | có    | 1       | Không thuộc loại nào | không áp dụng | không áp dụng | không áp dụng |
      | 0     | 0      | 1    | 1   | 4,99    | 0    | 125 | có    | 1       | Loại II              | không áp dụng | áp dụng       | áp dụng       |
      | 0     | 0      | 1    | 10  | 10      | 1    | 750 | có    | 1       | Loại I               | áp dụng       | không áp dụng | áp dụng       |
      | 0     | 0      | 2    | 5   | 5       | 0    | 0   | có    | 0       | Không thuộc loại nào | không áp dụng | không áp dụng | không áp dụng |
      | 1     | 9,99   | 2    | 5   | 5       | 3000 | 125 | có    | 1       | Loại I               | áp dụng       | áp dụng       | áp dụng       |
      | 10    | 10     | 0    | 10  | 10      | 500  | 1   | có    | 1       | Loại II              | không áp dụng | áp dụng       | áp dụng       |
      | 50    | 50     | 0    | 0   | 0       | 500  | 750 | có    | 0       | Loại I               | áp dụng       | không áp dụng | không áp dụng |
