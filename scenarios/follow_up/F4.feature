# language: vi
Tính năng: F4 – Thông báo cho cơ quan cấp phép
  Giấy phép bị thu hồi hoặc bị tước quyền sử dụng: báo cơ quan đã cấp.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Giấy phép bị thu hồi
    Cho biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
    Và biểu B05 năm 2020 có
      | Hành vi         | Hình thức xử lý   |
      | diện tích phòng | thu hồi giấy phép |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F4 về "31003-CS-001", hạn 15/6/2020, xã làm

  Kịch bản: Chỉ phạt tiền
    Cho biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
    Và biểu B05 năm 2020 có
      | Hành vi         | Hình thức xử lý |
      | diện tích phòng | phạt tiền       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F4
