# language: vi
Tính năng: Q24 – Nhiều dòng như hệt năm trước, hoặc kế hoạch cùng số, cùng ngày với năm trước
  Như hệt: mọi điều, cả số người, chỉ khác ngày. Từ 4 dòng tuyên truyền, hỗ trợ; một kế hoạch.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Bốn buổi của năm trước kể lại với ngày khác
    Cho biểu B11 năm 2019 có
      | Ngày     | Đối tượng | Ấp, khu phố | Số người tham dự |
      | 3/2/2019 | nhân dân  | ấp 1        | 41               |
      | 9/5/2019 | phụ nữ    | ấp 2        | 63               |
      | 8/6/2019 | học sinh  | ấp 3        | 120              |
      | 7/9/2019 | nhân dân  | ấp 4        | 37               |
    Và biểu B11 năm 2020 có
      | Ngày     | Đối tượng | Ấp, khu phố | Số người tham dự |
      | 3/2/2020 | nhân dân  | ấp 1        | <một>            |
      | 1/5/2020 | phụ nữ    | ấp 2        | <hai>            |
      | 8/6/2020 | học sinh  | ấp 3        | <ba>             |
      | 7/9/2020 | nhân dân  | ấp 4        | <bốn>            |
    Khi chấm điểm năm 2020
    Thì báo cáo <kết luận> dấu hiệu Q24

    Dữ liệu:
      | một | hai | ba  | bốn | kết luận |
      | 41  | 63  | 120 | 37  | có       |
      | 41  | 63  | 120 | 38  | không có |
      | 52  | 48  | 131 | 29  | không có |

  Kịch bản: Chương trình hỗ trợ như hệt năm trước ở bốn chương trình
    Cho biểu B12 năm 2019 có
      | Chương trình | Số phụ nữ | Số trẻ em gái | Số hộ nghèo, hộ khó khăn |
      | giảm nghèo   | 21        | 3             | 40                       |
      | dạy nghề     | 11        | 0             | 12                       |
      | việc làm     | 17        | 1             | 9                        |
      | vay vốn      | 25        | 2             | 31                       |
    Và biểu B12 năm 2020 có
      | Chương trình | Số phụ nữ | Số trẻ em gái | Số hộ nghèo, hộ khó khăn |
      | giảm nghèo   | 21        | 3             | 40                       |
      | dạy nghề     | 11        | 0             | 12                       |
      | việc làm     | 17        | 1             | 9                        |
      | vay vốn      | 25        | 2             | 31                       |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q24

  Khung kịch bản: Kế hoạch của năm trước
    Cho biểu B14 năm 2019 có
      | Đăng ký xây dựng xã lành mạnh | Số, ký hiệu kế hoạch | Ngày ban hành |
      | có                            | 7/KH-UBND            | 12/3/2019     |
    Và biểu B14 năm 2020 có
      | Đăng ký xây dựng xã lành mạnh | Số, ký hiệu kế hoạch | Ngày ban hành |
      | có                            | <số>                 | <ngày>        |
    Khi chấm điểm năm 2020
    Thì báo cáo <kết luận> dấu hiệu Q24

    Dữ liệu:
      | số        | ngày      | kết luận |
      | 7/KH-UBND | 12/3/2019 | có       |
      | 7/KH-UBND | 12/3/2020 | có       |
      | 9/KH-UBND | 12/3/2020 | không có |
      | 7/KH-UBND | 20/2/2020 | không có |

  Kịch bản: Không ghi số người thì không dòng nào nói được là chép
    Cho biểu B11 năm 2019 có
      | Ngày     | Ấp, khu phố | Số người tham dự |
      | 3/2/2019 | ấp 1        |                  |
      | 9/5/2019 | ấp 2        |                  |
      | 8/6/2019 | ấp 3        |                  |
      | 7/9/2019 | ấp 4        |                  |
    Và biểu B11 năm 2020 có
      | Ngày     | Ấp, khu phố | Số người tham dự |
      | 3/2/2020 | ấp 1        |                  |
      | 9/5/2020 | ấp 2        |                  |
      | 8/6/2020 | ấp 3        |                  |
      | 7/9/2020 | ấp 4        |                  |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q24

  Kịch bản: Bốn buổi rút đi không phải là chép
    Cho năm 2020 xã tổ chức 6 buổi tuyên truyền
    Và xã gửi lại báo cáo năm 2020, biểu B11 chỉ còn 2 dòng đầu
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q24

  Khung kịch bản: Quanh ngưỡng
    Cho số liệu "Buổi tuyên truyền, hỗ trợ như hệt một dòng của năm trước" được cho là <dòng>
    Và số liệu "Kế hoạch cùng số, cùng ngày, tháng với năm trước" được cho là <kế hoạch>
    Khi chấm điểm năm 2020
    Thì <kết luận>

    Dữ liệu:
      | dòng      | kế hoạch | kết luận                                    |
      | 3         | 0        | báo cáo không có dấu hiệu Q24               |
      | 4         | 0        | báo cáo có dấu hiệu Q24                     |
      | 5         | 0        | báo cáo có dấu hiệu Q24                     |
      | 0         | 1        | báo cáo có dấu hiệu Q24                     |
      | 0         | 2        | báo cáo có dấu hiệu Q24                     |
      | chưa biết | 0        | chưa biết báo cáo có dấu hiệu Q24 hay không |
