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

  Kịch bản: Hai dấu hiệu cùng một loại
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
      | 31003-CT-0002       |
      | 31003-CT-0003       |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Mã chủ cơ sở  | Điện thoại |
      | 31003-CS-001 | 31003-CT-0001 | 0912000001 |
      | 31003-CS-002 | 31003-CT-0002 | 0912000001 |
      | 31003-CS-003 | 31003-CT-0003 | 0912000001 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P4 về "31003-CS-001", "31003-CS-002"
    Và hồ sơ nêu dấu hiệu P4 về "31003-CS-001", "31003-CS-003"
    Và hồ sơ không nêu dấu hiệu P9

  Kịch bản: Hai dấu hiệu khác nhau về những cơ sở khác nhau
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
      | 31003-CT-0002       |
      | 31003-CT-0003       |
    Và cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Mã chủ cơ sở  |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 31003-CT-0001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Mã chủ cơ sở  | Ngày hoạt động | Điện thoại |
      | 31003-CS-002 | số 1, ấp 1 | 31003-CT-0001 | 1/7/2020       | 0912000002 |
      | 31003-CS-003 | số 3, ấp 1 | 31003-CT-0002 | 1/1/2015       | 0912000003 |
      | 31003-CS-004 | số 4, ấp 1 | 31003-CT-0003 | 1/1/2015       | 0912000003 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P2 về "31003-CS-001", "31003-CS-002"
    Và hồ sơ nêu dấu hiệu P4 về "31003-CS-003", "31003-CS-004"
    Và hồ sơ không nêu dấu hiệu P9

  Kịch bản: Không nêu chủ của cơ sở không có dấu hiệu
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại | Mã chủ cơ sở  |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 | 31003-CT-0001 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
      | 31003-CT-0003       |
      | 31003-CT-0009       |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Mã chủ cơ sở  | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 0912000001 | 31003-CT-0003 | 1/7/2020       |
      | 31003-CS-009 | số 9, ấp 9 | 0912000009 | 31003-CT-0009 | 1/1/2015       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P9 về "31003-CT-0001"
    Và hồ sơ không nêu dấu hiệu P9 về "31003-CT-0009"
