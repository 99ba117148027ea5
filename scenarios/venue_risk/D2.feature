# language: vi
Tính năng: D2 – Ma túy, thuốc lắc, tiêm chích, cũ
  Từ 12 đến 36 tháng: mỗi lần 6 điểm, không quá 12.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2017 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Bị phát hiện cách đây hơn 12 tháng
    Cho cơ sở này bị phát hiện "thuốc lắc" ngày 5/6/2019
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu D2, 6 điểm

  Kịch bản: Bị phát hiện trong 12 tháng thì là mới, không phải cũ
    Cho cơ sở này bị phát hiện "thuốc lắc" ngày 5/6/2020
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu D2

  Khung kịch bản: Mỗi lần cộng 6 điểm, không quá 12
    Cho <lần> lần kiểm tra cơ sở này năm 2019 đều phát hiện "thuốc lắc"
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu D2, <điểm> điểm

    Dữ liệu:
      | lần | điểm |
      | 1   | 6    |
      | 2   | 12   |
      | 3   | 12   |

  Kịch bản: Vào ngày đầu của 36 tháng
    Cho cơ sở này bị phát hiện "thuốc lắc" ngày 15/12/2017
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu D2, 6 điểm

  Kịch bản: Quá 36 tháng thì không còn tính
    Cho cơ sở này bị phát hiện "thuốc lắc" ngày 14/12/2017
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu D2

  Kịch bản: Vào ngày cuối trước 12 tháng gần nhất
    Cho cơ sở này bị phát hiện "thuốc lắc" ngày 14/12/2019
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu D2, 6 điểm

  Kịch bản: Vào ngày đầu của 12 tháng gần nhất
    Cho cơ sở này bị phát hiện "thuốc lắc" ngày 15/12/2019
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu D2

  Kịch bản: Thiếu biểu vi phạm của một năm trong 36 tháng
    Cho biểu B05 năm 2018 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu D2 của cơ sở này được từ 0 đến 12 điểm vì thiếu biểu B05 năm 2018

  Kịch bản: Hành vi cùng nhóm: ma túy
    Cho cơ sở này bị phát hiện "ma túy" ngày 5/6/2019
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu D2, 6 điểm

  Kịch bản: Hành vi cùng nhóm: tiêm chích ma túy
    Cho cơ sở này bị phát hiện "tiêm chích ma túy" ngày 5/6/2019
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu D2, 6 điểm

  Khung kịch bản: Ngày thứ hai của 36 tháng, và ngày thứ hai của 12 tháng gần nhất
    Cho cơ sở này bị phát hiện "ma túy" ngày <ngày>
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này <kết luận>

    Dữ liệu:
      | ngày       | kết luận               |
      | 16/12/2017 | có dấu hiệu D2, 6 điểm |
      | 16/12/2019 | không có dấu hiệu D2   |
