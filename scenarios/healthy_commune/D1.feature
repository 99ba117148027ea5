# language: vi
Tính năng: D1 – Phụ nữ, trẻ em gái, hộ nghèo được hỗ trợ trên 1.000 dân
  Tối đa 5 điểm, đủ điểm khi hỗ trợ được 20 trên 1.000 dân.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã có 10 ấp và 10.000 dân

  Khung kịch bản: Với 10.000 dân cần 200
    Cho năm 2020 xã hỗ trợ <số> phụ nữ, trẻ em gái, hộ nghèo
    Khi chấm điểm năm 2020
    Thì tiêu chí D1 được <điểm> điểm

    Dữ liệu:
      | số  | điểm |
      | 0   | 0    |
      | 100 | 2,5  |
      | 199 | 4,98 |
      | 200 | 5    |
      | 201 | 5    |

  Kịch bản: Cộng mọi chương trình và mọi đối tượng
    Cho biểu B12 năm 2020 có
      | Chương trình | Số phụ nữ | Số trẻ em gái | Số hộ nghèo, hộ khó khăn |
      | giảm nghèo   | 10        | 20            | 30                       |
      | vay vốn      | 40        |               |                          |
    Khi chấm điểm năm 2020
    Thì tiêu chí D1 được 2,5 điểm

  Kịch bản: Tỷ lệ tính trên 1.000 dân
    Cho năm 2020 xã hỗ trợ 200 phụ nữ, trẻ em gái, hộ nghèo
    Khi chấm điểm năm 2020
    Thì số liệu "Số được hỗ trợ trên 1.000 dân" là 20
    Và tiêu chí D1 được 5 điểm

  Kịch bản: Số sáu tháng không cộng vào số cả năm
    Cho biểu B12 sáu tháng đầu năm 2020 có
      | Chương trình | Số phụ nữ |
      | giảm nghèo   | 100       |
    Và biểu B12 năm 2020 có
      | Chương trình | Số phụ nữ |
      | giảm nghèo   | 100       |
    Khi chấm điểm năm 2020
    Thì tiêu chí D1 được 2,5 điểm

  Khung kịch bản: Thiếu biểu hỗ trợ hoặc biểu đơn vị
    Cho biểu <biểu> năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí D1 được từ 0 đến 5 điểm vì thiếu biểu <biểu>

    Dữ liệu:
      | biểu |
      | B01  |
      | B12  |

  Khung kịch bản: Quanh ngưỡng, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Số được hỗ trợ trên 1.000 dân" được cho là <tỷ lệ>
    Khi chấm điểm năm 2020
    Thì tiêu chí D1 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 19,935 | 4,98 |
      | 19,94  | 4,99 |
      | 19,99  | 5    |
      | 20     | 5    |
      | 20,01  | 5    |
