# language: vi
Tính năng: G4 – Còn tụ điểm ma túy, điểm tổ chức, chứa chấp sử dụng cuối kỳ: cao nhất là trung bình
  Từ kỳ năm 2027.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2018 đến năm 2027
    Và Công an xã báo biểu B18 năm 2027 không phát sinh
    Và Công an xã báo biểu B19 năm 2027 không phát sinh
    Và Sở Y tế báo biểu B20 năm 2027 không phát sinh
    Và xã đạt trọn 100 điểm năm 2027

  Kịch bản: Không còn
    Khi chấm điểm năm 2027
    Thì tổng điểm là 100
    Và điều kiện khống chế G4 không áp dụng
    Và xã được xếp hạng "Tốt"

  Kịch bản: Xã còn tụ điểm
    Cho biểu B08 năm 2027 có
      | Loại   | Ngày phát hiện |
      | ma túy | 2/4/2027       |
    Khi chấm điểm năm 2027
    Thì tổng điểm là 97
    Và điều kiện khống chế G4 áp dụng
    Và xã được xếp hạng "Trung bình"

  Khung kịch bản: Công an còn điểm chưa triệt xóa
    Cho Công an xã báo biểu B19 năm 2027, có
      | Loại vụ                | Số điểm tổ chức, chứa chấp sử dụng trái phép | Trong đó: số điểm đã triệt xóa |
      | chứa chấp việc sử dụng | <điểm>                                       | <đã xóa>                       |
    Khi chấm điểm năm 2027
    Thì điều kiện khống chế G4 <áp dụng>

    Dữ liệu:
      | điểm | đã xóa | áp dụng       |
      | 2    | 2      | không áp dụng |
      | 2    | 1      | áp dụng       |
      | 2    | 0      | áp dụng       |

  Khung kịch bản: Một, hai tụ điểm, chưa rõ
    Cho số liệu "Tụ điểm ma túy đang hoạt động cuối kỳ" được cho là <số>
    Khi chấm điểm năm 2027
    Thì <kết luận>

    Dữ liệu:
      | số        | kết luận                                           |
      | 1         | điều kiện khống chế G4 áp dụng                     |
      | 2         | điều kiện khống chế G4 áp dụng                     |
      | chưa biết | chưa biết điều kiện khống chế G4 có áp dụng hay không |

  Kịch bản: Còn tụ điểm và ít điểm thì vẫn có thể xuống yếu
    Cho biểu B08 năm 2027 có
      | Loại   | Ngày phát hiện |
      | ma túy | 2/4/2027       |
    Và năm 2027 xã không đạt điểm nào ở tiêu chí A2, A4, B1, B2, B3, B4, E1, E2, D1, D2, D3, F1
    Khi chấm điểm năm 2027
    Thì xã được xếp hạng "Yếu"

  Kịch bản: Công an chưa báo
    Cho Công an xã chưa báo biểu B19 năm 2027
    Khi chấm điểm năm 2027
    Thì chưa biết điều kiện khống chế G4 có áp dụng hay không, vì thiếu biểu B19
