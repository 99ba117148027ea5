# language: vi
Tính năng: Q6 – Điểm tuyệt đối ba năm liền trong khi vẫn có cơ sở hoạt động

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm từ năm 2018 đến năm 2020

  Kịch bản: Ba năm liền 100 điểm, có cơ sở hoạt động
    Khi chấm điểm năm 2020
    Thì tổng điểm là 100
    Và báo cáo có dấu hiệu Q6

  Kịch bản: Năm giữa mất 3 điểm
    Cho năm 2019 xã không đạt điểm nào ở tiêu chí D3
    Khi chấm điểm năm 2020
    Thì tổng điểm là 100
    Và báo cáo không có dấu hiệu Q6

  Kịch bản: Không còn cơ sở nào năm cuối
    Cho biểu B02 năm 2020 không phát sinh
    Và biểu B04 năm 2020 không phát sinh
    Khi chấm điểm năm 2020
    Thì tổng điểm là 100
    Và báo cáo không có dấu hiệu Q6

  Kịch bản: Mới hai năm
    Khi chấm điểm năm 2019
    Thì tổng điểm là 100
    Và báo cáo không có dấu hiệu Q6

  Kịch bản: Thiếu một biểu của năm giữa
    Cho biểu B12 năm 2019 chưa nộp
    Khi chấm điểm năm 2020
    Thì chưa biết báo cáo có dấu hiệu Q6 hay không

  Kịch bản: Năm cuối kém 0,01 điểm
    Cho số liệu "Số được hỗ trợ trên 1.000 dân" được cho là 19,96
    Khi chấm điểm năm 2020
    Thì tổng điểm là 99,99
    Và báo cáo không có dấu hiệu Q6

  Kịch bản: Ba năm liền 100 điểm, năm cuối có hai cơ sở hoạt động
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     | Phân loại của xã | Ngày phân loại |
      | 31003-CS-002 | thấp             | 2/3/2020       |
    Và biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra |
      | 31003-CS-002 | 5/3/2020      |
    Khi chấm điểm năm 2020
    Thì tổng điểm là 100
    Và báo cáo có dấu hiệu Q6
