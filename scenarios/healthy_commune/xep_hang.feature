# language: vi
Tính năng: Xếp hạng xã, thị trấn
  Từ 90 điểm là tốt, từ 70 là khá, từ 50 là trung bình, dưới 50 là yếu.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã có 10 ấp và 50.000 dân
    Và xã đạt trọn 100 điểm năm 2020

  Khung kịch bản: Đúng ngưỡng
    Cho năm 2020 xã không đạt điểm nào ở tiêu chí <mất điểm>
    Khi chấm điểm năm 2020
    Thì tổng điểm là <điểm>
    Và xã được xếp hạng "<hạng>"

    Dữ liệu:
      | mất điểm                               | điểm | hạng       |
      | E1                                     | 95   | Tốt        |
      | E1, E2                                 | 90   | Tốt        |
      | E1, E2, B1, B2, B3                     | 70   | Khá        |
      | E1, E2, B1, B2, B3, C3, C4, D2, D3, E3 | 50   | Trung bình |

  Khung kịch bản: Kém ngưỡng 0,01 điểm
    Cho năm 2020 số hộ nghèo được hỗ trợ là 998
    Và năm 2020 xã không đạt điểm nào ở tiêu chí <mất điểm>
    Khi chấm điểm năm 2020
    Thì tiêu chí D1 được 4,99 điểm
    Và tổng điểm là <điểm>
    Và xã được xếp hạng "<hạng>"

    Dữ liệu:
      | mất điểm                               | điểm  | hạng       |
      | E1, E2                                 | 89,99 | Khá        |
      | E1, E2, B1, B2, B3                     | 69,99 | Trung bình |
      | E1, E2, B1, B2, B3, C3, C4, D2, D3, E3 | 49,99 | Yếu        |

  Kịch bản: Hai hạng còn có thể
    Cho năm 2020 xã không đạt điểm nào ở tiêu chí E1
    Và biểu B05 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tổng điểm từ 85 đến 92,5
    Và xã chưa xếp hạng được, có thể là "Tốt" hoặc "Khá"
    Và còn thiếu biểu B05 của UBND xã "31003"

  Kịch bản: Thiếu biểu mà hạng vẫn rõ
    Cho biểu B10 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tổng điểm từ 94 đến 100
    Và xã được xếp hạng "Tốt"

  Khung kịch bản: Hơn ngưỡng 0,01 điểm
    Cho năm 2020 số hộ nghèo được hỗ trợ là 2
    Và năm 2020 xã không đạt điểm nào ở tiêu chí <mất điểm>
    Khi chấm điểm năm 2020
    Thì tiêu chí D1 được 0,01 điểm
    Và tổng điểm là <điểm>
    Và xã được xếp hạng "<hạng>"

    Dữ liệu:
      | mất điểm                           | điểm  | hạng       |
      | E1                                 | 90,01 | Tốt        |
      | E1, B1, B2, B3                     | 70,01 | Khá        |
      | E1, B1, B2, B3, C3, C4, D2, D3, E3 | 50,01 | Trung bình |

  Kịch bản: Trung bình hay yếu còn tùy biểu vi phạm
    Cho năm 2020 xã không đạt điểm nào ở tiêu chí E1, B1, B2, B3, C3, C4, D2, D3, E3
    Và biểu B05 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tổng điểm từ 45 đến 55
    Và xã chưa xếp hạng được, có thể là "Trung bình" hoặc "Yếu"
