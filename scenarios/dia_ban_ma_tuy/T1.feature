# language: vi
Tính năng: T1 – Đọc cộng dồn thì xã thuộc loại nặng hơn
  Dấu hiệu của dự án: văn bản đặt khoảng hai đầu, vượt đầu trên thì mất tiêu chí của loại dưới.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2025 đến năm 2026
    Và Công an xã báo biểu B18 năm 2026 không phát sinh
    Và Công an xã báo biểu B19 năm 2026 không phát sinh
    Và năm 2026 các cơ quan đã khai đủ "dia_ban_ma_tuy": có, số 0, đủ 10 trên 10, ngày 1/3/2026
    Và năm 2026 khai "tuyen_trong_diem" là không

  Khung kịch bản: Cộng dồn có từ 3 tiêu chí của loại II trở lên mà đúng chữ không thuộc loại I, II
    Cho số liệu "Người nghiện, người sử dụng trái phép trên 10.000 nhân khẩu" được cho là <hstl>
    Và số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là <diem>
    Và số liệu "Đối tượng bị bắt giữ trên 10.000 nhân khẩu" được cho là <bgtl>
    Và số liệu "Cây có chứa chất ma túy bị triệt phá" được cho là <cay>
    Và số liệu "Diện tích cây có chứa chất ma túy bị triệt phá" được cho là <dt>
    Và năm 2026 khai "tuyen_trong_diem" là <tuyến>
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì báo cáo <có không> dấu hiệu T1

    Dữ liệu:
      | hstl  | diem | bgtl  | cay  | dt  | tuyến | có không |
      | 50    | 1    | 5     | 0    | 0   | không | có       |
      | 10    | 2    | 5     | 0    | 0   | không | có       |
      | 10    | 1    | 10    | 0    | 0   | không | có       |
      | 50    | 1    | 0     | 500  | 0   | không | có       |
      | 50    | 1    | 0     | 0    | 125 | không | có       |
      | 10    | 1    | 0     | 3000 | 0   | không | có       |
      | 10    | 0    | 5     | 0    | 750 | không | có       |
      | 10    | 1    | 5     | 0    | 0   | không | không có |
      | 50    | 2    | 10    | 0    | 0   | không | không có |
      | 50    | 1    | 0     | 0    | 0   | không | không có |
      | 49,99 | 1    | 5     | 0    | 0   | không | không có |
      | 50,01 | 1    | 5     | 0    | 0   | không | có       |
      | 9,99  | 2    | 5     | 0    | 0   | không | không có |
      | 10,01 | 2    | 5     | 0    | 0   | không | có       |
      | 50    | 0    | 5     | 0    | 0   | không | không có |
      | 10    | 2    | 4,99  | 0    | 0   | không | không có |
      | 10    | 2    | 5,01  | 0    | 0   | không | có       |
      | 10    | 1    | 9,99  | 0    | 0   | không | không có |
      | 10    | 1    | 10,01 | 0    | 0   | không | có       |
      | 50    | 1    | 0     | 499  | 0   | không | không có |
      | 50    | 1    | 0     | 501  | 0   | không | có       |
      | 50    | 1    | 0     | 0    | 124 | không | không có |
      | 50    | 1    | 0     | 0    | 126 | không | có       |
      | 10    | 1    | 0     | 2999 | 0   | không | không có |
      | 10    | 1    | 0     | 3001 | 0   | không | có       |
      | 10    | 1    | 0     | 0    | 749 | không | không có |
      | 10    | 1    | 0     | 0    | 750 | không | có       |
      | 10    | 1    | 0     | 0    | 751 | không | có       |
      | 50    | 2    | 0     | 500  | 0   | không | có       |
      | 50    | 2    | 0     | 2999 | 0   | không | có       |
      | 50    | 2    | 0     | 3000 | 0   | không | không có |
      | 50    | 2    | 0     | 3001 | 0   | không | không có |
      | 50    | 2    | 0     | 0    | 749 | không | có       |
      | 50    | 2    | 0     | 0    | 750 | không | không có |
      | 50    | 2    | 0     | 0    | 751 | không | không có |
      | 49,99 | 2    | 10    | 0    | 0   | không | có       |
      | 50,01 | 2    | 10    | 0    | 0   | không | không có |
      | 50    | 1    | 10    | 0    | 0   | không | có       |
      | 50    | 3    | 10    | 0    | 0   | không | không có |
      | 50    | 2    | 9,99  | 0    | 0   | không | có       |
      | 50    | 2    | 10,01 | 0    | 0   | không | không có |
      | 50    | 1    | 5     | 0    | 0   | có    | không có |
      | 50    | 1    | 10    | 0    | 0   | có    | không có |
      | 50    | 1    | 0     | 500  | 0   | có    | không có |
      | 50    | 1    | 0     | 501  | 0   | có    | không có |
      | 50    | 1    | 0     | 499  | 0   | có    | không có |
      | 50    | 1    | 0     | 0    | 124 | có    | không có |
      | 50    | 1    | 0     | 0    | 125 | có    | không có |
      | 50    | 1    | 0     | 0    | 126 | có    | không có |
      | 50    | 1    | 5     | 499  | 0   | không | có       |
      | 50    | 1    | 5     | 500  | 0   | không | không có |
      | 50    | 1    | 5     | 501  | 0   | không | không có |
      | 50    | 1    | 5     | 0    | 124 | không | có       |
      | 50    | 1    | 5     | 0    | 125 | không | không có |
      | 50    | 1    | 5     | 0    | 126 | không | không có |
      | 9,99  | 2    | 5     | 500  | 0   | không | có       |
      | 10    | 2    | 5     | 500  | 0   | không | không có |
      | 10    | 2    | 4,99  | 500  | 0   | không | có       |

  Kịch bản: Chưa biết thì chưa biết
    Cho số liệu "Người nghiện, người sử dụng trái phép trên 10.000 nhân khẩu" được cho là chưa biết
    Và số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là 1
    Và số liệu "Đối tượng bị bắt giữ trên 10.000 nhân khẩu" được cho là 5
    Khi xét "dia_ban_ma_tuy" năm 2026
    Thì chưa biết báo cáo có dấu hiệu T1 hay không
