# language: vi
Tính năng: P7 – Có dấu hiệu đứng tên hộ
  Người nghe điện thoại của cơ sở không phải người đứng tên, cũng không phải người quản lý.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Người khác nghe điện thoại
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  | Mã người quản lý | Điện thoại |
      | 31003-CT-0001 | 31003-CT-0001    | 0912000001 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Điện thoại |
      | 31003-CT-0001       | 0912000009 |
      | 31003-CT-0003       | 0912000001 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P7 về "31003-CS-001", "31003-CT-0001", "31003-CT-0003"

  Kịch bản: Người quản lý nghe điện thoại
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  | Mã người quản lý | Điện thoại |
      | 31003-CT-0001 | 31003-CT-0003    | 0912000001 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Điện thoại |
      | 31003-CT-0001       | 0912000009 |
      | 31003-CT-0003       | 0912000001 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P7

  Kịch bản: Chủ tự nghe điện thoại
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  | Mã người quản lý | Điện thoại |
      | 31003-CT-0001 | 31003-CT-0003    | 0912000001 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Điện thoại |
      | 31003-CT-0001       | 0912000001 |
      | 31003-CT-0003       | 0912000009 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P7

  Kịch bản: Chưa ghi người quản lý
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  | Điện thoại |
      | 31003-CT-0001 | 0912000001 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Điện thoại |
      | 31003-CT-0001       | 0912000009 |
      | 31003-CT-0003       | 0912000001 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì dấu hiệu P7 về "31003-CS-001", "31003-CT-0001", "31003-CT-0003" cần bổ sung ô "Mã người quản lý" của biểu B02

  Khung kịch bản: Số điện thoại còn là riêng khi không quá bốn bên dùng
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  | Mã người quản lý | Điện thoại |
      | 31003-CT-0001 | 31003-CT-0001    | 0912000001 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Điện thoại |
      | 31003-CT-0001       | 0912000009 |
      | 31003-CT-0003       | 0912000001 |
      | 31003-CT-0004       | 0912000001 |
      | 31003-CT-0005       | <số thứ tư> |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P7 về "31003-CS-001", "31003-CT-0001", "31003-CT-0003"

    Dữ liệu:
      | số thứ tư  |
      | 0912000008 |
      | 0912000001 |

  Kịch bản: Năm bên cùng dùng một số điện thoại
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  | Mã người quản lý | Điện thoại |
      | 31003-CT-0001 | 31003-CT-0001    | 0912000001 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Điện thoại |
      | 31003-CT-0001       | 0912000009 |
      | 31003-CT-0003       | 0912000001 |
      | 31003-CT-0004       | 0912000001 |
      | 31003-CT-0005       | 0912000001 |
      | 31003-CT-0006       | 0912000001 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P7

  Kịch bản: Người khác nhận tiền
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  | Mã người quản lý | Điện thoại |
      | 31003-CT-0001 | 31003-CT-0001    | 0912000001 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Tài khoản, ví |
      | 31003-CT-0001       | 123456789012  |
      | 31003-CT-0003       | 123456789012  |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P7 về "31003-CS-001", "31003-CT-0001", "31003-CT-0003"

  Kịch bản: Người khác chỉ ở cùng địa chỉ
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  | Mã người quản lý | Địa chỉ    |
      | 31003-CT-0001 | 31003-CT-0001    | số 1, ấp 1 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Địa chỉ    |
      | 31003-CT-0001       | số 9, ấp 9 |
      | 31003-CT-0003       | số 1, ấp 1 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P7

  Kịch bản: Người khác nghe điện thoại của một cơ sở khác
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  | Mã người quản lý | Điện thoại |
      | 31003-CT-0001 | 31003-CT-0001    | 0912000001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Điện thoại |
      | 31003-CS-002 | 0912000001 |
      | 31003-CS-003 | 0912000003 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Điện thoại |
      | 31003-CT-0001       | 0912000009 |
      | 31003-CT-0003       | 0912000003 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P7
