# language: vi
Tính năng: L3 – Loại III, không ma túy, không thuộc loại nào
  Quyết định 28/2025/QĐ-TTg, Điều 4 khoản 3, Điều 6.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2025 đến năm 2026
    Và Công an xã báo biểu B18 năm 2026 không phát sinh
    Và Công an xã báo biểu B19 năm 2026 không phát sinh
    Và năm 2026 các cơ quan đã khai đủ "dia_ban_ma_tuy": có, số 0, đủ 10 trên 10, ngày 1/3/2026
    Và năm 2026 khai "tuyen_trong_diem" là không

  Kịch bản: Không có gì thì không ma túy
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì xã được xếp hạng "Không ma túy"
    Và điều kiện khống chế L3 không áp dụng
    Và không còn thiếu biểu nào

  Khung kịch bản: Một tiêu chí loại III là đủ
    Cho Công an xã báo biểu B18 năm 2026, có
      | Số người nghiện có hồ sơ quản lý | Số người cư trú vi phạm pháp luật về ma túy trên địa bàn |
      | <nghiện>                         | 1                                                        |
    Và Công an xã báo biểu B19 năm 2026, có
      | Loại vụ | Số đối tượng bị bắt giữ trên địa bàn | Số cây có chứa chất ma túy bị triệt phá | Diện tích cây bị triệt phá, m² |
      | khác    | <bắt giữ>                            | <cây>                                   | <diện tích>                    |
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì xã được xếp hạng "<loại>"
    Và điều kiện khống chế L3 <L3>

    Dữ liệu:
      | nghiện | bắt giữ | cây | diện tích | loại                 | L3            |
      | 1      | 0       | 0   | 0         | Loại III             | áp dụng       |
      | 0      | 1       | 0   | 0         | Loại III             | áp dụng       |
      | 0      | 0       | 1   | 0         | Loại III             | áp dụng       |
      | 0      | 0       | 0   | 1         | Loại III             | áp dụng       |
      | 0      | 0       | 0   | 0         | Không thuộc loại nào | không áp dụng |
      | 10     | 0       | 0   | 0         | Không thuộc loại nào | không áp dụng |

  Kịch bản: Một người nghiện không được loại trừ, không ai vi phạm, thì là loại III
    Cho Công an xã báo biểu B18 năm 2026, có
      | Số người nghiện có hồ sơ quản lý |
      | 1                                |
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì xã được xếp hạng "Loại III"
    Và điều kiện khống chế L3 áp dụng

  Khung kịch bản: Thiếu một điều kiện là chưa không ma túy
    Cho số liệu "Người nghiện, người sử dụng trái phép, không kể người Điều 6 khoản 1 loại trừ" được cho là <còn lại>
    Và số liệu "Người cư trú vi phạm pháp luật về ma túy" được cho là <vi phạm>
    Và số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là <điểm>
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì xã được xếp hạng "Không thuộc loại nào"
    Và điều kiện khống chế L3 không áp dụng

    Dữ liệu:
      | còn lại | vi phạm | điểm |
      | 1       | 0       | 0    |
      | 0       | 1       | 0    |
      | 0       | 0       | 1    |
      | 1       | 1       | 0    |

  Kịch bản: Mức của loại II không phải là tiêu chí của loại III
    Cho số liệu "Người nghiện, người sử dụng trái phép trên 10.000 nhân khẩu" được cho là 10
    Và số liệu "Người nghiện, người sử dụng trái phép có hồ sơ quản lý" được cho là 10
    Và số liệu "Đối tượng bị bắt giữ trên 10.000 nhân khẩu" được cho là 5
    Và số liệu "Đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn" được cho là 5
    Và số liệu "Cây có chứa chất ma túy bị triệt phá" được cho là 500
    Và số liệu "Diện tích cây có chứa chất ma túy bị triệt phá" được cho là 125
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì điều kiện khống chế L3 không áp dụng

  Kịch bản: Công an chưa báo B18 thì còn nhiều loại có thể
    Cho Công an xã chưa báo biểu B18 năm 2026
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì xã chưa xếp hạng được, có thể là "Không ma túy", "Không thuộc loại nào", "Loại III"
    Và chưa biết điều kiện khống chế L3 có áp dụng hay không
    Và biểu B18 còn thiếu là của Công an xã

  Kịch bản: Công an chưa báo B19 thì còn mọi loại có thể
    Cho Công an xã chưa báo biểu B19 năm 2026
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì xã chưa xếp hạng được, có thể là "Không ma túy", "Không thuộc loại nào", "Loại III", "Loại II", "Loại I"

  Kịch bản: UBND xã báo thay Công an thì không tính
    Cho Công an xã chưa báo biểu B18 năm 2026
    Và biểu B18 năm 2026 không phát sinh
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì xã chưa xếp hạng được, có thể là "Không ma túy", "Không thuộc loại nào", "Loại III"
