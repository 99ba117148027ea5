# language: vi
Tính năng: Căn cứ của từng điều kiện công nhận
  Không điều kiện nào do dự án đặt ra; chỉ bốn dấu hiệu, không làm ai mất danh hiệu, là minh họa.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2022 đến năm 2023

  Khung kịch bản: Điều kiện căn cứ vào văn bản nào
    Khi xét "an_toan_antt" năm 2023
    Thì <mục> căn cứ vào <căn cứ>

    Dữ liệu:
      | mục | căn cứ                             |
      | K1a | "tt-124-2021/5.1"                  |
      | K1b | "tt-124-2021/5.1"                  |
      | K1c | "tt-124-2021/5.1"                  |
      | K2  | "tt-124-2021/5.2", "tt-124-2021/4.2" |
      | K3  | "tt-124-2021/5.2", "tt-124-2021/4.3" |
      | K4a | "tt-124-2021/5.2", "tt-124-2021/4.4" |
      | K4b | "tt-124-2021/5.2", "tt-124-2021/4.4" |
      | K4c | "tt-124-2021/5.2", "tt-124-2021/4.4" |
      | K4d | "tt-124-2021/5.2", "tt-124-2021/4.4" |
      | K5a | "tt-124-2021/5.3"                  |
      | K5b | "tt-124-2021/5.3"                  |
      | K6a | "tt-124-2021/5.4"                  |
      | K6b | "tt-124-2021/5.4"                  |
      | S1  | "minh-hoa"                         |
      | S2  | "minh-hoa"                         |
      | S3  | "minh-hoa"                         |
      | S4  | "minh-hoa"                         |

  Kịch bản: Cả bộ căn cứ vào Thông tư
    Khi xét "an_toan_antt" năm 2023
    Thì bộ tiêu chí căn cứ vào "tt-124-2021/5", "tt-124-2021/8.1"
