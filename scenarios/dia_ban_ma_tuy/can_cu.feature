# language: vi
Tính năng: Căn cứ của từng mục, và mục nào mới có một nguồn
  Mục có minh-hoa: con số chưa kiểm chứng ở nguồn thứ hai, hoặc là cách đọc của dự án.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2025 đến năm 2026

  Khung kịch bản: Mục căn cứ vào văn bản nào từ năm 2025
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì <mục> căn cứ vào <căn cứ>

    Dữ liệu:
      | mục | căn cứ                       |
      | N1  | "qd-28-2025/6.1", "minh-hoa" |
      | N2  | "qd-28-2025/6.2", "minh-hoa" |
      | M1  | "qd-28-2025/4", "minh-hoa"   |
      | M2  | "qd-28-2025/4"               |
      | M3  | "qd-28-2025/4"               |
      | M4 | "qd-28-2025/4"               |
      | M5 | "qd-28-2025/4"               |
      | L1  | "qd-28-2025/4.1"             |
      | L2  | "qd-28-2025/4.2", "minh-hoa" |
      | L3  | "qd-28-2025/4.3", "minh-hoa" |
      | T1  | "minh-hoa"                   |
      | T2  | "minh-hoa"                   |

  Kịch bản: Cả bộ căn cứ vào hai quyết định
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì bộ tiêu chí căn cứ vào "qd-3122-2010/1", "qd-28-2025/4", "qd-28-2025/6"
