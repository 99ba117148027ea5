# language: vi
Tính năng: Y3 – Thiếu chỗ điều trị: ngành y tế lập kế hoạch
  Chỉ số đếm của xã; không ai bị nêu.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2025 đến năm 2026
    Và Công an xã báo biểu B18 năm 2026 không phát sinh
    Và Công an xã báo biểu B19 năm 2026 không phát sinh
    Và Sở Y tế báo biểu B20 năm 2026 không phát sinh

  Khung kịch bản: Thiếu từ một chỗ
    Cho Sở Y tế báo biểu B20 năm 2026, có
      | Số người cần điều trị, cai nghiện | Số chỗ điều trị, cai nghiện nhận được |
      | 10                                | <chỗ>                                 |
    Khi xem việc cần làm năm 2026 vào ngày 31/12/2026
    Thì có việc Y3 về "31006", hạn 12/2/2027, Sở Y tế làm

    Dữ liệu:
      | chỗ |
      | 9   |
      | 8   |

  Khung kịch bản: Đủ chỗ
    Cho Sở Y tế báo biểu B20 năm 2026, có
      | Số người cần điều trị, cai nghiện | Số chỗ điều trị, cai nghiện nhận được |
      | 10                                | <chỗ>                                 |
    Khi xem việc cần làm năm 2026 vào ngày 31/12/2026
    Thì không có việc Y3

    Dữ liệu:
      | chỗ |
      | 10  |
      | 30  |

  Kịch bản: Ngành y tế chưa báo
    Cho Sở Y tế chưa báo biểu B20 năm 2026
    Khi xem việc cần làm năm 2026 vào ngày 31/12/2026
    Thì việc Y3 về "31006" cần bổ sung biểu B20
