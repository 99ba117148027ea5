# language: vi
Tính năng: G1 – Còn tụ điểm mại dâm hoạt động cuối kỳ: cao nhất là trung bình

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm năm 2020

  Kịch bản: Đủ điểm khá nhưng còn tụ điểm
    Cho biểu B08 năm 2020 có
      | Loại    | Ngày phát hiện |
      | mại dâm | 2/4/2020       |
    Khi chấm điểm năm 2020
    Thì tổng điểm là 90
    Và điều kiện khống chế G1 áp dụng
    Và xã được xếp hạng "Trung bình"

  Kịch bản: Tụ điểm đã triệt xóa trước ngày cuối kỳ
    Cho biểu B08 năm 2020 có
      | Loại    | Ngày phát hiện | Ngày triệt xóa |
      | mại dâm | 2/4/2020       | 5/5/2020       |
    Khi chấm điểm năm 2020
    Thì điều kiện khống chế G1 không áp dụng
    Và xã được xếp hạng "Tốt"

  Kịch bản: Còn tụ điểm và ít điểm thì vẫn có thể xuống yếu
    Cho biểu B08 năm 2020 có
      | Loại    | Ngày phát hiện |
      | mại dâm | 2/4/2020       |
    Và năm 2020 xã không đạt điểm nào ở tiêu chí A2, A4, B1, B2, B3, B4, E1, E2
    Khi chấm điểm năm 2020
    Thì tổng điểm là 45
    Và xã được xếp hạng "Yếu"

  Kịch bản: Thiếu biểu tụ điểm
    Cho biểu B08 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì chưa biết điều kiện khống chế G1 có áp dụng hay không, vì thiếu biểu B08
    Và tổng điểm từ 87,5 đến 97,5
    Và xã chưa xếp hạng được, có thể là "Tốt", "Khá" hoặc "Trung bình"
    Và còn thiếu biểu B08 của UBND xã "31003"

  Kịch bản: Còn hai tụ điểm
    Cho biểu B08 năm 2020 có
      | Loại    | Ngày phát hiện |
      | mại dâm | 2/4/2020       |
      | mại dâm | 3/5/2020       |
    Khi chấm điểm năm 2020
    Thì điều kiện khống chế G1 áp dụng
    Và xã được xếp hạng "Trung bình"

  Kịch bản: Chưa rõ còn tụ điểm hay không
    Cho số liệu "Tụ điểm mại dâm đang hoạt động cuối kỳ" được cho là chưa biết
    Khi chấm điểm năm 2020
    Thì chưa biết điều kiện khống chế G1 có áp dụng hay không
