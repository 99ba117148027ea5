# language: vi
Tính năng: Q9 – Nhiều cơ sở ngừng hoạt động sát ngày cuối kỳ
  Từ 4 cơ sở trở lên trong 30 ngày cuối (14/11 đến 14/12).

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Năm cơ sở ngừng đúng ngày cuối kỳ
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     | Ngày ngừng hoạt động |
      | 31003-CS-001 | 14/12/2020           |
      | 31003-CS-002 | 14/12/2020           |
      | 31003-CS-003 | 14/12/2020           |
      | 31003-CS-004 | 14/12/2020           |
      | 31003-CS-005 | 14/12/2020           |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q9

  Kịch bản: Bốn cơ sở ngừng 30 ngày trước ngày cuối kỳ
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     | Ngày ngừng hoạt động |
      | 31003-CS-001 | 14/11/2020           |
      | 31003-CS-002 | 14/11/2020           |
      | 31003-CS-003 | 14/11/2020           |
      | 31003-CS-004 | 14/11/2020           |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q9

  Kịch bản: Bốn cơ sở ngừng 29 ngày trước ngày cuối kỳ
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     | Ngày ngừng hoạt động |
      | 31003-CS-001 | 15/11/2020           |
      | 31003-CS-002 | 15/11/2020           |
      | 31003-CS-003 | 15/11/2020           |
      | 31003-CS-004 | 15/11/2020           |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q9

  Kịch bản: Bốn cơ sở ngừng 31 ngày trước ngày cuối kỳ
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     | Ngày ngừng hoạt động |
      | 31003-CS-001 | 13/11/2020           |
      | 31003-CS-002 | 13/11/2020           |
      | 31003-CS-003 | 13/11/2020           |
      | 31003-CS-004 | 13/11/2020           |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q9

  Kịch bản: Ba cơ sở ngừng sát cuối kỳ
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     | Ngày ngừng hoạt động |
      | 31003-CS-001 | 1/12/2020            |
      | 31003-CS-002 | 1/12/2020            |
      | 31003-CS-003 | 1/12/2020            |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q9

  Kịch bản: Chưa nộp biểu cơ sở
    Cho biểu B02 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì chưa biết báo cáo có dấu hiệu Q9 hay không
