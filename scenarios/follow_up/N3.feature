# language: vi
Tính năng: N3 – Đăng ký, ban hành kế hoạch trước 31/3

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Ban hành sau hạn
    Cho biểu B14 năm 2020 có
      | Ngày ban hành |
      | 15/4/2020     |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc N3 về "31003", hạn 31/3/2020, xã làm

  Kịch bản: Ban hành đúng ngày cuối
    Cho biểu B14 năm 2020 có
      | Ngày ban hành |
      | 31/3/2020     |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc N3

  Kịch bản: Chưa nộp biểu đăng ký
    Cho biểu B14 năm 2020 chưa nộp
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì việc N3 về "31003" cần bổ sung biểu B14

  Kịch bản: Xã khác đã ban hành thì không thay được
    Cho xã "31000" cũng đã nộp đủ các biểu năm 2020
    Và xã "31000" báo biểu B14 năm 2020, có
      | Ngày ban hành |
      | 15/3/2020     |
    Và biểu B14 năm 2020 có
      | Ngày ban hành |
      | 15/4/2020     |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc N3 về "31003", hạn 31/3/2020, xã làm

  Kịch bản: Ban hành trước ngày cuối một ngày
    Cho biểu B14 năm 2020 có
      | Ngày ban hành |
      | 30/3/2020     |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc N3

  Kịch bản: Ban hành sau ngày cuối một ngày
    Cho biểu B14 năm 2020 có
      | Ngày ban hành |
      | 1/4/2020      |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc N3 về "31003", hạn 31/3/2020, xã làm

  Kịch bản: Kế hoạch của năm trước không thay được cho năm nay
    Cho biểu B14 năm 2019 có
      | Ngày ban hành |
      | 15/3/2019     |
    Và biểu B14 năm 2020 có
      | Ngày ban hành |
      | 15/4/2020     |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc N3 về "31003", hạn 31/3/2020, xã làm
