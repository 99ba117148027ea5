# language: vi
Tính năng: F3 – Chuyển hồ sơ sang cơ quan điều tra khi có dấu hiệu tội phạm
  Bảy ngày kể từ ngày kiểm tra.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Mới phạt tiền
    Cho biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
    Và biểu B05 năm 2020 có
      | Hành vi           | Hình thức xử lý |
      | để xảy ra mại dâm | phạt tiền       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F3 về "31003-CS-001", hạn 12/6/2020, Đội 178 làm

  Kịch bản: Đã chuyển cơ quan điều tra
    Cho biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
    Và biểu B05 năm 2020 có
      | Hành vi           | Hình thức xử lý         |
      | để xảy ra mại dâm | chuyển cơ quan điều tra |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F3

  Kịch bản: Vi phạm không có dấu hiệu tội phạm
    Cho biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
    Và biểu B05 năm 2020 có
      | Hành vi          | Hình thức xử lý |
      | quá giờ quy định | phạt tiền       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F3

  Khung kịch bản: Từ ngày đầu kỳ đến ngày cuối kỳ
    Cho biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | <ngày>        | vi phạm |
    Và biểu B05 năm 2020 có
      | Hành vi | Hình thức xử lý |
      | để xảy ra mại dâm | phạt tiền |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F3 về "31003-CS-001", hạn <hạn>, Đội 178 làm

    Dữ liệu:
      | ngày       | hạn        |
      | 15/12/2019 | 22/12/2019 |
      | 16/12/2019 | 23/12/2019 |
      | 13/12/2020 | 20/12/2020 |
      | 14/12/2020 | 21/12/2020 |

  Kịch bản: Lần kiểm tra của năm trước, dù năm nay có lần kiểm tra khác
    Cho biểu B04 năm 2019 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 14/12/2019    | vi phạm |
    Và biểu B05 năm 2019 có
      | Hành vi | Hình thức xử lý |
      | để xảy ra mại dâm | phạt tiền |
    Và biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | đạt     |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F3

  Khung kịch bản: Hành vi có dấu hiệu tội phạm thì chuyển Công an huyện
    Cho biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
    Và biểu B05 năm 2020 có
      | Hành vi   | Hình thức xử lý |
      | <hành vi> | phạt tiền       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F3 về "31003-CS-001", hạn 12/6/2020, Đội 178 làm
    Và việc F3 chuyển tới Công an huyện

    Dữ liệu:
      | hành vi           |
      | để xảy ra mại dâm |
      | ma túy            |
      | thuốc lắc         |
      | tiêm chích ma túy |
