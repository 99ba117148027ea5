# language: vi
Tính năng: L1 – Loại I: ít nhất 3 trong 5 tiêu chí
  Quyết định 28/2025/QĐ-TTg, Điều 4 khoản 1, 2. Khoảng hai đầu giữ đúng chữ. Trước đó: Quyết định 3122/2010/QĐ-BCA,
  Điều 1 khoản 1, một trong các tiêu chí; loại II, III chưa đọc được nên không xếp.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2023 đến năm 2026
    Và Công an xã báo biểu B18 năm 2024 không phát sinh
    Và Công an xã báo biểu B19 năm 2024 không phát sinh
    Và Công an xã báo biểu B18 năm 2026 không phát sinh
    Và Công an xã báo biểu B19 năm 2026 không phát sinh
    Và năm 2026 các cơ quan đã khai đủ "dia_ban_ma_tuy": có, số 0, đủ 10 trên 10, ngày 1/3/2026
    Và năm 2026 khai "tuyen_trong_diem" là không

  Khung kịch bản: Xếp loại theo số tiêu chí
    Cho số liệu "Người nghiện, người sử dụng trái phép trên 10.000 nhân khẩu" được cho là <hstl>
    Và số liệu "Người nghiện, người sử dụng trái phép có hồ sơ quản lý" được cho là <hstl>
    Và số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là <diem>
    Và số liệu "Đối tượng bị bắt giữ trên 10.000 nhân khẩu" được cho là <bgtl>
    Và số liệu "Đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn" được cho là <bgtl>
    Và số liệu "Cây có chứa chất ma túy bị triệt phá" được cho là <cay>
    Và số liệu "Diện tích cây có chứa chất ma túy bị triệt phá" được cho là <dt>
    Và năm 2026 khai "tuyen_trong_diem" là <tuyến>
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì xã được xếp hạng "<loại>"
    Và điều kiện khống chế L1 <L1>

    Dữ liệu:
      | hstl | diem | bgtl | cay  | dt  | tuyến | loại                 | L1            |
      | 50   | 2    | 10   | 0    | 0   | không | Loại I               | áp dụng       |
      | 50   | 2    | 0    | 3000 | 0   | không | Loại I               | áp dụng       |
      | 50   | 0    | 10   | 0    | 750 | không | Loại I               | áp dụng       |
      | 0    | 2    | 10   | 3000 | 0   | không | Loại I               | áp dụng       |
      | 50   | 2    | 0    | 0    | 0   | có    | Loại I               | áp dụng       |
      | 50   | 0    | 10   | 0    | 0   | có    | Loại I               | áp dụng       |
      | 0    | 2    | 10   | 0    | 0   | có    | Loại I               | áp dụng       |
      | 50   | 0    | 0    | 3000 | 0   | có    | Loại I               | áp dụng       |
      | 50   | 0    | 0    | 0    | 750 | có    | Loại I               | áp dụng       |
      | 50   | 1    | 0    | 3500 | 200 | có    | Loại I               | áp dụng       |
      | 50   | 2    | 0    | 1    | 750 | không | Loại I               | áp dụng       |
      | 50   | 2    | 0    | 0    | 0   | không | Không thuộc loại nào | không áp dụng |
      | 50   | 1    | 5    | 0    | 0   | không | Không thuộc loại nào | không áp dụng |
      | 10   | 2    | 10   | 500  | 125 | không | Không thuộc loại nào | không áp dụng |

  Khung kịch bản: Chưa biết tiêu chí thứ ba thì chưa tới loại ấy
    Cho số liệu "Người nghiện, người sử dụng trái phép trên 10.000 nhân khẩu" được cho là <hstl>
    Và số liệu "Người nghiện, người sử dụng trái phép có hồ sơ quản lý" được cho là <hstl>
    Và số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là <diem>
    Và số liệu "Đối tượng bị bắt giữ trên 10.000 nhân khẩu" được cho là chưa biết
    Và số liệu "Đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn" được cho là 1
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì xã chưa xếp hạng được, có thể là <loại>
    Và chưa biết điều kiện khống chế L1 có áp dụng hay không

    Dữ liệu:
      | hstl | diem | loại                                         |
      | 50   | 2    | "Không thuộc loại nào", "Loại III", "Loại I" |

  Kịch bản: Chưa khai có nằm trên tuyến hay không thì chưa biết
    Cho số liệu "Người nghiện, người sử dụng trái phép trên 10.000 nhân khẩu" được cho là 50
    Và số liệu "Người nghiện, người sử dụng trái phép có hồ sơ quản lý" được cho là 50
    Và số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là 2
    Và năm 2026 chưa khai "tuyen_trong_diem"
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì chưa biết điều kiện khống chế L1 có áp dụng hay không
    Và xã chưa xếp hạng được, có thể là "Không thuộc loại nào", "Loại I"
    Và còn phải khai "tuyen_trong_diem" của Công an xã

  Khung kịch bản: Năm 2024: một tiêu chí là đủ
    Cho số liệu "Người nghiện có hồ sơ quản lý" được cho là <nghiện>
    Và số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là <điểm>
    Và số liệu "Diện tích cây có chứa chất ma túy bị triệt phá" được cho là <diện tích>
    Khi xét "dia_ban_ma_tuy" năm 2024
    Thì điều kiện khống chế L1 <áp dụng>
    Và xã được xếp hạng "<loại>"

    Dữ liệu:
      | nghiện | điểm | diện tích | áp dụng       | loại                                            |
      | 99     | 4    | 1999      | không áp dụng | Dưới loại I (chưa đọc được ngưỡng loại II, III) |
      | 100    | 0    | 0         | áp dụng       | Loại I                                          |
      | 0      | 5    | 0         | áp dụng       | Loại I                                          |
      | 0      | 0    | 2000      | áp dụng       | Loại I                                          |

  Kịch bản: Năm 2024: chưa biết thì chưa biết
    Cho số liệu "Người nghiện có hồ sơ quản lý" được cho là chưa biết
    Khi xét "dia_ban_ma_tuy" năm 2024
    Thì chưa biết điều kiện khống chế L1 có áp dụng hay không
    Và xã chưa xếp hạng được, có thể là "Dưới loại I (chưa đọc được ngưỡng loại II, III)", "Loại I"
