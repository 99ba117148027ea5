# language: vi
Tính năng: I1 – Lâu chưa được kiểm tra
  Lần kiểm tra gần nhất cách ngày cuối kỳ hơn 365 ngày, hoặc chưa kiểm tra lần nào: 5 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Chưa được kiểm tra lần nào
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu I1, 5 điểm

  Kịch bản: Mới được kiểm tra
    Cho cơ sở này được kiểm tra ngày 5/6/2020, không có vi phạm
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu I1

  Khung kịch bản: Hơn 365 ngày trước 14/12/2020
    Cho cơ sở này được kiểm tra ngày <ngày>, không có vi phạm
    Khi phân loại cơ sở năm 2020
    Thì <kết luận>

    Dữ liệu:
      | ngày       | kết luận                         |
      | 14/12/2019 | cơ sở này có dấu hiệu I1, 5 điểm |
      | 15/12/2019 | cơ sở này không có dấu hiệu I1   |
      | 16/12/2019 | cơ sở này không có dấu hiệu I1   |

  Kịch bản: Tính lần gần nhất
    Cho cơ sở này được kiểm tra ngày 5/6/2018, không có vi phạm
    Và cơ sở này được kiểm tra ngày 7/8/2020, không có vi phạm
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu I1

  Kịch bản: Thiếu biểu kiểm tra
    Cho biểu B04 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu I1 của cơ sở này được từ 0 đến 5 điểm vì thiếu biểu B04
