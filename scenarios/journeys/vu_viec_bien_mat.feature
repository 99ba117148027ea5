# language: vi
Tính năng: Vụ việc biến mất khỏi báo cáo sau vẫn được tính

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm năm 2020

  Kịch bản: Vụ việc quá hạn biến mất khỏi bản sửa
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện |
      | 31003-VA-2020-01 | 2/3/2020       |
    Và xã gửi lại báo cáo năm 2020, biểu B06 không còn dòng "31003-VA-2020-01"
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 94 điểm, xếp hạng "Tốt"
    Và lần nhập ghi "31003-VA-2020-01" của biểu B06 biến mất mà không có lý do
    Và báo cáo của xã "31003" có dấu hiệu Q4
    Và lời giải thích tiêu chí A2 của xã "31003" dẫn đến tệp "2020/31003.xlsx", biểu B06, dòng 2

  Kịch bản: Vụ việc được rút, có ghi lý do
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện |
      | 31003-VA-2020-01 | 2/3/2020       |
    Và xã gửi lại báo cáo năm 2020, biểu B06 ghi "rút: ghi nhầm xã" ở dòng "31003-VA-2020-01"
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 100 điểm, xếp hạng "Tốt"
    Và lần nhập không ghi gì biến mất
    Và báo cáo của xã "31003" không có dấu hiệu Q4

  Kịch bản: Vụ việc có trong báo cáo sáu tháng, không có trong báo cáo năm
    Cho biểu B06 sáu tháng đầu năm 2020 có
      | Mã vụ            | Ngày phát hiện |
      | 31003-VA-2020-01 | 2/3/2020       |
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 94 điểm, xếp hạng "Tốt"
    Và báo cáo của xã "31003" có dấu hiệu Q4
    Và lời giải thích tiêu chí A2 của xã "31003" dẫn đến tệp "2020-6T/31003.xlsx", biểu B06, dòng 2

  Kịch bản: Vụ việc có cả trong báo cáo sáu tháng và báo cáo năm
    Cho biểu B06 sáu tháng đầu năm 2020 có
      | Mã vụ            | Ngày phát hiện |
      | 31003-VA-2020-01 | 2/3/2020       |
    Và biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Ngày xử lý xong |
      | 31003-VA-2020-01 | 2/3/2020       | 5/4/2020        |
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 100 điểm, xếp hạng "Tốt"
    Và báo cáo của xã "31003" không có dấu hiệu Q4
