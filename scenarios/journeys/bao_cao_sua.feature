# language: vi
Tính năng: Báo cáo sửa làm đổi kết quả

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm năm 2020
    Và năm 2020 xã không đạt điểm nào ở tiêu chí C4, E1, E2

  Kịch bản: Bản sửa bổ sung lớp tập huấn
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 86 điểm, xếp hạng "Khá"
    Cho xã gửi lại báo cáo năm 2020
    Và biểu B11 năm 2020 có
      | Ngày      | Hình thức | Đối tượng    |
      | 13/4/2020 | tập huấn  | cán bộ cơ sở |
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 90 điểm, xếp hạng "Tốt"
    Và tính lại lần chạy đầu cho kết quả y hệt

  Kịch bản: Không có bản sửa
    Khi nhập các báo cáo và chấm điểm năm 2020
    Và nhập lại đúng các báo cáo ấy và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 86 điểm, xếp hạng "Khá"

  Kịch bản: Chấm theo những gì đã nhận đến một ngày trước bản sửa
    Cho xã gửi lại báo cáo năm 2020
    Và biểu B11 năm 2020 có
      | Ngày      | Hình thức | Đối tượng    |
      | 13/4/2020 | tập huấn  | cán bộ cơ sở |
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 90 điểm, xếp hạng "Tốt"
    Khi chấm điểm năm 2020 theo báo cáo nhận đến ngày 20/12/2020
    Thì bảng kết quả ghi xã "31003" 86 điểm, xếp hạng "Khá"

  Kịch bản: Bản sửa bỏ bớt buổi tuyên truyền
    Cho xã gửi lại báo cáo năm 2020, biểu B11 chỉ còn 3 dòng đầu
    Khi nhập các báo cáo và chấm điểm năm 2020
    # C1 mất 6; C2 còn 3/10 ấp: 1,8; C3 mất 4.
    Thì bảng kết quả ghi xã "31003" 71,8 điểm, xếp hạng "Khá"
    Và lần nhập không ghi gì biến mất
