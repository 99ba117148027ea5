# language: vi
Tính năng: Q10 – Cơ sở, vụ việc, tụ điểm ghi cho đơn vị khác mà bên kia không biết
  Dòng một phía ghi cho xã khác vẫn tính cho xã đã báo.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã "31000" cũng đã nộp đủ các biểu năm 2020

  Kịch bản: Tụ điểm ghi cho xã bên cạnh, xã ấy không báo
    Cho biểu B08 năm 2020 có
      | Mã đơn vị | Ngày phát hiện |
      | 31000     | 1/3/2020       |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q10
    Và điều kiện khống chế G1 áp dụng

  Kịch bản: Hai cơ sở ghi cho xã bên cạnh
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     | Mã đơn vị |
      | 31003-CS-001 | 31000     |
      | 31003-CS-002 | 31000     |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q10

  Kịch bản: Cơ sở chuyển sang xã bên cạnh, hai bên cùng báo
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     | Mã đơn vị |
      | 31003-CS-001 | 31000     |
    Và xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Mã đơn vị |
      | 31003-CS-001 | 31000     |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q10

  Kịch bản: Tụ điểm của chính xã
    Cho biểu B08 năm 2020 có
      | Ngày phát hiện |
      | 1/3/2020       |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q10

  Kịch bản: Cơ sở mang mã của xã bên cạnh, xã ấy không báo
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     | Mã đơn vị |
      | 31000-CS-001 | 31003     |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q10
