# language: vi
Tính năng: Căn cứ của từng mục đến ngày 23/8/2025
  Quyết định 3122/2010/QĐ-BCA, mới đọc được loại I.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2023 đến năm 2024

  Khung kịch bản: Mục căn cứ vào văn bản nào
    Khi xét "dia_ban_ma_tuy" năm 2024
    Thì <mục> căn cứ vào <căn cứ>

    Dữ liệu:
      | mục   | căn cứ                         |
      | H1    | "qd-3122-2010/1.1"             |
      | H2    | "qd-3122-2010/1.1", "minh-hoa" |
      | H3    | "qd-3122-2010/1.1", "minh-hoa" |
      | L1 | "qd-3122-2010/1.1"             |
