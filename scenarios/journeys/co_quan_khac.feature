# language: vi
Tính năng: Báo cáo của cơ quan khác về cùng một xã

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm năm 2020

  Kịch bản: Công an huyện báo vụ việc có cán bộ liên quan, xã báo không phát sinh
    Cho Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ             | Ngày phát hiện | Ngày xử lý xong | Có cán bộ liên quan |
      | 31003-CAH-2020-01 | 2/4/2020       | 9/4/2020        | có                  |
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 100 điểm, xếp hạng "Trung bình"
    Và điều kiện khống chế của xã "31003" là
      | Điều kiện | Áp dụng |
      | G1        | không   |
      | G2        | có      |
      | G3        | không   |
    Và báo cáo của xã "31003" có dấu hiệu Q3
    Và lời giải thích tiêu chí A2 của xã "31003" dẫn đến tệp "2020/31003 - Công an huyện", biểu B06, dòng 2

  Kịch bản: Không cơ quan nào khác báo
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 100 điểm, xếp hạng "Tốt"
    Và báo cáo của xã "31003" không có dấu hiệu Q3

  Kịch bản: Phòng LĐTBXH thẩm định lại một tiêu chí
    Cho Phòng LĐTBXH báo biểu B16 năm 2020, có
      | Mã tiêu chí | Điểm thẩm định | Lý do                 |
      | B2          | 4,5            | biên bản không có dấu |
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 100 điểm, xếp hạng "Tốt"
    Khi "Phòng LĐTBXH" xác nhận thẩm định kỳ "2020"
    Và chấm lại năm 2020
    Thì bảng kết quả ghi xã "31003" 95,5 điểm, xếp hạng "Tốt"
    Và bảng kết quả ghi xã "31003" máy tính từ 100 đến 100 điểm
