# language: vi
Tính năng: Q17 – Vụ việc, vi phạm, kiểm tra, tụ điểm, tin báo của năm trước nay mới báo
  Dòng như thế không được tính ở năm nào: năm trước đọc theo báo cáo của chính năm đó.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Cuộc kiểm tra ghi ngày của năm trước, năm trước không báo
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     |
      | 31003-CS-001 |
    Và biểu B04 năm 2020 có
      | Số biên bản       | Mã cơ sở     | Ngày kiểm tra |
      | 31003-BB-2020-001 | 31003-CS-001 | 14/12/2019    |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q17

  Kịch bản: Cuộc kiểm tra ngày đầu của kỳ
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     |
      | 31003-CS-001 |
    Và biểu B04 năm 2020 có
      | Số biên bản       | Mã cơ sở     | Ngày kiểm tra |
      | 31003-BB-2020-001 | 31003-CS-001 | 15/12/2019    |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q17

  Kịch bản: Vụ việc năm trước đã báo, năm nay báo lại khi xử lý xong
    Cho biểu B06 năm 2019 có
      | Mã vụ            | Ngày phát hiện |
      | 31003-VA-2019-01 | 2/12/2019      |
    Và biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Ngày xử lý xong |
      | 31003-VA-2019-01 | 2/12/2019      | 5/1/2020        |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q17

  Kịch bản: Năm trước chưa nộp biểu thì không phải báo muộn
    Cho biểu B06 năm 2019 chưa nộp
    Và xã chưa gửi báo cáo sáu tháng đầu năm 2019
    Và biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Ngày xử lý xong |
      | 31003-VA-2019-01 | 2/12/2019      | 5/1/2020        |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q17

  Kịch bản: Hai dòng báo muộn
    Cho số liệu "Vụ việc, vi phạm, kiểm tra, tụ điểm, tin báo của năm trước nay mới báo" được cho là 2
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q17

  Kịch bản: Ghi nhận khác của xã không phải là báo muộn
    Cho xã "31000" cũng đã nộp đủ các biểu năm 2020
    Và biểu B08 năm 2020 có
      | Mã đơn vị | Ngày phát hiện |
      | 31000     | 1/3/2020       |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q17
