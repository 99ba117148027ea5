# language: vi
Tính năng: Khóa sổ, biểu đến muộn, mở lại có lý do, chấm lại, công bố, và khác gì từ đó

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm năm 2020
    Và biểu B10 năm 2020 chưa nộp

  Kịch bản: Biểu đến sau khi khóa sổ chưa tính, cho đến khi mở lại có lý do
    Khi nhập các báo cáo và chấm điểm năm 2020
    Và khóa sổ kỳ "2020"
    Cho xã gửi lại báo cáo năm 2020
    Và biểu B10 năm 2020 không phát sinh
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" từ 94 đến 100 điểm, xếp hạng "Tốt"
    Và báo cáo "2020/31003 (sửa).xlsx" đến sau khi khóa sổ, chưa tính
    Và không mở lại được kỳ "2020" khi không có lý do
    Khi mở lại kỳ "2020" với lý do "xã bổ sung biểu B10"
    Và khóa sổ kỳ "2020"
    Và chấm lại năm 2020
    Thì bảng kết quả ghi xã "31003" 100 điểm, xếp hạng "Tốt"
    Và không báo cáo nào đến sau khi khóa sổ

  Kịch bản: Công bố giữ nguyên kết quả, và nói khác gì từ đó
    Khi nhập các báo cáo và chấm điểm năm 2020
    Và khóa sổ kỳ "2020"
    Và chấm lại năm 2020
    Và công bố kỳ "2020" theo "15/QĐ-UBND"
    Thì kết quả kỳ "2020" không khác gì kết quả đã công bố
    Cho xã gửi lại báo cáo năm 2020
    Và biểu B10 năm 2020 không phát sinh
    Khi nhập các báo cáo và mở lại kỳ "2020" với lý do "xã bổ sung biểu B10"
    Và khóa sổ kỳ "2020"
    Và chấm lại năm 2020
    Thì từ khi công bố kỳ "2020", xã "31003" khác ở
      | Mục   |
      | score |
      | A2    |

  Kịch bản: Không khóa sổ thì biểu đến sau được tính ngay
    Khi nhập các báo cáo và chấm điểm năm 2020
    Cho xã gửi lại báo cáo năm 2020
    Và biểu B10 năm 2020 không phát sinh
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 100 điểm, xếp hạng "Tốt"
    Và không báo cáo nào đến sau khi khóa sổ

  Kịch bản: Chưa khóa sổ thì chưa công bố được
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì không công bố được kỳ "2020"
