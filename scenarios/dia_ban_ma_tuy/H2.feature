# language: vi
Tính năng: H2 – Từ 5 tụ điểm tệ nạn ma túy (2010)
  Quyết định 3122/2010/QĐ-BCA, Điều 1 khoản 1; chỉ loại I đọc được.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2023 đến năm 2024
    Và Công an xã báo biểu B18 năm 2024 không phát sinh
    Và Công an xã báo biểu B19 năm 2024 không phát sinh

  Khung kịch bản: Đúng mốc, ngay dưới, ngay trên
    Cho số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là <số>
    Khi xét "dia_ban_ma_tuy" năm 2024
    Thì tiêu chí H2 được <mức> điểm

    Dữ liệu:
      | số | mức |
      | 4  | 0   |
      | 5  | 3   |
      | 6  | 3   |

  Kịch bản: Chưa biết thì chưa biết có tiêu chí ấy hay không
    Cho số liệu "Điểm tổ chức, chứa chấp sử dụng trái phép" được cho là chưa biết
    Khi xét "dia_ban_ma_tuy" năm 2024
    Thì tiêu chí H2 được từ 0 đến 3 điểm

  Kịch bản: Từ năm 2025 không còn tính theo văn bản này
    Cho Công an xã báo biểu B19 năm 2024 không phát sinh
    Khi xét "dia_ban_ma_tuy" năm 2024
    Thì xã được xếp hạng "Dưới loại I (chưa đọc được ngưỡng loại II, III)"
