# language: vi
Tính năng: K4c – Không phát sinh tụ điểm mới, người mắc tệ nạn xã hội mới
  Thông tư 124/2021/TT-BCA, Điều 5 khoản 2, Điều 4 khoản 4 điểm c. Văn bản chê việc tìm ra; ngưỡng giữ nguyên, S1 và S3 làm lộ việc không tìm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Con số phát sinh mới và việc quản lý, giúp đỡ
    Cho năm 2023 khai "tu_diem_moi" là <tụ điểm>
    Và năm 2023 khai "nguoi_mac_te_nan_moi" là <người>
    Và năm 2023 khai "quan_ly_giup_do" là <giúp đỡ>
    Khi xét "an_toan_antt" năm 2023
    Thì điều kiện K4c <kết quả>

    Dữ liệu:
      | tụ điểm | người | giúp đỡ | kết quả  |
      | 0       | 0     | có      | đạt      |
      | 1       | 0     | có      | chưa đạt |
      | 0       | 1     | có      | chưa đạt |
      | 0       | 0     | không   | chưa đạt |

  Kịch bản: Chưa khai tụ điểm
    Cho năm 2023 chưa khai "tu_diem_moi"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K4c đạt hay chưa
    Và còn phải khai "tu_diem_moi" của UBND xã

  Kịch bản: Chưa khai con số người
    Cho năm 2023 chưa khai "nguoi_mac_te_nan_moi"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K4c đạt hay chưa
    Và còn phải khai "nguoi_mac_te_nan_moi" của UBND xã

  Kịch bản: Chưa khai việc quản lý, giúp đỡ
    Cho năm 2023 chưa khai "quan_ly_giup_do"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết điều kiện K4c đạt hay chưa
    Và còn phải khai "quan_ly_giup_do" của UBND xã
