# language: vi
Tính năng: Q15 – Đúng hạn chỉ theo ngày nhận xã tự ghi ở bìa
  Ngày nhận là của nơi nhận: sổ văn bản đến, --received-on. Không lời nào của nơi nhận thì báo cáo đúng hạn chỉ vì xã nói vậy.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Nơi nhận ghi ngày nhận
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q15
    Và tiêu chí E3 được 5 điểm

  Kịch bản: Báo cáo năm chỉ có ngày nhận ở bìa
    Cho ngày nhận của báo cáo năm 2020 chỉ do xã ghi ở bìa
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q15
    Và tiêu chí E3 được 5 điểm

  Kịch bản: Báo cáo sáu tháng chỉ có ngày nhận ở bìa
    Cho ngày nhận của báo cáo sáu tháng đầu năm 2020 chỉ do xã ghi ở bìa
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q15

  Kịch bản: Bìa ghi trễ hạn thì không có gì để nghi
    Cho báo cáo năm 2020 được nhận ngày 28/12/2020
    Và ngày nhận của báo cáo năm 2020 chỉ do xã ghi ở bìa
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q15
    Và tiêu chí E3 được 2,5 điểm

  Khung kịch bản: Quanh ngưỡng
    Cho số liệu "Biểu cốt lõi của báo cáo <kỳ> nộp đúng hạn (B02, B04, B05, B06, B08)" được cho là <đúng hạn>
    Và số liệu "Biểu cốt lõi của báo cáo <kỳ> đúng hạn theo lời nơi nhận" được cho là <theo nơi nhận>
    Khi chấm điểm năm 2020
    Thì <kết luận>

    Dữ liệu:
      | kỳ        | đúng hạn  | theo nơi nhận | kết luận                                    |
      | năm       | 4         | 3             | báo cáo không có dấu hiệu Q15               |
      | năm       | 5         | 4             | báo cáo có dấu hiệu Q15                     |
      | năm       | 6         | 4             | báo cáo có dấu hiệu Q15                     |
      | năm       | 5         | 5             | báo cáo không có dấu hiệu Q15               |
      | năm       | 5         | 6             | báo cáo không có dấu hiệu Q15               |
      | năm       | 5         | chưa biết     | chưa biết báo cáo có dấu hiệu Q15 hay không |
      | sáu tháng | 4         | 3             | báo cáo không có dấu hiệu Q15               |
      | sáu tháng | 5         | 4             | báo cáo có dấu hiệu Q15                     |
      | sáu tháng | 6         | 4             | báo cáo có dấu hiệu Q15                     |
      | sáu tháng | 5         | 5             | báo cáo không có dấu hiệu Q15               |
      | sáu tháng | 5         | 6             | báo cáo không có dấu hiệu Q15               |

  Kịch bản: Nơi nhận ghi ngày nhận là ngày cuối của hạn
    Cho báo cáo sáu tháng đầu năm 2020 được nhận ngày 20/6/2020
    Và báo cáo năm 2020 được nhận ngày 20/12/2020
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q15

  Kịch bản: Chỉ biểu cốt lõi có lời nơi nhận là đủ
    Cho biểu B01, B03, B07, B09, B10, B11, B12, B13, B14 và B15 năm 2020 chưa nộp
    Và báo cáo sáu tháng đầu năm 2020 thiếu biểu B01, B03, B07, B09, B10, B11, B12, B13, B14 và B15
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q15
