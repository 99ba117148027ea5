# language: vi
Tính năng: P4 – Hai cơ sở khác chủ dùng chung một số điện thoại hoặc tài khoản riêng

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã "31000" cũng đã nộp đủ các biểu năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Khác chủ, chung điện thoại
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  | Điện thoại |
      | 31003-CT-0001 | 0912000001 |
    Và xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
    Và xã "31000" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức |
      | 31000-CT-0002       |
    Và xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Mã chủ cơ sở  | Điện thoại |
      | 31000-CS-001 | 31000-CT-0002 | 0912000001 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P4 về "31003-CS-001", "31000-CS-001"

  Kịch bản: Cùng chủ thì không có gì lạ
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
    Thì hồ sơ không nêu dấu hiệu P4

  Kịch bản: Khác chủ, chung tài khoản nhận tiền
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  |
      | 31003-CT-0001 |
    Và xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Tài khoản, ví |
      | 31003-CT-0001       | 123456789012  |
    Và xã "31000" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Tài khoản, ví |
      | 31000-CT-0002       | 123456789012  |
    Và xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Mã chủ cơ sở  |
      | 31000-CS-001 | 31000-CT-0002 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P4 về "31003-CS-001", "31000-CS-001"

  Khung kịch bản: Số điện thoại còn là riêng khi không quá bốn bên dùng
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
      | 31003-CT-0002       |
      | 31003-CT-0003       |
      | 31003-CT-0004       |
      | 31003-CT-0005       |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Mã chủ cơ sở  | Điện thoại  |
      | 31003-CS-001 | 31003-CT-0001 | 0912000001  |
      | 31003-CS-002 | 31003-CT-0002 | 0912000001  |
      | 31003-CS-003 | 31003-CT-0003 | 0912000001  |
      | 31003-CS-004 | 31003-CT-0004 | <số thứ tư> |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P4 về "31003-CS-001", "31003-CS-002"

    Dữ liệu:
      | số thứ tư  |
      | 0912000004 |
      | 0912000001 |

  Kịch bản: Năm bên cùng dùng một số điện thoại
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
      | 31003-CT-0002       |
      | 31003-CT-0003       |
      | 31003-CT-0004       |
      | 31003-CT-0005       |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Mã chủ cơ sở  | Điện thoại |
      | 31003-CS-001 | 31003-CT-0001 | 0912000001 |
      | 31003-CS-002 | 31003-CT-0002 | 0912000001 |
      | 31003-CS-003 | 31003-CT-0003 | 0912000001 |
      | 31003-CS-004 | 31003-CT-0004 | 0912000001 |
      | 31003-CS-005 | 31003-CT-0005 | 0912000001 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P4

  Kịch bản: Khác chủ, chỉ chung địa chỉ
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
      | 31003-CT-0002       |
      | 31003-CT-0003       |
      | 31003-CT-0004       |
      | 31003-CT-0005       |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Mã chủ cơ sở  | Địa chỉ    |
      | 31003-CS-001 | 31003-CT-0001 | số 1, ấp 1 |
      | 31003-CS-002 | 31003-CT-0002 | số 1, ấp 1 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P4

  Kịch bản: Mỗi cơ sở chung điện thoại với một cơ sở khác của chính chủ ấy
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
      | 31003-CT-0002       |
      | 31003-CT-0003       |
      | 31003-CT-0004       |
      | 31003-CT-0005       |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Mã chủ cơ sở  | Điện thoại |
      | 31003-CS-001 | 31003-CT-0001 | 0912000001 |
      | 31003-CS-002 | 31003-CT-0002 | 0912000002 |
      | 31003-CS-003 | 31003-CT-0001 | 0912000001 |
      | 31003-CS-004 | 31003-CT-0002 | 0912000002 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P4
