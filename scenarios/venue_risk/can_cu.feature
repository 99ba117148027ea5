# language: vi
Tính năng: Căn cứ của dấu hiệu nguy cơ và ngưỡng
  Mỗi con số phải có căn cứ; "minh-hoa" là con số do dự án đặt ra, chưa văn bản nào quy định. Đổi căn cứ mà quên chỗ này thì kịch bản báo.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Khung kịch bản: Dấu hiệu căn cứ vào văn bản nào
    Khi phân loại cơ sở năm 2020
    Thì <mục> căn cứ vào <căn cứ>

    Dữ liệu:
      | mục | căn cứ                                                         |
      | D1  | "kh-54-2020/III.2", "nd-167-2013", "nd-144-2021", "nd-282-2025", "minh-hoa" |
      | D2  | "kh-54-2020/III.2", "minh-hoa"                                 |
      | I1  | "kh-54-2020/III.2", "minh-hoa"                                 |
      | K1  | "nd-54-2019", "minh-hoa"                                       |
      | K2  | "nd-54-2019", "minh-hoa"                                       |
      | K3  | "nd-178-2004/11", "minh-hoa"                                   |
      | K4  | "nd-96-2016/7.2", "minh-hoa"                                   |
      | K5  | "nd-178-2004/11", "minh-hoa"                                   |
      | L1  | "nd-178-2004/11", "minh-hoa"                                   |
      | L2  | "nd-178-2004/11", "minh-hoa"                                   |
      | L3  | "nd-178-2004/11", "minh-hoa"                                   |
      | L4  | "minh-hoa"                                                     |
      | M1  | "nd-178-2004/11", "nd-167-2013", "nd-144-2021", "nd-282-2025", "minh-hoa" |
      | M2  | "nd-178-2004/11", "minh-hoa"                                   |
      | M3  | "kh-54-2020/III.2", "nd-158-2013", "nd-38-2021", "minh-hoa" |
      | M4  | "kh-54-2020/III.2", "minh-hoa"                                 |
      | M5  | "kh-54-2020/III.2", "minh-hoa"                                 |
      | T1  | "blld-2012/165", "blld-2019/147", "nd-178-2004/11", "minh-hoa" |
      | T2  | "blhs-2015/329", "blhs-2015/151", "minh-hoa"                   |
      | V1  | "blhs-2015/327", "blhs-2015/328", "minh-hoa"                   |
      | V2  | "blhs-2015/150", "blhs-2015/151", "minh-hoa"                   |
      | V3  | "kh-54-2020/I", "minh-hoa"                                     |

  Khung kịch bản: Ngưỡng căn cứ vào văn bản nào
    Khi phân loại cơ sở năm 2020
    Thì ngưỡng "<ngưỡng>" căn cứ vào <căn cứ>

    Dữ liệu:
      | ngưỡng                                                 | căn cứ     |
      | Vi phạm trong khoảng này được tính là mới              | "minh-hoa" |
      | Vi phạm cũ hơn khoảng này không còn được tính          | "minh-hoa" |
      | Khoảng thời gian tính các vụ việc xảy ra tại cơ sở     | "minh-hoa" |
      | Khoảng thời gian tính các tin báo có cơ sở             | "minh-hoa" |
      | Số ngày chưa được kiểm tra thì coi là lâu              | "minh-hoa" |
      | Số người nghỉ việc trong kỳ thì coi là biến động nhiều | "minh-hoa" |

  Kịch bản: Cả bộ
    Khi phân loại cơ sở năm 2020
    Thì bộ tiêu chí căn cứ vào "kh-54-2020/III.2", "nd-178-2004/3.3", "minh-hoa"
