# language: vi
Tính năng: L2 – Loại II: ít nhất 3 trong 5 tiêu chí
  Quyết định 28/2025/QĐ-TTg, Điều 4 khoản 1, 2. Khoảng hai đầu giữ đúng chữ.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2025 đến năm 2026
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
    Và điều kiện khống chế L2 <L2>

    Dữ liệu:
      | hstl | diem | bgtl | cay  | dt  | tuyến | loại                 | L2            |
      | 10   | 1    | 5    | 0    | 0   | không | Loại II              | áp dụng       |
      | 10   | 1    | 0    | 500  | 0   | không | Loại II              | áp dụng       |
      | 10   | 0    | 5    | 0    | 125 | không | Loại II              | áp dụng       |
      | 0    | 1    | 5    | 500  | 0   | không | Loại II              | áp dụng       |
      | 10   | 1    | 0    | 0    | 0   | có    | Loại II              | áp dụng       |
      | 10   | 0    | 5    | 0    | 0   | có    | Loại II              | áp dụng       |
      | 0    | 1    | 5    | 0    | 0   | có    | Loại II              | áp dụng       |
      | 0    | 1    | 0    | 500  | 0   | có    | Loại II              | áp dụng       |
      | 0    | 1    | 0    | 0    | 125 | có    | Loại II              | áp dụng       |
      | 10   | 1    | 0    | 3500 | 200 | không | Loại II              | áp dụng       |
      | 10   | 1    | 0    | 0    | 0   | không | Không thuộc loại nào | không áp dụng |
      | 0    | 1    | 0    | 0    | 0   | có    | Không thuộc loại nào | không áp dụng |
      | 50   | 2    | 0    | 0    | 0   | không | Không thuộc loại nào | không áp dụng |
      | 50   | 1    | 5    | 0    | 0   | không | Không thuộc loại nào | không áp dụng |

  Khung kịch bản: Mức của loại nặng hơn, nhẹ hơn không tính
    Cho số liệu "Người nghiện, người sử dụng trái phép có hồ sơ quản lý" được cho là <hồ sơ>
    Và số liệu "Người nghiện, người sử dụng trái phép trên 10.000 nhân khẩu" được cho là <hstl>
    Và số liệu "Đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn" được cho là <bắt>
    Và số liệu "Đối tượng bị bắt giữ trên 10.000 nhân khẩu" được cho là <bgtl>
    Và số liệu "Cây có chứa chất ma túy bị triệt phá" được cho là <cay>
    Và số liệu "Diện tích cây có chứa chất ma túy bị triệt phá" được cho là <dt>
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì điều kiện khống chế L2 không áp dụng

    Dữ liệu:
      | hồ sơ | hstl | bắt | bgtl | cay  | dt  |
      | 1     | 9,99 | 1   | 4,99 | 1    | 1   |
      | 60    | 50   | 10  | 10   | 3000 | 750 |

  Khung kịch bản: Chưa biết tiêu chí thứ ba thì chưa tới loại ấy
    Cho số liệu "Người nghiện, người sử dụng trái phép trên 10.000 nhân khẩu" được cho là <hstl>
    Và số liệu "Người nghiện, người sử dụng trái phép có hồ sơ quản lý" được cho là <hstl>
    Và số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là <diem>
    Và số liệu "Đối tượng bị bắt giữ trên 10.000 nhân khẩu" được cho là chưa biết
    Và số liệu "Đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn" được cho là 1
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì xã chưa xếp hạng được, có thể là <loại>
    Và chưa biết điều kiện khống chế L2 có áp dụng hay không

    Dữ liệu:
      | hstl | diem | loại                                         |
      | 10   | 1    | "Không thuộc loại nào", "Loại III", "Loại II" |

  Kịch bản: Chưa khai có nằm trên tuyến hay không thì chưa biết
    Cho số liệu "Người nghiện, người sử dụng trái phép trên 10.000 nhân khẩu" được cho là 10
    Và số liệu "Người nghiện, người sử dụng trái phép có hồ sơ quản lý" được cho là 10
    Và số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là 1
    Và năm 2026 chưa khai "tuyen_trong_diem"
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì chưa biết điều kiện khống chế L2 có áp dụng hay không
    Và xã chưa xếp hạng được, có thể là "Không thuộc loại nào", "Loại II"
    Và còn phải khai "tuyen_trong_diem" của Công an xã
