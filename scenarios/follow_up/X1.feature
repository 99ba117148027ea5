# language: vi
Tính năng: X1 – Đến kiểm tra thực tế khi có dấu hiệu về chất lượng báo cáo

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Xã báo không phát sinh nhưng Công an huyện báo có vụ việc
    Cho biểu B06 năm 2020 không phát sinh
    Và Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ             | Ngày phát hiện |
      | 31003-CAH-2020-01 | 2/4/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc X1 về "31003", hạn 30/1/2021, Phòng LĐTBXH làm

  Kịch bản: Không có dấu hiệu nào
    Cho xã đạt trọn 100 điểm năm 2020
    Và năm 2020 xã tự chấm tổng cộng 100 điểm
    Và biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 5/4/2020  | 9/4/2020        |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc X1
