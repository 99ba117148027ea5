# language: vi
Tính năng: Q7 – Điểm máy tính lệch xa điểm như báo cáo đầu
  Lệch từ 1 điểm trở lên. Không có gì đổi làm đổi điểm thì không áp dụng, không có dấu hiệu.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm năm 2020

  Khung kịch bản: Quanh ngưỡng
    Cho số liệu "Điểm như báo cáo đầu" được cho là <điểm>
    Khi chấm điểm năm 2020
    Thì <kết luận>

    Dữ liệu:
      | điểm          | kết luận                                   |
      | 98,99         | báo cáo có dấu hiệu Q7                     |
      | 99            | báo cáo có dấu hiệu Q7                     |
      | 99,01         | báo cáo không có dấu hiệu Q7               |
      | chưa biết     | chưa biết báo cáo có dấu hiệu Q7 hay không |
      | không áp dụng | báo cáo không có dấu hiệu Q7               |

  Kịch bản: Không báo cáo nào đổi gì
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q7
