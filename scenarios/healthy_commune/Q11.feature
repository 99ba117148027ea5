# language: vi
Tính năng: Q11 – Dân số, số ấp đổi nhiều so với năm trước, hoặc tỷ lệ vượt 100 %
  Số ấp dưới 80 %, dân số dưới 90 % so với năm nhiều hơn. Tỷ lệ vượt 100 % là số liệu đầu vào có chỗ sai.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Quanh ngưỡng
    Cho số liệu "Số ấp có tuyên truyền nhiều hơn số ấp đã khai" được cho là 0
    Và số liệu "Tỷ lệ người cần hỗ trợ đã được hỗ trợ" được cho là 100
    Và số liệu "Số ấp, khu phố so với năm trước" được cho là 100
    Và số liệu "Số ấp, khu phố năm trước so với năm nay" được cho là 100
    Và số liệu "Dân số so với năm trước" được cho là 102
    Và số liệu "Dân số năm trước so với năm nay" được cho là 98,03
    Và số liệu "<số liệu>" được cho là <giá trị>
    Khi chấm điểm năm 2020
    Thì <kết luận>

    Dữ liệu:
      | số liệu                                 | giá trị   | kết luận                                    |
      | Số ấp có tuyên truyền nhiều hơn số ấp đã khai | 0 | báo cáo không có dấu hiệu Q11 |
      | Số ấp có tuyên truyền nhiều hơn số ấp đã khai | 1 | báo cáo có dấu hiệu Q11 |
      | Số ấp có tuyên truyền nhiều hơn số ấp đã khai | 2 | báo cáo có dấu hiệu Q11 |
      | Tỷ lệ người cần hỗ trợ đã được hỗ trợ   | 99,99     | báo cáo không có dấu hiệu Q11               |
      | Tỷ lệ người cần hỗ trợ đã được hỗ trợ   | 100       | báo cáo không có dấu hiệu Q11               |
      | Tỷ lệ người cần hỗ trợ đã được hỗ trợ   | 100,01    | báo cáo có dấu hiệu Q11                     |
      | Số ấp, khu phố so với năm trước         | 79,99     | báo cáo có dấu hiệu Q11                     |
      | Số ấp, khu phố so với năm trước         | 80        | báo cáo không có dấu hiệu Q11               |
      | Số ấp, khu phố so với năm trước         | 80,01     | báo cáo không có dấu hiệu Q11               |
      | Số ấp, khu phố năm trước so với năm nay | 79,99     | báo cáo có dấu hiệu Q11                     |
      | Số ấp, khu phố năm trước so với năm nay | 80        | báo cáo không có dấu hiệu Q11               |
      | Số ấp, khu phố năm trước so với năm nay | 80,01     | báo cáo không có dấu hiệu Q11               |
      | Dân số so với năm trước                 | 89,99     | báo cáo có dấu hiệu Q11                     |
      | Dân số so với năm trước                 | 90        | báo cáo không có dấu hiệu Q11               |
      | Dân số so với năm trước                 | 90,01     | báo cáo không có dấu hiệu Q11               |
      | Dân số năm trước so với năm nay         | 89,99     | báo cáo có dấu hiệu Q11                     |
      | Dân số năm trước so với năm nay         | 90        | báo cáo không có dấu hiệu Q11               |
      | Dân số năm trước so với năm nay         | 90,01     | báo cáo không có dấu hiệu Q11               |
      | Dân số năm trước so với năm nay         | chưa biết | chưa biết báo cáo có dấu hiệu Q11 hay không |

  Kịch bản: Mười ấp còn năm ấp
    Cho biểu B01 năm 2019 có
      | Số ấp, khu phố |
      | 10             |
    Và biểu B01 năm 2020 có
      | Số ấp, khu phố |
      | 5              |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q11
