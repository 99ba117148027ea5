# language: vi
Tính năng: S3 – Số của xã ít hơn số của Công an
  Thông tư 124/2021/TT-BCA, Điều 4 khoản 4: số của xã được đặt cạnh số của Công an.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023
    Và năm 2022 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2022
    Và năm 2023 các cơ quan đã khai đủ "an_toan_antt": có, số 0, đủ 10 trên 10, ngày 1/3/2023

  Khung kịch bản: Hai con số cạnh nhau
    Cho năm 2023 khai "<của xã>" là <xã>
    Và năm 2023 khai "<của Công an>" là <Công an>
    Khi xét "an_toan_antt" năm 2023
    Thì báo cáo <có không> dấu hiệu S3

    Dữ liệu:
      | của xã                | xã | của Công an              | Công an | có không |
      | toi_pham_nghiem_trong | 0  | ca_toi_pham_nghiem_trong | 1       | có       |
      | toi_pham_nghiem_trong | 1  | ca_toi_pham_nghiem_trong | 1       | không có |
      | toi_pham_nghiem_trong | 2  | ca_toi_pham_nghiem_trong | 1       | không có |
      | tu_diem_moi           | 0  | ca_tu_diem_moi           | 1       | có       |
      | tu_diem_moi           | 1  | ca_tu_diem_moi           | 1       | không có |
      | tu_diem_moi           | 2  | ca_tu_diem_moi           | 1       | không có |
      | nguoi_mac_te_nan_moi  | 0  | ca_nguoi_mac_te_nan_moi  | 1       | có       |
      | nguoi_mac_te_nan_moi  | 1  | ca_nguoi_mac_te_nan_moi  | 1       | không có |
      | nguoi_mac_te_nan_moi  | 2  | ca_nguoi_mac_te_nan_moi  | 1       | không có |

  Khung kịch bản: Công an chưa khai thì chưa biết
    Cho năm 2023 chưa khai "<của Công an>"
    Khi xét "an_toan_antt" năm 2023
    Thì chưa biết báo cáo có dấu hiệu S3 hay không

    Dữ liệu:
      | của Công an              |
      | ca_toi_pham_nghiem_trong |
      | ca_tu_diem_moi           |
      | ca_nguoi_mac_te_nan_moi  |
