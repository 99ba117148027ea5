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

  Khung kịch bản: Từ ngày đầu kỳ đến ngày cuối kỳ
    Cho biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | <ngày>        | vi phạm |
    Và biểu B05 năm 2020 có
      | Hành vi | Hình thức xử lý |
      | diện tích phòng | thu hồi giấy phép |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F4 về "31003-CS-001", hạn <hạn>, xã làm

    Dữ liệu:
      | ngày       | hạn        |
      | 15/12/2019 | 25/12/2019 |
      | 16/12/2019 | 26/12/2019 |
      | 13/12/2020 | 23/12/2020 |
      | 14/12/2020 | 24/12/2020 |

  Kịch bản: Lần kiểm tra của năm trước, dù năm nay có lần kiểm tra khác
    Cho biểu B04 năm 2019 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 14/12/2019    | vi phạm |
    Và biểu B05 năm 2019 có
      | Hành vi | Hình thức xử lý |
      | diện tích phòng | thu hồi giấy phép |
    Và biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | đạt     |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F4

  Kịch bản: Giấy phép bị tước quyền sử dụng có thời hạn
    Cho biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
    Và biểu B05 năm 2020 có
      | Hành vi         | Hình thức xử lý                              |
      | diện tích phòng | tước quyền sử dụng giấy phép có thời hạn |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F4 về "31003-CS-001", hạn 15/6/2020, xã làm
