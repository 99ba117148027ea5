# language: vi
Tính năng: N5 – Bổ sung căn cứ của kiểm tra đột xuất không ghi căn cứ

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Không ghi căn cứ
    Cho biểu B04 năm 2020 có
      | Số biên bản       | Ngày kiểm tra | Hình thức | Căn cứ |
      | 31003-BB-2020-001 | 5/6/2020      | đột xuất  |        |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc N5 về "31003-BB-2020-001", hạn 15/1/2021, Đội 178 làm

  Kịch bản: Có ghi căn cứ
    Cho biểu B04 năm 2020 có
      | Số biên bản       | Ngày kiểm tra | Hình thức | Căn cứ  |
      | 31003-BB-2020-001 | 5/6/2020      | đột xuất  | tin báo |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc N5

  Khung kịch bản: Từ ngày đầu kỳ đến ngày cuối kỳ
    Cho biểu B04 năm 2020 có
      | Số biên bản       | Ngày kiểm tra | Hình thức | Căn cứ |
      | 31003-BB-2020-001 | <ngày>        | đột xuất  |        |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc N5 về "31003-BB-2020-001", hạn 15/1/2021, Đội 178 làm

    Dữ liệu:
      | ngày       |
      | 15/12/2019 |
      | 16/12/2019 |
      | 13/12/2020 |
      | 14/12/2020 |

  Kịch bản: Cuộc kiểm tra của năm trước
    Cho biểu B04 năm 2019 có
      | Số biên bản       | Ngày kiểm tra | Hình thức | Căn cứ |
      | 31003-BB-2019-001 | 14/12/2019    | đột xuất  |        |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc N5
