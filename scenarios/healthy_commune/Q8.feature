# language: vi
Tính năng: Q8 – Cơ sở không còn trong báo cáo mà không ghi ngừng hoạt động
  So với báo cáo trước của chính xã: sáu tháng đầu năm, hoặc năm trước.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Cơ sở có trong báo cáo sáu tháng, không còn trong báo cáo năm
    Cho biểu B02 sáu tháng đầu năm 2020 có
      | Mã cơ sở     |
      | 31003-CS-001 |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q8

  Kịch bản: Hai cơ sở không còn
    Cho biểu B02 sáu tháng đầu năm 2020 có
      | Mã cơ sở     |
      | 31003-CS-001 |
      | 31003-CS-002 |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q8

  Kịch bản: Cơ sở ngừng hoạt động tháng 8, báo cáo năm có ghi
    Cho biểu B02 sáu tháng đầu năm 2020 có
      | Mã cơ sở     |
      | 31003-CS-001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Ngày ngừng hoạt động |
      | 31003-CS-001 | 20/8/2020            |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q8

  Kịch bản: Cơ sở năm trước bỏ ra từ báo cáo sáu tháng năm nay
    Cho biểu B02 năm 2019 có
      | Mã cơ sở     |
      | 31003-CS-001 |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q8
