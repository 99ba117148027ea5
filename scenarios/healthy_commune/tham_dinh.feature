# language: vi
Tính năng: Thẩm định
  Điểm thẩm định thay điểm máy tính, có lý do và số biên bản; điểm máy tính vẫn để bên cạnh.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm năm 2020

  Kịch bản: Phòng LĐTBXH chấm lại hai tiêu chí
    Cho Phòng LĐTBXH báo biểu B16 năm 2020, có
      | Mã tiêu chí | Điểm thẩm định | Lý do                     |
      | B3          | 1,5            | cam kết ký sau kỳ báo cáo |
      | E1          | 0              | sổ sinh hoạt không có     |
    Khi chấm điểm năm 2020
    Thì tiêu chí B3 được 1,5 điểm
    Và máy tính tiêu chí B3 được 5 điểm
    Và tiêu chí E1 được 0 điểm
    Và tổng điểm là 91,5
    Và xã được xếp hạng "Tốt"

  Kịch bản: Không có thẩm định
    Khi chấm điểm năm 2020
    Thì tiêu chí B3 được 5 điểm
    Và tổng điểm là 100

  Kịch bản: Thẩm định làm đổi hạng
    Cho Phòng LĐTBXH báo biểu B16 năm 2020, có
      | Mã tiêu chí | Điểm thẩm định |
      | B2          | 2              |
      | C1          | 2              |
    Khi chấm điểm năm 2020
    Thì tổng điểm là 89
    Và xã được xếp hạng "Khá"

  Kịch bản: Thẩm định một tiêu chí chưa biết thì không còn thiếu gì cho nó
    Cho biểu B14 năm 2020 chưa nộp
    Và Phòng LĐTBXH báo biểu B16 năm 2020, có
      | Mã tiêu chí | Điểm thẩm định |
      | E2          | 5              |
    Khi chấm điểm năm 2020
    Thì tiêu chí E2 được 5 điểm
    Và tổng điểm là 100
    Và không còn thiếu biểu nào
