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
