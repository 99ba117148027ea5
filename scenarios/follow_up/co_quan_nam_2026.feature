# language: vi
Tính năng: Cơ quan giữ việc theo ngày, năm 2026
  Từ 01/3/2025 Phòng LĐTBXH, Công an huyện không còn làm việc này: cơ quan thường trực là Sở Y tế, hồ sơ gửi Công an tỉnh.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2025 đến năm 2026

  Kịch bản: Xã báo không phát sinh nhưng Công an tỉnh báo có vụ việc
    Cho biểu B06 năm 2026 không phát sinh
    Và Công an tỉnh báo biểu B06 năm 2026, có
      | Mã vụ             | Ngày phát hiện |
      | 31006-CAT-2026-01 | 2/4/2026       |
    Khi xem việc cần làm năm 2026 vào ngày 14/12/2026
    Thì có việc X1 về "31006", hạn 13/1/2027, Sở Y tế làm

  Kịch bản: Cùng việc ấy năm 2020 là của Phòng LĐTBXH
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Cho biểu B06 năm 2020 không phát sinh
    Và Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ             | Ngày phát hiện |
      | 31003-CAH-2020-01 | 2/4/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc X1 về "31003", hạn 30/1/2021, Phòng LĐTBXH làm
