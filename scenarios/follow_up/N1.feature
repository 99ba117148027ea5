# language: vi
Tính năng: N1 – Nộp báo cáo sáu tháng còn thiếu

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Chưa gửi
    Cho xã chưa gửi báo cáo sáu tháng đầu năm 2020
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc N1 về "31003", hạn 20/6/2020, xã làm

  Kịch bản: Đã gửi, dù không phát sinh
    Cho biểu B06 năm 2020 không phát sinh
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc N1

  Kịch bản: Xã khác đã gửi thì không thay được
    Cho xã "31000" cũng đã nộp đủ các biểu năm 2020
    Và xã chưa gửi báo cáo sáu tháng đầu năm 2020
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc N1 về "31003", hạn 20/6/2020, xã làm
