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

  Khung kịch bản: Còn là riêng khi không quá bốn bên cùng dùng
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Tài khoản, ví |
      | 31003-CT-0001       | 123456789012 |
      | 31003-CT-0002       | 123456789012 |
      | 31003-CT-0003       | 123456789012 |
      | 31003-CT-0004       | <tài khoản> |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Mã chủ cơ sở  | Điện thoại | Địa chỉ    |
      | 31003-CS-001 | 31003-CT-0001 | 0912000001 | số 1, ấp 1 |
      | 31003-CS-002 | 31003-CT-0002 | 0912000001 | số 1, ấp 1 |
      | 31003-CS-003 | 31003-CT-0003 | 0912000001 | số 1, ấp 1 |
      | 31003-CS-004 | 31003-CT-0004 | <điện thoại> | <địa chỉ> |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P8 về "31003-CS-001", "31003-CS-002"

    Dữ liệu:
      | tài khoản    | điện thoại | địa chỉ    |
      | 210987654321 | 0912000004 | số 4, ấp 1 |
      | 123456789012 | 0912000001 | số 1, ấp 1 |

  Kịch bản: Ba loại liên hệ, một loại có năm bên cùng dùng
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Tài khoản, ví |
      | 31003-CT-0001       | 123456789012  |
      | 31003-CT-0002       | 123456789012  |
      | 31003-CT-0003       | 123456789013  |
      | 31003-CT-0004       | 123456789014  |
      | 31003-CT-0005       | 123456789015  |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Mã chủ cơ sở  | Điện thoại | Địa chỉ    |
      | 31003-CS-001 | 31003-CT-0001 | 0912000001 | số 1, ấp 1 |
      | 31003-CS-002 | 31003-CT-0002 | 0912000001 | số 1, ấp 1 |
      | 31003-CS-003 | 31003-CT-0003 | 0912000001 | số 3, ấp 1 |
      | 31003-CS-004 | 31003-CT-0004 | 0912000001 | số 4, ấp 1 |
      | 31003-CS-005 | 31003-CT-0005 | 0912000001 | số 5, ấp 1 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P8

  Kịch bản: Năm bên cùng dùng
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Tài khoản, ví |
      | 31003-CT-0001       | 123456789012 |
      | 31003-CT-0002       | 123456789012 |
      | 31003-CT-0003       | 123456789012 |
      | 31003-CT-0004       | 123456789012 |
      | 31003-CT-0005       | 123456789012 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Mã chủ cơ sở  | Điện thoại | Địa chỉ    |
      | 31003-CS-001 | 31003-CT-0001 | 0912000001 | số 1, ấp 1 |
      | 31003-CS-002 | 31003-CT-0002 | 0912000001 | số 1, ấp 1 |
      | 31003-CS-003 | 31003-CT-0003 | 0912000001 | số 1, ấp 1 |
      | 31003-CS-004 | 31003-CT-0004 | 0912000001 | số 1, ấp 1 |
      | 31003-CS-005 | 31003-CT-0005 | 0912000001 | số 1, ấp 1 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P8

  Kịch bản: Ba loại liên hệ, nhưng chia ra hai cặp
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
      | 31003-CT-0002       |
      | 31003-CT-0003       |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Mã chủ cơ sở  | Mã người quản lý | Điện thoại |
      | 31003-CS-001 | 31003-CT-0001 | 31003-CT-0003    | 0912000009 |
      | 31003-CS-002 | 31003-CT-0001 | 31003-CT-0003    | 0912000001 |
      | 31003-CS-003 | 31003-CT-0002 | 31003-CT-0002    | 0912000001 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P8

  Kịch bản: Chủ dùng chung số, địa chỉ với chính cơ sở của mình
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  | Điện thoại | Địa chỉ    |
      | 31003-CT-0001 | 0912000001 | số 1, ấp 1 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Điện thoại | Địa chỉ    |
      | 31003-CT-0001       | 0912000001 | số 1, ấp 1 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    |
      | 31003-CS-002 | số 2, ấp 2 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P8
