# language: vi
Tính năng: Loại I theo Quyết định 3122/2010/QĐ-BCA – một trong các tiêu chí
  Điều 1 khoản 1; loại II, III chưa đọc được nên không xếp.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2023 đến năm 2024
    Và Công an xã báo biểu B18 năm 2024 không phát sinh
    Và Công an xã báo biểu B19 năm 2024 không phát sinh

  Khung kịch bản: Một tiêu chí là đủ
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

  Kịch bản: Chưa biết thì chưa biết
    Cho số liệu "Người nghiện có hồ sơ quản lý" được cho là chưa biết
    Khi xét "dia_ban_ma_tuy" năm 2024
    Thì chưa biết điều kiện khống chế L1 có áp dụng hay không
    Và xã chưa xếp hạng được, có thể là "Dưới loại I (chưa đọc được ngưỡng loại II, III)", "Loại I"
