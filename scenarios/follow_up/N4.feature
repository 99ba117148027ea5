# language: vi
Tính năng: N4 – Xem lại cuộc kiểm tra Đội 178 chưa đủ ba thành viên

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Hai thành viên
    Cho biểu B04 năm 2020 có
      | Số biên bản       | Ngày kiểm tra | Lực lượng kiểm tra          | Số thành viên có mặt |
      | 31003-BB-2020-001 | 5/6/2020      | Đội kiểm tra liên ngành 178 | 2                    |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc N4 về "31003-BB-2020-001", hạn 15/1/2021, Đội 178 làm

  Kịch bản: Đủ ba thành viên
    Cho biểu B04 năm 2020 có
      | Số biên bản       | Ngày kiểm tra | Lực lượng kiểm tra          | Số thành viên có mặt |
      | 31003-BB-2020-001 | 5/6/2020      | Đội kiểm tra liên ngành 178 | 3                    |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc N4

  Kịch bản: Lực lượng khác
    Cho biểu B04 năm 2020 có
      | Số biên bản       | Ngày kiểm tra | Lực lượng kiểm tra | Số thành viên có mặt |
      | 31003-BB-2020-001 | 5/6/2020      | Công an            | 2                    |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc N4

  Khung kịch bản: Từ ngày đầu kỳ đến ngày cuối kỳ
    Cho biểu B04 năm 2020 có
      | Số biên bản       | Ngày kiểm tra | Lực lượng kiểm tra          | Số thành viên có mặt |
      | 31003-BB-2020-001 | <ngày>        | Đội kiểm tra liên ngành 178 | 2                    |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc N4 về "31003-BB-2020-001", hạn 15/1/2021, Đội 178 làm

    Dữ liệu:
      | ngày       |
      | 15/12/2019 |
      | 16/12/2019 |
      | 13/12/2020 |
      | 14/12/2020 |

  Kịch bản: Cuộc kiểm tra của năm trước
    Cho biểu B04 năm 2019 có
      | Số biên bản       | Ngày kiểm tra | Lực lượng kiểm tra          | Số thành viên có mặt |
      | 31003-BB-2019-001 | 14/12/2019    | Đội kiểm tra liên ngành 178 | 2                    |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc N4

  Kịch bản: Bốn thành viên
    Cho biểu B04 năm 2020 có
      | Số biên bản       | Ngày kiểm tra | Lực lượng kiểm tra          | Số thành viên có mặt |
      | 31003-BB-2020-001 | 5/6/2020      | Đội kiểm tra liên ngành 178 | 4                    |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc N4
