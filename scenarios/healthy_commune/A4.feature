# language: vi
Tính năng: A4 – Người được phát hiện cần hỗ trợ đã được hỗ trợ
  Tối đa 4 điểm, theo tỷ lệ người đã được hỗ trợ. Không có ai cần hỗ trợ thì được đủ điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Hai nạn nhân, chưa ai được hỗ trợ
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Số nạn nhân đã được xác định | Số người đã được hỗ trợ |
      | 1/3/2020       | 2                            | 0                       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A4 được 0 điểm

  Kịch bản: Mọi người đều đã được hỗ trợ
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Số nạn nhân đã được xác định | Số người đã được hỗ trợ |
      | 1/3/2020       | 2                            | 2                       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A4 được 4 điểm

  Kịch bản: Người đang được xác định cũng cần hỗ trợ
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Số nạn nhân đã được xác định | Số người đang được xác định là nạn nhân | Số người đã được hỗ trợ |
      | 1/3/2020       | 1                            | 3                                       | 1                       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A4 được 1 điểm

  Kịch bản: Vụ việc không có ai cần hỗ trợ
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Ngày xử lý xong |
      | 1/3/2020       | 9/3/2020        |
    Khi chấm điểm năm 2020
    Thì tiêu chí A4 không áp dụng, được 4 điểm

  Kịch bản: Hỗ trợ nhiều người hơn số tìm thấy cũng chỉ đủ điểm
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Số nạn nhân đã được xác định | Số người đã được hỗ trợ |
      | 1/3/2020       | 2                            | 3                       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A4 được 4 điểm

  Kịch bản: Vụ việc do chính xã phát hiện không làm mất điểm nào của nhóm A
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Nguồn phát hiện         | Ngày xử lý xong | Số nạn nhân đã được xác định | Số người đã được hỗ trợ |
      | 1/3/2020       | địa phương tự phát hiện | 9/3/2020        | 2                            | 2                       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được 10 điểm
    Và tiêu chí A2 được 6 điểm
    Và tiêu chí A3 được 5 điểm
    Và tiêu chí A4 được 4 điểm

  Kịch bản: Thiếu biểu vụ việc
    Cho biểu B06 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí A4 được từ 0 đến 4 điểm vì thiếu biểu B06

  Kịch bản: Người cần hỗ trợ và đã được hỗ trợ của năm trước không tính cho năm nay
    Cho biểu B06 năm 2019 có
      | Ngày phát hiện | Số nạn nhân đã được xác định | Số người đang được xác định là nạn nhân | Số người đã được hỗ trợ |
      | 1/3/2019       | 5                            | 5                                       | 10                      |
    Và biểu B06 năm 2020 có
      | Ngày phát hiện | Số nạn nhân đã được xác định | Số người đã được hỗ trợ |
      | 1/3/2020       | 2                            | 1                       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A4 được 2 điểm

  Kịch bản: Chỉ năm trước có người cần hỗ trợ
    Cho biểu B06 năm 2019 có
      | Ngày phát hiện | Số nạn nhân đã được xác định |
      | 1/3/2019       | 5                            |
    Khi chấm điểm năm 2020
    Thì tiêu chí A4 không áp dụng, được 4 điểm

  Kịch bản: Chỉ năm trước có người đang được xác định
    Cho biểu B06 năm 2019 có
      | Ngày phát hiện | Số người đang được xác định là nạn nhân |
      | 1/3/2019       | 5                                       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A4 không áp dụng, được 4 điểm

  Khung kịch bản: Quanh ngưỡng, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Tỷ lệ người cần hỗ trợ đã được hỗ trợ" được cho là <tỷ lệ>
    Khi chấm điểm năm 2020
    Thì tiêu chí A4 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 99,62  | 3,98 |
      | 99,625 | 3,99 |
      | 99,99  | 4    |
      | 100    | 4    |
      | 100,01 | 4    |
