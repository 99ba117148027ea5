# language: vi
Tính năng: Q22 – Tụ điểm triệt xóa sát cuối kỳ trước, đầu kỳ này lại phát hiện tụ điểm
  Triệt xóa trong 30 ngày cuối kỳ trước (từ 14/11), phát hiện trong 30 ngày đầu kỳ này (đến 13/1): cùng loại hay không.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Quanh ngày cuối kỳ
    Cho biểu B08 năm 2019 có
      | Mã tụ điểm       | Ngày phát hiện | Ngày triệt xóa |
      | 31003-TD-2019-01 | 2/3/2019       | <triệt xóa>    |
    Và biểu B08 năm 2020 có
      | Mã tụ điểm       | Ngày phát hiện |
      | 31003-TD-2020-01 | <phát hiện>    |
    Khi chấm điểm năm 2020
    Thì báo cáo <kết luận> dấu hiệu Q22

    Dữ liệu:
      | triệt xóa  | phát hiện  | kết luận |
      | 14/12/2019 | 15/12/2019 | có       |
      | 14/11/2019 | 13/1/2020  | có       |
      | 13/11/2019 | 15/12/2019 | không có |
      | 14/12/2019 | 14/1/2020  | không có |

  Kịch bản: Triệt xóa tháng 9, không phát hiện thêm
    Cho biểu B08 năm 2019 có
      | Mã tụ điểm       | Ngày phát hiện | Ngày triệt xóa |
      | 31003-TD-2019-01 | 2/3/2019       | 15/9/2019      |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q22

  Khung kịch bản: Một hay nhiều
    Cho số liệu "Tụ điểm triệt xóa sát cuối kỳ năm trước" được cho là <trước>
    Và số liệu "Tụ điểm phát hiện ngay đầu kỳ" được cho là <đầu kỳ>
    Khi chấm điểm năm 2020
    Thì <kết luận>

    Dữ liệu:
      | trước     | đầu kỳ | kết luận                                    |
      | 0         | 1      | báo cáo không có dấu hiệu Q22               |
      | 1         | 0      | báo cáo không có dấu hiệu Q22               |
      | 1         | 1      | báo cáo có dấu hiệu Q22                     |
      | 2         | 1      | báo cáo có dấu hiệu Q22                     |
      | 1         | 2      | báo cáo có dấu hiệu Q22                     |
      | chưa biết | 1      | chưa biết báo cáo có dấu hiệu Q22 hay không |

  Khung kịch bản: Sát cuối kỳ là 30 ngày, kể từ 14/11
    Cho biểu B08 năm 2020 có
      | Mã tụ điểm       | Ngày phát hiện | Ngày triệt xóa |
      | 31003-TD-2020-01 | 2/3/2020       | <triệt xóa>    |
    Khi chấm điểm năm 2020
    Thì số liệu "Tụ điểm triệt xóa sát cuối kỳ" là <số>

    Dữ liệu:
      | triệt xóa  | số |
      | 13/11/2020 | 0  |
      | 14/11/2020 | 1  |
      | 15/11/2020 | 1  |
      | 14/12/2020 | 1  |
