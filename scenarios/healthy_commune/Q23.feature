# language: vi
Tính năng: Q23 – Nhiều buổi tuyên truyền cùng một ngày
  Một buổi kể ra cho từng ấp: từ 5 buổi cùng ngày với buổi khác. Vài ấp làm cùng ngày ra quân là việc thật.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Một buổi kể cho sáu ấp
    Cho biểu B11 năm 2020 có
      | Ngày     | Ấp, khu phố |
      | 3/2/2020 | ấp 1        |
      | 3/2/2020 | ấp 2        |
      | 3/2/2020 | ấp 3        |
      | 3/2/2020 | ấp 4        |
      | 3/2/2020 | ấp 5        |
      | 3/2/2020 | ấp 6        |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q23

  Kịch bản: Ba ấp cùng ra quân một ngày, ba ấp sau mỗi ấp một ngày
    Cho biểu B11 năm 2020 có
      | Ngày     | Ấp, khu phố |
      | 3/2/2020 | ấp 1        |
      | 3/2/2020 | ấp 2        |
      | 3/2/2020 | ấp 3        |
      | 9/5/2020 | ấp 4        |
      | 8/6/2020 | ấp 5        |
      | 7/9/2020 | ấp 6        |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q23

  Kịch bản: Buổi của năm trước không tính cho năm nay
    Cho biểu B11 năm 2019 có
      | Ngày     | Ấp, khu phố |
      | 3/2/2019 | ấp 1        |
      | 3/2/2019 | ấp 2        |
      | 3/2/2019 | ấp 3        |
      | 3/2/2019 | ấp 4        |
      | 3/2/2019 | ấp 5        |
      | 3/2/2019 | ấp 6        |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q23

  Khung kịch bản: Quanh ngưỡng
    Cho số liệu "Buổi, đợt tuyên truyền cùng ngày với buổi khác" được cho là <số>
    Khi chấm điểm năm 2020
    Thì <kết luận>

    Dữ liệu:
      | số        | kết luận                                    |
      | 4         | báo cáo không có dấu hiệu Q23               |
      | 5         | báo cáo có dấu hiệu Q23                     |
      | 6         | báo cáo có dấu hiệu Q23                     |
      | chưa biết | chưa biết báo cáo có dấu hiệu Q23 hay không |
