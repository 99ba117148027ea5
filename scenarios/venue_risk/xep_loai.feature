# language: vi
Tính năng: Xếp loại cơ sở theo nguy cơ
  Từ 60 điểm là rất cao, từ 35 là cao, từ 15 là trung bình, dưới 15 là thấp.
  Điểm nguy cơ không bao giờ là căn cứ kiểm tra; chỉ là lý do để xem xét.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này được kiểm tra ngày 5/3/2020, không có vi phạm

  Kịch bản: Cơ sở không có dấu hiệu nào
    Khi phân loại cơ sở năm 2020
    Thì tổng điểm nguy cơ là 0
    Và cơ sở này được xếp loại "Nguy cơ thấp"

  Kịch bản: 14 điểm, vừa dưới ngưỡng trung bình
    Cho cơ sở này bị phát hiện "khóa, chốt cửa phòng" ngày 5/6/2020
    Và cơ sở này ghi trong biểu B02
      | Đã ký cam kết |
      | không         |
    Khi phân loại cơ sở năm 2020
    Thì tổng điểm nguy cơ là 14
    Và cơ sở này được xếp loại "Nguy cơ thấp"

  Kịch bản: 15 điểm, đúng ngưỡng trung bình
    Cho cơ sở này bị phát hiện "khóa, chốt cửa phòng", "quá giờ quy định" trong cùng một lần kiểm tra ngày 5/6/2020
    Khi phân loại cơ sở năm 2020
    Thì tổng điểm nguy cơ là 15
    Và cơ sở này được xếp loại "Nguy cơ trung bình"

  Kịch bản: 34 điểm, vừa dưới ngưỡng cao
    Cho cơ sở này bị phát hiện "dâm ô", "khóa, chốt cửa phòng" trong cùng một lần kiểm tra ngày 5/6/2020
    Và cơ sở này ghi trong biểu B02
      | Đã ký cam kết |
      | không         |
    Khi phân loại cơ sở năm 2020
    Thì tổng điểm nguy cơ là 34
    Và cơ sở này được xếp loại "Nguy cơ trung bình"

  Kịch bản: 35 điểm, đúng ngưỡng cao
    Cho cơ sở này bị phát hiện "dâm ô", "khóa, chốt cửa phòng", "quá giờ quy định" trong cùng một lần kiểm tra ngày 5/6/2020
    Khi phân loại cơ sở năm 2020
    Thì tổng điểm nguy cơ là 35
    Và cơ sở này được xếp loại "Nguy cơ cao"

  Kịch bản: 59 điểm, vừa dưới ngưỡng rất cao
    Cho cơ sở này bị phát hiện "ma túy", "thuốc lắc", "khóa, chốt cửa phòng", "quá giờ quy định" trong cùng một lần kiểm tra ngày 5/6/2020
    Và cơ sở này ghi trong biểu B02
      | Đã ký cam kết |
      | không         |
    Khi phân loại cơ sở năm 2020
    Thì tổng điểm nguy cơ là 59
    Và cơ sở này được xếp loại "Nguy cơ cao"

  Kịch bản: 60 điểm, đúng ngưỡng rất cao
    Cho cơ sở này bị phát hiện "ma túy", "thuốc lắc", "dâm ô" trong cùng một lần kiểm tra ngày 5/6/2020
    Khi phân loại cơ sở năm 2020
    Thì tổng điểm nguy cơ là 60
    Và cơ sở này được xếp loại "Nguy cơ rất cao"

  Kịch bản: Thiếu biểu người lao động, mọi hạng còn có thể
    Cho biểu B09 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì tổng điểm nguy cơ từ 0 đến 64
    Và cơ sở này chưa xếp loại được, có thể là "Nguy cơ rất cao", "Nguy cơ cao", "Nguy cơ trung bình" hoặc "Nguy cơ thấp"

  Kịch bản: Thiếu biểu người lao động ở quán ăn, chỉ còn hai hạng
    Cho cơ sở này ghi trong biểu B02
      | Loại hình |
      | ăn uống   |
    Và biểu B09 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì tổng điểm nguy cơ từ 0 đến 24
    Và cơ sở này chưa xếp loại được, có thể là "Nguy cơ trung bình" hoặc "Nguy cơ thấp"

  Kịch bản: Thiếu biểu người lao động mà hạng vẫn rõ
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Loại vụ       |
      | 5/6/2020       | mua bán người |
    Và biểu B09 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì tổng điểm nguy cơ từ 60 đến 124
    Và cơ sở này được xếp loại "Nguy cơ rất cao"

  Kịch bản: Cơ sở ngừng hoạt động từ trước kỳ không được phân loại
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động |
      | 15/12/2019           |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không được phân loại vì không hoạt động ngày nào trong kỳ

  Kịch bản: Cơ sở hoạt động đúng một ngày trong kỳ vẫn được phân loại
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động |
      | 16/12/2019           |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này được xếp loại "Nguy cơ thấp"

  Khung kịch bản: Kém 0,01 điểm, đúng ngưỡng, hơn 0,01 điểm
    Cho số liệu "Để xảy ra mại dâm (mới)" được cho là <mại dâm>
    Và số liệu "Ma túy, thuốc lắc, tiêm chích (mới)" được cho là <ma túy>
    Và số liệu "Khóa, chốt cửa phòng" được cho là 1
    Và số liệu "Quá giờ quy định" được cho là <quá giờ>
    Và số liệu "Tỷ lệ không có hợp đồng lao động" được cho là <hợp đồng>
    Khi phân loại cơ sở năm 2020
    Thì tổng điểm nguy cơ là <điểm>
    Và cơ sở này được xếp loại "Nguy cơ <hạng>"

    Dữ liệu:
      | mại dâm | ma túy | quá giờ | hợp đồng | điểm  | hạng       |
      | 1       | 0      | 1       | 62,375   | 59,99 | cao        |
      | 1       | 0      | 1       | 62,5     | 60    | rất cao    |
      | 1       | 0      | 1       | 62,625   | 60,01 | rất cao    |
      | 0       | 1      | 0       | 62,375   | 34,99 | trung bình |
      | 0       | 1      | 0       | 62,5     | 35    | cao        |
      | 0       | 1      | 0       | 62,625   | 35,01 | cao        |
      | 0       | 0      | 0       | 62,375   | 14,99 | thấp       |
      | 0       | 0      | 0       | 62,5     | 15    | trung bình |
      | 0       | 0      | 0       | 62,625   | 15,01 | trung bình |
