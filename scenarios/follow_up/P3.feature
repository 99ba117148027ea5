# language: vi
Tính năng: P3 – Tuyển mộ ở xã này, phát hiện ở xã khác, qua nhiều vụ

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã "31000" cũng đã nộp đủ các biểu năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Hai vụ cùng nơi tuyển mộ, cùng cơ sở
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     | Nơi bị tuyển mộ |
      | 31003-VA-2020-01 | 5/3/2020       | 31003-CS-001 | 31000           |
      | 31003-VA-2020-02 | 5/6/2020       | 31003-CS-001 | 31000           |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P3 về "31003-VA-2020-01", "31003-VA-2020-02", "31003-CS-001"

  Kịch bản: Chỉ một vụ
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     | Nơi bị tuyển mộ |
      | 31003-VA-2020-01 | 5/3/2020       | 31003-CS-001 | 31000           |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P3

  Kịch bản: Tuyển mộ ngay tại xã có cơ sở
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     | Nơi bị tuyển mộ |
      | 31003-VA-2020-01 | 5/3/2020       | 31003-CS-001 | 31003           |
      | 31003-VA-2020-02 | 5/6/2020       | 31003-CS-001 | 31003           |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P3

  Kịch bản: Vụ thứ hai chưa ghi nơi tuyển mộ
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     | Nơi bị tuyển mộ |
      | 31003-VA-2020-01 | 5/3/2020       | 31003-CS-001 | 31000           |
      | 31003-VA-2020-02 | 5/6/2020       | 31003-CS-001 |                 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì dấu hiệu P3 về "31003-VA-2020-01", "31003-VA-2020-02", "31003-CS-001" cần bổ sung ô "Nơi bị tuyển mộ" của biểu B06

  Kịch bản: Hai vụ cùng cơ sở, chưa vụ nào ghi nơi tuyển mộ
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-01 | 5/3/2020       | 31003-CS-001 |
      | 31003-VA-2020-02 | 5/6/2020       | 31003-CS-001 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P3

  Kịch bản: Tuyển mộ tại xã có cơ sở, dù xã khác cũng có cơ sở
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     | Nơi bị tuyển mộ |
      | 31003-VA-2020-01 | 5/3/2020       | 31003-CS-001 | 31003           |
      | 31003-VA-2020-02 | 5/6/2020       | 31003-CS-001 | 31003           |
    Và xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     |
      | 31000-CS-001 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P3
