# language: vi
Tính năng: F7 – Kiểm tra phát hiện lao động dưới 18 tuổi: bảo vệ trẻ em trước hết

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Kiểm tra phát hiện
    Cho biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
    Và biểu B05 năm 2020 có
      | Hành vi                             | Hình thức xử lý |
      | lao động dưới 18 tuổi trái quy định | phạt tiền       |
    Và báo cáo năm 2020 được nhận ngày 20/12/2020
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F7 về "31003-CS-001", hạn 21/12/2020, Phòng LĐTBXH làm

  Kịch bản: Vi phạm khác
    Cho biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
    Và biểu B05 năm 2020 có
      | Hành vi          | Hình thức xử lý |
      | quá giờ quy định | phạt tiền       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F7

  Khung kịch bản: Từ ngày đầu kỳ đến ngày cuối kỳ
    Cho biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | <ngày>        | vi phạm |
    Và biểu B05 năm 2020 có
      | Hành vi | Hình thức xử lý |
      | lao động dưới 18 tuổi trái quy định | phạt tiền |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F7 về "31003-CS-001", hạn <hạn>, Phòng LĐTBXH làm

    Dữ liệu:
      | ngày       | hạn        |
      | 15/12/2019 | 19/12/2020 |
      | 16/12/2019 | 19/12/2020 |
      | 13/12/2020 | 19/12/2020 |
      | 14/12/2020 | 19/12/2020 |

  Kịch bản: Lần kiểm tra của năm trước, dù năm nay có lần kiểm tra khác
    Cho biểu B04 năm 2019 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 14/12/2019    | vi phạm |
    Và biểu B05 năm 2019 có
      | Hành vi | Hình thức xử lý |
      | lao động dưới 18 tuổi trái quy định | phạt tiền |
    Và biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | đạt     |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F7
