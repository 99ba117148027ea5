# language: vi
Tính năng: F6 – Có người dưới 18 tuổi làm việc: bảo vệ trẻ em trước hết
  Nêu ngay khi nhập số liệu.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Có người dưới 18 tuổi
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Nhóm tuổi |
      | dưới 18   |
    Và báo cáo năm 2020 được nhận ngày 20/12/2020
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F6 về "31003-CS-001", hạn 21/12/2020, Phòng LĐTBXH làm

  Kịch bản: Chỉ có người từ 18 tuổi
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Nhóm tuổi |
      | từ 18     |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F6
