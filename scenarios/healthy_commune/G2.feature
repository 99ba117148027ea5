# language: vi
Tính năng: G2 – Cơ quan khác báo có cán bộ liên quan đến vụ việc: cao nhất là trung bình

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm năm 2020

  Kịch bản: Công an huyện báo có cán bộ liên quan
    Cho Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ             | Ngày phát hiện | Ngày xử lý xong | Có cán bộ liên quan |
      | 31003-CAH-2020-01 | 2/4/2020       | 9/4/2020        | có                  |
    Khi chấm điểm năm 2020
    Thì điều kiện khống chế G2 áp dụng
    Và tổng điểm là 100
    Và xã được xếp hạng "Trung bình"

  Kịch bản: Công an huyện báo vụ việc không có cán bộ liên quan
    Cho Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ             | Ngày phát hiện | Ngày xử lý xong | Có cán bộ liên quan |
      | 31003-CAH-2020-01 | 2/4/2020       | 9/4/2020        | không               |
    Khi chấm điểm năm 2020
    Thì điều kiện khống chế G2 không áp dụng
    Và xã được xếp hạng "Tốt"

  Kịch bản: Chính xã báo có cán bộ liên quan thì không bị khống chế
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Ngày xử lý xong | Có cán bộ liên quan |
      | 2/4/2020       | 9/4/2020        | có                  |
    Khi chấm điểm năm 2020
    Thì điều kiện khống chế G2 không áp dụng
    Và xã được xếp hạng "Tốt"

  Kịch bản: Xã báo vụ việc mà để trống ô cán bộ, Công an huyện ghi có
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Ngày xử lý xong | Có cán bộ liên quan |
      | 31003-VA-2020-01 | 2/4/2020       | 9/4/2020        |                     |
    Và Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Ngày xử lý xong | Có cán bộ liên quan |
      | 31003-VA-2020-01 | 2/4/2020       | 9/4/2020        | có                  |
    Khi chấm điểm năm 2020
    Thì điều kiện khống chế G2 áp dụng
    Và xã được xếp hạng "Trung bình"

  Kịch bản: Có cán bộ liên quan và ít điểm thì vẫn có thể xuống yếu
    Cho Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ             | Ngày phát hiện | Ngày xử lý xong | Có cán bộ liên quan |
      | 31003-CAH-2020-01 | 2/4/2020       | 9/4/2020        | có                  |
    Và năm 2020 xã không đạt điểm nào ở tiêu chí B1, B2, B3, B4, C3, C4, D1, D2, E1, E2
    Khi chấm điểm năm 2020
    Thì tổng điểm là 48
    Và xã được xếp hạng "Yếu"

  Kịch bản: Vụ việc ấy từ năm trước thì năm nay không bị khống chế
    Cho Công an huyện báo biểu B06 năm 2019, có
      | Mã vụ             | Ngày phát hiện | Ngày xử lý xong | Có cán bộ liên quan |
      | 31003-CAH-2019-01 | 2/4/2019       | 9/4/2019        | có                  |
    Khi chấm điểm năm 2020
    Thì điều kiện khống chế G2 không áp dụng
    Và xã được xếp hạng "Tốt"

  Kịch bản: Biểu vụ việc chưa nộp thì chưa biết; khi đó thiếu biểu cốt lõi nên không xếp loại
    Cho biểu B06 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì chưa biết điều kiện khống chế G2 có áp dụng hay không, vì thiếu biểu B06
    Và xã được xếp hạng "Không xếp loại"
