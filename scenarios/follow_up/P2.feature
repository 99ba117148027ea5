# language: vi
Tính năng: P2 – Cơ sở có dấu hiệu hoạt động trở lại sau khi bị thu hồi giấy phép
  Cùng địa chỉ, mở lại trong 548 ngày, và có một liên hệ riêng khác. Riêng địa chỉ thì không đủ.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Cùng địa chỉ và cùng điện thoại
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 0912000001 | 1/7/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P2 về "31003-CS-001", "31003-CS-002"

  Kịch bản: Chỉ cùng địa chỉ
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 0912000002 | 1/7/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P2

  Kịch bản: Mở lại sau hơn 548 ngày
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại |
      | 1/1/2019             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 0912000001 | 1/9/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P2

  Kịch bản: Chưa ghi ngày hoạt động của cơ sở mới thì cần bổ sung
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 0912000001 |                |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì dấu hiệu P2 về "31003-CS-001", "31003-CS-002" cần bổ sung ô "Ngày hoạt động" của biểu B02

  Kịch bản: Người thân của chủ cũ đứng tên
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Mã chủ cơ sở  |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 31003-CT-0001 |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Người thân của (mã) |
      | 31003-CT-0001       |                     |
      | 31003-CT-0003       | 31003-CT-0001       |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Mã chủ cơ sở  | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 31003-CT-0003 | 1/7/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P2 về "31003-CS-001", "31003-CS-002"
