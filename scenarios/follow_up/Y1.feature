# language: vi
Tính năng: Y1 – Bảo vệ trẻ em trước hết: có người dưới 18 tuổi
  Nêu ngay khi nhập số liệu. Chỉ số đếm của xã; không ai bị nêu.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và Công an xã báo biểu B18 năm 2020 không phát sinh
    Và Công an xã báo biểu B19 năm 2020 không phát sinh
    Và Sở Y tế báo biểu B20 năm 2020 không phát sinh

  Khung kịch bản: Từ một người
    Cho Công an xã báo biểu B18 năm 2020, có
      | Số người nghiện có hồ sơ quản lý | Trong đó: dưới 18 tuổi |
      | 3                                | <số>                   |
    Và báo cáo năm 2020 được nhận ngày 24/12/2020
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc Y1 về "31003", hạn 20/12/2020, Phòng LĐTBXH làm

    Dữ liệu:
      | số |
      | 1  |
      | 2  |

  Kịch bản: Không ai dưới 18 tuổi
    Cho Công an xã báo biểu B18 năm 2020, có
      | Số người nghiện có hồ sơ quản lý | Trong đó: từ 18 tuổi |
      | 3                                | 3                    |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc Y1

  Kịch bản: Công an chưa báo
    Cho Công an xã chưa báo biểu B18 năm 2020
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì việc Y1 về "31003" cần bổ sung biểu B18
