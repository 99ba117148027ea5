# language: vi
Tính năng: F5 – Ký cam kết

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Chưa ký cam kết
    Cho cơ sở này ghi trong biểu B02
      | Đã ký cam kết |
      | không         |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F5 về "31003-CS-001", hạn 30/1/2021, xã làm

  Kịch bản: Đã ký cam kết
    Cho cơ sở này ghi trong biểu B02
      | Đã ký cam kết |
      | có            |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F5

  Kịch bản: Cơ sở đã đóng cửa
    Cho cơ sở này ghi trong biểu B02
      | Đã ký cam kết | Ngày ngừng hoạt động |
      | không         | 1/6/2020             |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F5
