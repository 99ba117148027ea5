# language: vi
Tính năng: D2 – Có dạy nghề hoặc giải quyết việc làm
  Có một trong ba chương trình dạy nghề, việc làm, đi làm việc ở nước ngoài: 4 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Một trong ba chương trình là đủ
    Cho biểu B12 năm 2020 có
      | Chương trình   |
      | <chương trình> |
    Khi chấm điểm năm 2020
    Thì tiêu chí D2 được <điểm> điểm

    Dữ liệu:
      | chương trình                           | điểm |
      | dạy nghề                               | 4    |
      | việc làm                               | 4    |
      | đi làm việc ở nước ngoài theo hợp đồng | 4    |
      | vay vốn                                | 0    |

  Kịch bản: Không có chương trình nào
    Khi chấm điểm năm 2020
    Thì tiêu chí D2 được 0 điểm

  Kịch bản: Thiếu biểu hỗ trợ
    Cho biểu B12 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí D2 được từ 0 đến 4 điểm vì thiếu biểu B12
