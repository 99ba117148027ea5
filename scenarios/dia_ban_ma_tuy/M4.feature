# language: vi
Tính năng: M4 – Số cây có chứa chất ma túy bị phát hiện, triệt phá
  Quyết định 28/2025/QĐ-TTg, Điều 4: mức 3 là tiêu chí loại I, 2 loại II, 1 loại III.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2025 đến năm 2026
    Và Công an xã báo biểu B18 năm 2026 không phát sinh
    Và Công an xã báo biểu B19 năm 2026 không phát sinh
    Và năm 2026 các cơ quan đã khai đủ "dia_ban_ma_tuy": có, số 0, đủ 10 trên 10, ngày 1/3/2026
    Và năm 2026 khai "tuyen_trong_diem" là không

  Khung kịch bản: Đúng mốc, ngay dưới, ngay trên
    Cho số liệu "Cây có chứa chất ma túy bị triệt phá" được cho là <cay>
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì tiêu chí M4 được <mức> điểm

    Dữ liệu:
      | cay  | mức |
      | 0    | 0   |
      | 1    | 1   |
      | 2    | 1   |
      | 499  | 1   |
      | 500  | 2   |
      | 501  | 2   |
      | 2999 | 2   |
      | 3000 | 3   |
      | 3001 | 3   |

  Kịch bản: Chưa biết thì mức là một khoảng, không phải 0
    Cho số liệu "Cây có chứa chất ma túy bị triệt phá" được cho là chưa biết
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì tiêu chí M4 được từ 0 đến 3 điểm
