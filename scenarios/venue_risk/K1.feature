# language: vi
Tính năng: K1 – Khóa, chốt cửa phòng
  Trong 12 tháng: mỗi lần 10 điểm, không quá 20.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Bị phát hiện trong 12 tháng
    Cho cơ sở này bị phát hiện "khóa, chốt cửa phòng" ngày 5/6/2020
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu K1, 10 điểm

  Kịch bản: Bị phát hiện hành vi khác
    Cho cơ sở này bị phát hiện "quá giờ quy định" ngày 5/6/2020
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu K1

  Khung kịch bản: Mỗi lần cộng 10 điểm, không quá 20
    Cho <lần> lần kiểm tra cơ sở này năm 2020 đều phát hiện "khóa, chốt cửa phòng"
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu K1, <điểm> điểm

    Dữ liệu:
      | lần | điểm |
      | 1   | 10   |
      | 2   | 20   |
      | 3   | 20   |

  Kịch bản: Bị phát hiện vào ngày đầu của 12 tháng
    Cho cơ sở này bị phát hiện "khóa, chốt cửa phòng" ngày 15/12/2019
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu K1, 10 điểm

  Kịch bản: Bị phát hiện một ngày trước 12 tháng
    Cho cơ sở này bị phát hiện "khóa, chốt cửa phòng" ngày 14/12/2019
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu K1

  Kịch bản: Thiếu biểu vi phạm
    Cho biểu B05 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu K1 của cơ sở này được từ 0 đến 20 điểm vì thiếu biểu B05

  Khung kịch bản: Ngày thứ hai và ngày cuối của 12 tháng vẫn là mới
    Cho cơ sở này bị phát hiện "khóa, chốt cửa phòng" ngày <ngày>
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này <kết luận>

    Dữ liệu:
      | ngày       | kết luận                |
      | 16/12/2019 | có dấu hiệu K1, 10 điểm |
      | 14/12/2020 | có dấu hiệu K1, 10 điểm |
