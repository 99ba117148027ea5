# language: vi
Tính năng: K5 – Chưa ký cam kết với xã
  4 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Chưa ký
    Cho cơ sở này ghi trong biểu B02
      | Đã ký cam kết |
      | không         |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu K5, 4 điểm

  Kịch bản: Đã ký
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu K5

  Kịch bản: Biểu cơ sở năm nay chưa nộp
    Cho biểu B02 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu K5 của cơ sở này được từ 0 đến 4 điểm vì thiếu biểu B02
