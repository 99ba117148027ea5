# language: vi
Tính năng: P9 – Hai dấu hiệu khác nhau về cùng một cơ sở: xem xét các cơ sở khác của chủ
  Dấu hiệu nối tiếp dấu hiệu.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Hoạt động trở lại, và chung điện thoại dưới hai chủ
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại | Mã chủ cơ sở  |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 | 31003-CT-0001 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
      | 31003-CT-0003       |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Mã chủ cơ sở  | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 0912000001 | 31003-CT-0003 | 1/7/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P9 về "31003-CT-0001"
    Và hồ sơ nêu dấu hiệu P9 về "31003-CT-0003"

  Kịch bản: Chỉ một dấu hiệu
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại | Mã chủ cơ sở  |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 | 31003-CT-0001 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Mã chủ cơ sở  | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 0912000001 | 31003-CT-0001 | 1/7/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P2 về "31003-CS-001", "31003-CS-002"
    Và hồ sơ không nêu dấu hiệu P9
