# language: vi
Tính năng: M3 – Đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn so với nhân khẩu
  Quyết định 28/2025/QĐ-TTg, Điều 4: mức 3 là tiêu chí loại I, 2 loại II, 1 loại III.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2025 đến năm 2026
    Và Công an xã báo biểu B18 năm 2026 không phát sinh
    Và Công an xã báo biểu B19 năm 2026 không phát sinh
    Và năm 2026 các cơ quan đã khai đủ "dia_ban_ma_tuy": có, số 0, đủ 10 trên 10, ngày 1/3/2026
    Và năm 2026 khai "tuyen_trong_diem" là không

  Khung kịch bản: Đúng mốc, ngay dưới, ngay trên
    Cho số liệu "Đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn" được cho là <bg>
    Và số liệu "Đối tượng bị bắt giữ trên 10.000 nhân khẩu" được cho là <bgtl>
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì tiêu chí M3 được <mức> điểm

    Dữ liệu:
      | bg | bgtl  | mức |
      | 0  | 0     | 0   |
      | 1  | 0,01  | 1   |
      | 2  | 0,02  | 1   |
      | 1  | 4,99  | 1   |
      | 5  | 5     | 2   |
      | 5  | 5,01  | 2   |
      | 10 | 9,99  | 2   |
      | 10 | 10    | 3   |
      | 10 | 10,01 | 3   |

  Kịch bản: Chưa biết thì mức là một khoảng, không phải 0
    Cho số liệu "Đối tượng bị bắt giữ trên 10.000 nhân khẩu" được cho là chưa biết
    Và số liệu "Đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn" được cho là chưa biết
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì tiêu chí M3 được từ 0 đến 3 điểm
