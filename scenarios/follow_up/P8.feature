# language: vi
Tính năng: P8 – Ba loại liên hệ trở lên giữa cùng hai cơ sở

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã "31000" cũng đã nộp đủ các biểu năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Cùng chủ, cùng người quản lý, cùng điện thoại
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  | Mã người quản lý | Điện thoại |
      | 31003-CT-0001 | 31003-CT-0003    | 0912000001 |
    Và xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
      | 31003-CT-0003       |
    Và xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Mã chủ cơ sở  | Mã người quản lý | Điện thoại |
      | 31000-CS-001 | 31003-CT-0001 | 31003-CT-0003    | 0912000001 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P8 về "31003-CS-001", "31000-CS-001"

  Kịch bản: Chỉ hai loại
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  | Điện thoại |
      | 31003-CT-0001 | 0912000001 |
    Và xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
    Và xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Mã chủ cơ sở  | Điện thoại |
      | 31000-CS-001 | 31003-CT-0001 | 0912000001 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P8
