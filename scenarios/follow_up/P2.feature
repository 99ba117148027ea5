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

  Khung kịch bản: Mở lại trong 548 ngày
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại |
      | 1/1/2019             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 0912000001 | <ngày>         |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P2 về "31003-CS-001", "31003-CS-002"

    Dữ liệu:
      | ngày     |
      | 1/7/2020 |
      | 2/7/2020 |

  Kịch bản: Mở lại sau 549 ngày
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại |
      | 1/1/2019             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 0912000001 | 3/7/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P2

  Khung kịch bản: Số điện thoại còn là riêng khi không quá bốn bên dùng
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 0912000001 | 1/7/2020       |
      | 31003-CS-003 | số 3, ấp 1 | 0912000001 | 1/1/2015       |
      | 31003-CS-004 | số 4, ấp 1 | <số thứ tư> | 1/1/2015      |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P2 về "31003-CS-001", "31003-CS-002"

    Dữ liệu:
      | số thứ tư  |
      | 0912000004 |
      | 0912000001 |

  Kịch bản: Năm bên cùng dùng một số điện thoại
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 0912000001 | 1/7/2020       |
      | 31003-CS-003 | số 3, ấp 1 | 0912000001 | 1/1/2015       |
      | 31003-CS-004 | số 4, ấp 1 | 0912000001 | 1/1/2015       |
      | 31003-CS-005 | số 5, ấp 1 | 0912000001 | 1/1/2015       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P2

  Kịch bản: Cùng điện thoại nhưng khác địa chỉ
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Ngày hoạt động |
      | 31003-CS-002 | số 2, ấp 1 | 0912000001 | 1/7/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P2

  Kịch bản: Địa chỉ viết giống nhau ở xã khác
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 |
    Và xã "31000" cũng đã nộp đủ các biểu năm 2020
    Và xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Ngày hoạt động |
      | 31000-CS-001 | số 1, ấp 1 | 0912000001 | 1/7/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P2

  Kịch bản: Mỗi cơ sở chung điện thoại với một cơ sở thứ ba
    Cho cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Điện thoại |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 0912000001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 0912000002 | 1/7/2020       |
      | 31003-CS-003 | số 3, ấp 1 | 0912000001 | 1/1/2015       |
      | 31003-CS-004 | số 4, ấp 1 | 0912000002 | 1/1/2015       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P2

  Kịch bản: Cùng chủ
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
    Và cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Mã chủ cơ sở  |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 31003-CT-0001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Mã chủ cơ sở  | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 31003-CT-0001 | 1/7/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P2 về "31003-CS-001", "31003-CS-002"

  Kịch bản: Hai chủ nhận tiền vào một tài khoản
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Tài khoản, ví |
      | 31003-CT-0001       | 123456789012  |
      | 31003-CT-0002       | 123456789012  |
    Và cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động | Lý do ngừng       | Địa chỉ    | Mã chủ cơ sở  |
      | 1/3/2020             | thu hồi giấy phép | số 1, ấp 1 | 31003-CT-0001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Mã chủ cơ sở  | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 31003-CT-0002 | 1/7/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P2 về "31003-CS-001", "31003-CS-002"

  Kịch bản: Ghi lý do mà chưa ghi ngày ngừng thì cần bổ sung
    Cho cơ sở này ghi trong biểu B02
      | Lý do ngừng       | Địa chỉ    | Điện thoại |
      | thu hồi giấy phép | số 1, ấp 1 | 0912000001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Địa chỉ    | Điện thoại | Ngày hoạt động |
      | 31003-CS-002 | số 1, ấp 1 | 0912000001 | 1/7/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì dấu hiệu P2 về "31003-CS-001", "31003-CS-002" cần bổ sung ô "Ngày ngừng hoạt động" của biểu B02
