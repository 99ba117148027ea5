# language: vi
Tính năng: Y2 – Có điểm phát hiện mới: Công an đến xã
  Chỉ số đếm của xã; không ai bị nêu.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2025 đến năm 2026
    Và Công an xã báo biểu B18 năm 2026 không phát sinh
    Và Công an xã báo biểu B19 năm 2026 không phát sinh
    Và Sở Y tế báo biểu B20 năm 2026 không phát sinh

  Khung kịch bản: Từ một điểm
    Cho Công an xã báo biểu B19 năm 2026, có
      | Loại vụ         | Số điểm tổ chức, chứa chấp sử dụng trái phép | Trong đó: số điểm phát hiện mới trong kỳ |
      | tổ chức sử dụng | 3                                            | <số>                                     |
    Khi xem việc cần làm năm 2026 vào ngày 31/12/2026
    Thì có việc Y2 về "31006", hạn 15/1/2027, Công an tỉnh làm

    Dữ liệu:
      | số |
      | 1  |
      | 2  |

  Kịch bản: Chỉ còn điểm cũ
    Cho Công an xã báo biểu B19 năm 2026, có
      | Loại vụ         | Số điểm tổ chức, chứa chấp sử dụng trái phép | Trong đó: số điểm phát hiện mới trong kỳ |
      | tổ chức sử dụng | 3                                            | 0                                        |
    Khi xem việc cần làm năm 2026 vào ngày 31/12/2026
    Thì không có việc Y2

  Kịch bản: Công an chưa báo
    Cho Công an xã chưa báo biểu B19 năm 2026
    Khi xem việc cần làm năm 2026 vào ngày 31/12/2026
    Thì việc Y2 về "31006" cần bổ sung biểu B19
