# language: vi
Tính năng: M3 – Khiêu dâm, kích dục, dâm ô, mới
  Trong 12 tháng: mỗi lần 20 điểm, không quá 40.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Bị phát hiện trong 12 tháng
    Cho cơ sở này bị phát hiện "khiêu dâm, kích dục" ngày 5/6/2020
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu M3, 20 điểm

  Kịch bản: Bị phát hiện hành vi khác
    Cho cơ sở này bị phát hiện "để xảy ra mại dâm" ngày 5/6/2020
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu M3

  Khung kịch bản: Mỗi lần cộng 20 điểm, không quá 40
    Cho <lần> lần kiểm tra cơ sở này năm 2020 đều phát hiện "khiêu dâm, kích dục"
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu M3, <điểm> điểm

    Dữ liệu:
      | lần | điểm |
      | 1   | 20   |
      | 2   | 40   |
      | 3   | 40   |

  Kịch bản: Bị phát hiện vào ngày đầu của 12 tháng
    Cho cơ sở này bị phát hiện "khiêu dâm, kích dục" ngày 15/12/2019
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu M3, 20 điểm

  Kịch bản: Bị phát hiện một ngày trước 12 tháng
    Cho cơ sở này bị phát hiện "khiêu dâm, kích dục" ngày 14/12/2019
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu M3

  Kịch bản: Thiếu biểu vi phạm
    Cho biểu B05 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu M3 của cơ sở này được từ 0 đến 40 điểm vì thiếu biểu B05

  Kịch bản: Hành vi cùng nhóm: dâm ô
    Cho cơ sở này bị phát hiện "dâm ô" ngày 5/6/2020
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu M3, 20 điểm

  Khung kịch bản: Ngày thứ hai và ngày cuối của 12 tháng vẫn là mới
    Cho cơ sở này bị phát hiện "dâm ô" ngày <ngày>
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này <kết luận>

    Dữ liệu:
      | ngày       | kết luận                |
      | 16/12/2019 | có dấu hiệu M3, 20 điểm |
      | 14/12/2020 | có dấu hiệu M3, 20 điểm |
