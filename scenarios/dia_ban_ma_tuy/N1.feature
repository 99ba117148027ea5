# language: vi
Tính năng: N1 – Không có người cư trú nghiện, sử dụng trái phép, trừ người được loại trừ
  Quyết định 28/2025/QĐ-TTg, Điều 6 khoản 1.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2025 đến năm 2026
    Và Công an xã báo biểu B18 năm 2026 không phát sinh
    Và Công an xã báo biểu B19 năm 2026 không phát sinh
    Và năm 2026 các cơ quan đã khai đủ "dia_ban_ma_tuy": có, số 0, đủ 10 trên 10, ngày 1/3/2026
    Và năm 2026 khai "tuyen_trong_diem" là không

  Khung kịch bản: Còn ai ngoài những người được loại trừ
    Cho số liệu "Người nghiện, người sử dụng trái phép, không kể người Điều 6 khoản 1 loại trừ" được cho là <còn lại>
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì tiêu chí N1 được <điểm> điểm

    Dữ liệu:
      | còn lại | điểm |
      | 0       | 1    |
      | 1       | 0    |
      | 2       | 0    |

  Kịch bản: Người đang điều trị thay thế, cai tại nhà, quản lý sau cai không làm mất điều kiện
    Cho Công an xã báo biểu B18 năm 2026, có
      | Số người nghiện có hồ sơ quản lý | Trong đó: đang điều trị bằng thuốc thay thế | Trong đó: đang cai nghiện tại gia đình, cộng đồng | Trong đó: đang bị quản lý sau cai nghiện |
      | 4                                | 2                                           | 1                                                 | 1                                        |
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì tiêu chí N1 được 1 điểm
    Và tiêu chí M1 được 1 điểm
    Và xã được xếp hạng "Không ma túy"

  Kịch bản: Người đang ở cơ sở cai nghiện không được loại trừ
    Cho Công an xã báo biểu B18 năm 2026, có
      | Số người nghiện có hồ sơ quản lý | Trong đó: đang ở cơ sở cai nghiện |
      | 1                                | 1                                 |
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì tiêu chí N1 được 0 điểm

  Kịch bản: Chưa biết thì chưa biết
    Cho số liệu "Người nghiện, người sử dụng trái phép, không kể người Điều 6 khoản 1 loại trừ" được cho là chưa biết
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì tiêu chí N1 được từ 0 đến 1 điểm
