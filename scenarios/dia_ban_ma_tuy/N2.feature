# language: vi
Tính năng: N2 – Không có người cư trú vi phạm, không có người bị truy nã lẩn trốn
  Quyết định 28/2025/QĐ-TTg, Điều 6 khoản 2.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2025 đến năm 2026
    Và Công an xã báo biểu B18 năm 2026 không phát sinh
    Và Công an xã báo biểu B19 năm 2026 không phát sinh
    Và năm 2026 các cơ quan đã khai đủ "dia_ban_ma_tuy": có, số 0, đủ 10 trên 10, ngày 1/3/2026
    Và năm 2026 khai "tuyen_trong_diem" là không

  Khung kịch bản: Cả hai đều không có
    Cho số liệu "Người cư trú vi phạm pháp luật về ma túy" được cho là <vi phạm>
    Và số liệu "Người bị truy nã về ma túy lẩn trốn trên địa bàn" được cho là <truy nã>
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì tiêu chí N2 được <điểm> điểm

    Dữ liệu:
      | vi phạm | truy nã | điểm |
      | 0       | 0       | 1    |
      | 1       | 0       | 0    |
      | 0       | 1       | 0    |
      | 2       | 0       | 0    |
      | 0       | 2       | 0    |

  Kịch bản: Chưa biết thì chưa biết
    Cho số liệu "Người bị truy nã về ma túy lẩn trốn trên địa bàn" được cho là chưa biết
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì tiêu chí N2 được từ 0 đến 1 điểm
