# language: vi
Tính năng: P1 – Một chủ có cơ sở vi phạm ở nhiều xã
  Là dấu hiệu cần xác minh, không phải kết luận.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã "31000" cũng đã nộp đủ các biểu năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Cả hai cơ sở đều có vi phạm
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  |
      | 31003-CT-0001 |
    Và xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
    Và xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Mã chủ cơ sở  |
      | 31000-CS-001 | 31003-CT-0001 |
    Và xã "31003" báo biểu B04 năm 2020, có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
    Và xã "31000" báo biểu B04 năm 2020, có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31000-CS-001 | 5/6/2020      | vi phạm |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P1 về "31003-CS-001", "31000-CS-001"

  Kịch bản: Một chuỗi lớn không vi phạm thì không có dấu hiệu
    Cho cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  |
      | 31003-CT-0001 |
    Và xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
    Và xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Mã chủ cơ sở  |
      | 31000-CS-001 | 31003-CT-0001 |
    Và xã "31003" báo biểu B04 năm 2020, có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | đạt     |
    Và xã "31000" báo biểu B04 năm 2020, có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31000-CS-001 | 5/6/2020      | đạt     |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P1

  Kịch bản: Hai cơ sở cùng xã
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Mã chủ cơ sở  |
      | 31003-CS-001 | 31003-CT-0001 |
      | 31003-CS-002 | 31003-CT-0001 |
    Và biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
      | 31003-CS-002 | 5/6/2020      | vi phạm |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P1

  Kịch bản: Chỉ một cơ sở vi phạm, hai lần
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
    Và cơ sở này ghi trong biểu B02
      | Mã chủ cơ sở  |
      | 31003-CT-0001 |
    Và xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Mã chủ cơ sở  |
      | 31000-CS-001 | 31003-CT-0001 |
    Và biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
      | 31003-CS-001 | 5/9/2020      | vi phạm |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P1

  Kịch bản: Hai cơ sở vi phạm khác chủ, mỗi chủ còn một cơ sở nữa
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
      | 31003-CT-0002       |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Mã chủ cơ sở  |
      | 31003-CS-001 | 31003-CT-0001 |
      | 31003-CS-002 | 31003-CT-0001 |
    Và xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Mã chủ cơ sở  |
      | 31000-CS-001 | 31003-CT-0002 |
      | 31000-CS-002 | 31003-CT-0002 |
    Và biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31003-CS-001 | 5/6/2020      | vi phạm |
    Và xã "31000" báo biểu B04 năm 2020, có
      | Mã cơ sở     | Ngày kiểm tra | Kết quả |
      | 31000-CS-001 | 5/6/2020      | vi phạm |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P1
