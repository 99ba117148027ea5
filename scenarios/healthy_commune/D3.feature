# language: vi
Tính năng: D3 – Có dịch vụ dự phòng, điều trị HIV/AIDS và trợ giúp pháp lý
  Có cả hai: 3 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Chỉ có trợ giúp pháp lý
    Cho biểu B12 năm 2020 có
      | Chương trình     |
      | trợ giúp pháp lý |
    Khi chấm điểm năm 2020
    Thì tiêu chí D3 được 0 điểm

  Kịch bản: Chỉ có dịch vụ HIV/AIDS
    Cho biểu B12 năm 2020 có
      | Chương trình                |
      | dự phòng, điều trị HIV/AIDS |
    Khi chấm điểm năm 2020
    Thì tiêu chí D3 được 0 điểm

  Kịch bản: Có cả hai
    Cho biểu B12 năm 2020 có
      | Chương trình                |
      | dự phòng, điều trị HIV/AIDS |
      | trợ giúp pháp lý            |
    Khi chấm điểm năm 2020
    Thì tiêu chí D3 được 3 điểm

  Kịch bản: Thiếu biểu hỗ trợ
    Cho biểu B12 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí D3 được từ 0 đến 3 điểm vì thiếu biểu B12
