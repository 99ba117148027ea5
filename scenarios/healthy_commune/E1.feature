# language: vi
Tính năng: E1 – Đội công tác xã hội tình nguyện hoạt động đều, có công chức phụ trách
  Sinh hoạt từ 4 lần trở lên và có công chức phụ trách: 5 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Đủ lần sinh hoạt và có người phụ trách
    Cho biểu B13 năm 2020 có
      | Số lần sinh hoạt | Có công chức phụ trách |
      | <lần>            | <phụ trách>            |
    Khi chấm điểm năm 2020
    Thì tiêu chí E1 được <điểm> điểm

    Dữ liệu:
      | lần | phụ trách | điểm |
      | 3   | có        | 0    |
      | 4   | có        | 5    |
      | 5   | có        | 5    |
      | 4   | không     | 0    |

  Kịch bản: Không có đội nào
    Khi chấm điểm năm 2020
    Thì tiêu chí E1 được 0 điểm

  Kịch bản: Thiếu biểu đội tình nguyện
    Cho biểu B13 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí E1 được từ 0 đến 5 điểm vì thiếu biểu B13

  Kịch bản: Chưa rõ có công chức phụ trách hay không
    Cho số liệu "Số lần sinh hoạt của đội tình nguyện" được cho là 4
    Và số liệu "Có công chức phụ trách" được cho là chưa biết
    Khi chấm điểm năm 2020
    Thì tiêu chí E1 được từ 0 đến 5 điểm
