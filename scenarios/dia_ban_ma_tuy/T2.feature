# language: vi
Tính năng: T2 – Công an có điểm tổ chức, chứa chấp mà xã không báo tụ điểm ma túy nào
  Dấu hiệu của dự án: hai nơi báo khác nhau.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2025 đến năm 2026
    Và Công an xã báo biểu B18 năm 2026 không phát sinh
    Và Công an xã báo biểu B19 năm 2026 không phát sinh
    Và năm 2026 các cơ quan đã khai đủ "dia_ban_ma_tuy": có, số 0, đủ 10 trên 10, ngày 1/3/2026
    Và năm 2026 khai "tuyen_trong_diem" là không

  Khung kịch bản: Số của Công an cạnh số của xã
    Cho số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là <điểm>
    Và số liệu "Tụ điểm ma túy xã báo ở B08" được cho là <tụ điểm>
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì báo cáo <có không> dấu hiệu T2

    Dữ liệu:
      | điểm | tụ điểm | có không |
      | 0    | 0       | không có |
      | 1    | 0       | có       |
      | 2    | 0       | có       |
      | 1    | 1       | không có |

  Kịch bản: Xã có báo tụ điểm ma túy ở B08
    Cho số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là 1
    Và biểu B08 năm 2026 có
      | Loại   | Ngày phát hiện |
      | ma túy | 1/3/2026       |
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì báo cáo không có dấu hiệu T2

  Kịch bản: Tụ điểm ma túy đã triệt xóa trong kỳ vẫn là đã báo
    Cho số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là 1
    Và biểu B08 năm 2026 có
      | Loại   | Ngày phát hiện | Ngày triệt xóa |
      | ma túy | 1/3/2026       | 1/6/2026       |
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì báo cáo không có dấu hiệu T2

  Kịch bản: Tụ điểm mại dâm không phải là tụ điểm ma túy
    Cho số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là 1
    Và biểu B08 năm 2026 có
      | Loại    | Ngày phát hiện |
      | mại dâm | 1/3/2026       |
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì báo cáo có dấu hiệu T2

  Kịch bản: Chưa biết thì chưa biết
    Cho số liệu "Tụ điểm ma túy xã báo ở B08" được cho là chưa biết
    Và số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là 1
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì chưa biết báo cáo có dấu hiệu T2 hay không
