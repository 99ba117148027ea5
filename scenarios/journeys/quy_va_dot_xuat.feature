# language: vi
Tính năng: Số liệu của quý, sáu tháng, năm và kỳ đột xuất, mỗi sự việc chỉ tính vào kỳ có ngày của nó

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2019 đến năm 2020
    Và biểu B11 năm 2020 có
      | Ngày      | Ấp, khu phố |
      | 20/1/2020 | ấp 1        |
      | 5/5/2020  | ấp 2        |
      | 6/5/2020  | ấp 3        |
      | 1/10/2020 | ấp 4        |
    Khi nhập các báo cáo và chấm điểm năm 2020

  Kịch bản: Năm có tất cả, sáu tháng đầu có ba, và cạnh đó là cùng kỳ năm trước
    Thì kỳ "2020" xã "31003" có "activities" là 4, cùng kỳ là 0
    Và kỳ "2020-6T" xã "31003" có "activities" là 3, cùng kỳ là 0

  Kịch bản: Báo cáo quý
    Cho xã "31003" báo kỳ "2020-Q2", biểu B11 có
      | Ngày     | Ấp, khu phố |
      | 5/5/2020 | ấp 2        |
      | 6/5/2020 | ấp 3        |
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì kỳ "2020-Q2" xã "31003" có "activities" là 2
    Và kỳ "2020" xã "31003" có "activities" là 4, cùng kỳ là 0

  Kịch bản: Quý chưa nộp là chưa biết, không phải là 0
    Thì kỳ "2020-Q2" xã "31003" chưa biết "activities"

  Kịch bản: Kỳ đột xuất
    Cho xã "31003" báo kỳ "2020-DX1", biểu B11 có
      | Ngày      | Ấp, khu phố |
      | 1/10/2020 | ấp 4        |
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì kỳ "2020-DX1" xã "31003" có "activities" là 4
    Và kỳ "2020" xã "31003" có "activities" là 4, cùng kỳ là 0

  Kịch bản: Chỉ năm được chấm điểm, công bố
    Thì không công bố được kỳ "2020-6T"
