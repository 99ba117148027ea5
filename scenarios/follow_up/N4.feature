# language: vi
Tính năng: N4 – Đội 178 kiểm tra khi chưa đủ ba thành viên

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
