# language: vi
Tính năng: Kết quả tạm tính
  Dòng không đọc được bị để riêng. Số liệu dựa trên biểu ấy nằm giữa hai đầu; điểm là một khoảng thì kết quả là tạm tính.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Một dòng vụ việc không đọc được
    Cho một dòng của biểu B06 năm 2020 không đọc được
    Khi chấm điểm năm 2020
    Thì kết quả là tạm tính

  Kịch bản: Mọi dòng đều đọc được
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 2/3/2020       |
    Khi chấm điểm năm 2020
    Thì kết quả không phải tạm tính

  Kịch bản: Dòng không đọc được nằm ở biểu không dùng để chấm điểm
    Cho một dòng của biểu B03 năm 2020 không đọc được
    Khi chấm điểm năm 2020
    Thì kết quả không phải tạm tính

  Kịch bản: Tạm tính không phải chưa biết
    Cho năm 2020 xã tổ chức 4 buổi tuyên truyền
    Và biểu B11 năm 2020 có
      | Ngày       |
      | 31/02/2020 |
    Khi chấm điểm năm 2020
    Thì tiêu chí C1 được 6 điểm
    Và kết quả là tạm tính

  Kịch bản: Bản sửa đã chữa dòng ấy
    Cho một dòng của biểu B08 năm 2020 không đọc được
    Và xã gửi lại báo cáo năm 2020
    Và biểu B08 năm 2020 không phát sinh
    Khi chấm điểm năm 2020
    Thì kết quả không phải tạm tính
