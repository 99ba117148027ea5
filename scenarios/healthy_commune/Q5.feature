# language: vi
Tính năng: Q5 – Điểm tự chấm lệch xa điểm máy tính
  Lệch từ 15 điểm trở lên, về phía nào cũng vậy.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm năm 2020

  Kịch bản: Tự chấm thấp hơn 15 điểm
    Cho năm 2020 xã tự chấm tổng cộng 85 điểm
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q5

  Kịch bản: Tự chấm thấp hơn chưa đến 15 điểm
    Cho năm 2020 xã tự chấm tổng cộng 85,01 điểm
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q5

  Kịch bản: Tự chấm cao hơn 15 điểm
    Cho năm 2020 xã không đạt điểm nào ở tiêu chí E1, E2, E3
    Và năm 2020 xã tự chấm tổng cộng 100 điểm
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q5

  Kịch bản: Tự chấm cao hơn chưa đến 15 điểm
    Cho năm 2020 xã không đạt điểm nào ở tiêu chí E1, E2, D2
    Và năm 2020 xã tự chấm tổng cộng 100 điểm
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q5

  Kịch bản: Điểm thẩm định không xóa dấu hiệu, vì so với điểm máy tính
    Cho năm 2020 xã tự chấm tổng cộng 100 điểm
    Và Phòng LĐTBXH báo biểu B16 năm 2020, có
      | Mã tiêu chí | Điểm thẩm định |
      | A1          | 0              |
      | B2          | 0              |
    Khi chấm điểm năm 2020
    Thì tổng điểm là 81
    Và báo cáo không có dấu hiệu Q5

  Kịch bản: Chưa nộp biểu tự chấm điểm
    Cho biểu B15 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì chưa biết báo cáo có dấu hiệu Q5 hay không

  Khung kịch bản: Thiếu biểu vụ việc, điểm máy tính từ 87,5 đến 97,5
    Cho biểu B06 năm 2020 chưa nộp
    Và năm 2020 xã tự chấm tổng cộng <tự chấm> điểm
    Khi chấm điểm năm 2020
    Thì tổng điểm từ 87,5 đến 97,5
    Và <kết luận>

    Dữ liệu:
      | tự chấm | kết luận                                   |
      | 95      | báo cáo không có dấu hiệu Q5               |
      | 80      | chưa biết báo cáo có dấu hiệu Q5 hay không |
      | 72,5    | báo cáo có dấu hiệu Q5                     |

  Kịch bản: Tự chấm thấp hơn quá 15 điểm 0,01 điểm
    Cho năm 2020 xã tự chấm tổng cộng 84,99 điểm
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q5

  Kịch bản: Lệch xa một năm là đủ, dù năm trước tự chấm đúng
    Cho xã đạt trọn 100 điểm năm 2019
    Và năm 2019 xã tự chấm tổng cộng 100 điểm
    Và năm 2020 xã tự chấm tổng cộng 85 điểm
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q5
