# language: vi
Tính năng: Q16 – Số cơ sở đang hoạt động giảm nhiều so với năm trước
  Ít hơn từ 4 cơ sở, và còn dưới 80 %: ngừng ngày nào trong năm, ghi lùi hay bỏ ra cũng thấy.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Quanh ngưỡng
    Cho số liệu "Số cơ sở đang hoạt động ít hơn năm trước" được cho là <ít hơn>
    Và số liệu "Số cơ sở đang hoạt động so với năm trước" được cho là <còn>
    Khi chấm điểm năm 2020
    Thì <kết luận>

    Dữ liệu:
      | ít hơn    | còn           | kết luận                                    |
      | 3         | 70            | báo cáo không có dấu hiệu Q16               |
      | 4         | 79,99         | báo cáo có dấu hiệu Q16                     |
      | 5         | 70            | báo cáo có dấu hiệu Q16                     |
      | 5         | 80            | báo cáo không có dấu hiệu Q16               |
      | 5         | 80,01         | báo cáo không có dấu hiệu Q16               |
      | chưa biết | 70            | chưa biết báo cáo có dấu hiệu Q16 hay không |
      | 4         | không áp dụng | báo cáo không có dấu hiệu Q16               |

  Kịch bản: Năm cơ sở năm trước, cùng ngừng tháng 10
    Cho biểu B02 năm 2019 có
      | Mã cơ sở     |
      | 31003-CS-001 |
      | 31003-CS-002 |
      | 31003-CS-003 |
      | 31003-CS-004 |
      | 31003-CS-005 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Ngày ngừng hoạt động |
      | 31003-CS-001 | 14/10/2020           |
      | 31003-CS-002 | 14/10/2020           |
      | 31003-CS-003 | 14/10/2020           |
      | 31003-CS-004 | 14/10/2020           |
      | 31003-CS-005 | 14/10/2020           |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q16
    Và báo cáo không có dấu hiệu Q9

  Kịch bản: Một trong năm cơ sở ngừng tháng 8
    Cho biểu B02 năm 2019 có
      | Mã cơ sở     |
      | 31003-CS-001 |
      | 31003-CS-002 |
      | 31003-CS-003 |
      | 31003-CS-004 |
      | 31003-CS-005 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Ngày ngừng hoạt động |
      | 31003-CS-001 | 11/8/2020            |
      | 31003-CS-002 |                      |
      | 31003-CS-003 |                      |
      | 31003-CS-004 |                      |
      | 31003-CS-005 |                      |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q16
