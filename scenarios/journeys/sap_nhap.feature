# language: vi
Tính năng: Sáp nhập năm 2025: hồ sơ cộng lại, chấm lại, chuỗi năm của đơn vị cũ nêu bên cạnh

  Bối cảnh:
    Biết xã "31000" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm từ năm 2018 đến năm 2020
    Và xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm từ năm 2018 đến năm 2020
    Và năm 2020 xã không đạt điểm nào ở tiêu chí E1
    Và xã "31006" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Ba xã thành một, điểm chấm lại trên hồ sơ của cả ba
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì theo đơn vị ngày 1/12/2025, kỳ "2020" xã "31006" gồm
      | Mã    | Điểm | Số năm liền |
      | 31000 | 100  | 3           |
      | 31003 | 95   | 3           |
      | 31006 | 58   | 0           |
    Và theo đơn vị ngày 1/12/2025, kỳ "2020" xã "31006" có một điểm của chính nó, không phải điểm cộng hay trung bình

  Kịch bản: Một xã chưa nộp thì số liệu của xã mới chưa rõ
    Cho biểu B04 năm 2020 chưa nộp
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì theo đơn vị ngày 1/12/2025, kỳ "2020" xã "31006" chưa rõ điểm

  Kịch bản: Trước ngày sáp nhập, mỗi xã vẫn là chính nó
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì danh mục ngày 30/6/2025 có xã "31000"
    Và danh mục ngày 1/7/2025 không có xã "31000"
    Và danh mục ngày 1/7/2025 ghi xã "31006" gồm xã cũ "31000", "31003" và "31006"

  Kịch bản: Thêm đơn vị từ tệp csv của cán bộ
    Khi nhập các báo cáo và chấm điểm năm 2020
    Và thêm các đơn vị
      | code  | name     | type | province | from     | until | becomes |
      | 31012 | Xã Thử A | xã   | 91       | 1/1/2016 |       |         |
    Thì danh mục ngày 1/12/2020 có xã "31012"

  Kịch bản: Tệp csv có chỗ sai thì nêu dòng, và không thêm gì
    Khi nhập các báo cáo và chấm điểm năm 2020
    Và thêm các đơn vị
      | code  | name     | type | province | from      | until | becomes |
      | 31012 | Xã Thử A | xã   | 91       | 1/1/2016  |       |         |
      | 3101  | Xã Thử B | xã   | 91       | 1/1/2016  |       |         |
      | 31018 | Xã Thử C | ấp   | 91       | 31/2/2016 |       |         |
    Thì lần thêm đơn vị nêu dòng 3 và dòng 4
    Và danh mục ngày 1/12/2020 không có xã "31012"
