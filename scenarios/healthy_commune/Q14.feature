# language: vi
Tính năng: Q14 – Nhiều cơ sở xã xếp thấp hơn hẳn phân loại máy tính
  Từ 3 cơ sở trở lên: xã xếp thấp mà máy tính xếp cao hoặc rất cao; xã xếp trung bình mà máy tính xếp rất cao.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Quanh ngưỡng
    Cho số liệu "Cơ sở xã xếp thấp hơn hẳn phân loại máy tính" được cho là <số>
    Khi chấm điểm năm 2020
    Thì <kết luận>

    Dữ liệu:
      | số        | kết luận                                    |
      | 2         | báo cáo không có dấu hiệu Q14               |
      | 3         | báo cáo có dấu hiệu Q14                     |
      | 4         | báo cáo có dấu hiệu Q14                     |
      | chưa biết | chưa biết báo cáo có dấu hiệu Q14 hay không |
