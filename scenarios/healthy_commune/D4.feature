# language: vi
Tính năng: D4 – Duy trì mô hình câu lạc bộ tại cộng đồng, nơi được giao
  Được giao và còn hoạt động: 3 điểm. Không được giao: không áp dụng, được đủ điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Được giao mà không còn hoạt động
    Cho biểu B13 năm 2020 có
      | Được giao mô hình câu lạc bộ | Mô hình câu lạc bộ còn hoạt động |
      | có                           | không                            |
    Khi chấm điểm năm 2020
    Thì tiêu chí D4 được 0 điểm

  Kịch bản: Được giao và còn hoạt động
    Cho biểu B13 năm 2020 có
      | Được giao mô hình câu lạc bộ | Mô hình câu lạc bộ còn hoạt động |
      | có                           | có                               |
    Khi chấm điểm năm 2020
    Thì tiêu chí D4 được 3 điểm

  Kịch bản: Không được giao
    Cho biểu B13 năm 2020 có
      | Được giao mô hình câu lạc bộ |
      | không                        |
    Khi chấm điểm năm 2020
    Thì tiêu chí D4 không áp dụng, được 3 điểm

  Kịch bản: Thiếu biểu đội tình nguyện thì chưa biết có được giao hay không
    Cho biểu B13 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí D4 được từ 0 đến 3 điểm vì thiếu biểu B13
