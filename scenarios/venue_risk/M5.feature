# language: vi
Tính năng: M5 – Vi phạm liên quan đến mại dâm lặp lại
  Từ hai lần kiểm tra trong 24 tháng phát hiện mại dâm, khiêu dâm hoặc dâm ô: 15 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Hai lần kiểm tra đều phát hiện
    Cho cơ sở này bị phát hiện "để xảy ra mại dâm" ngày 5/6/2019
    Và cơ sở này bị phát hiện "dâm ô" ngày 7/3/2020
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu M5, 15 điểm

  Kịch bản: Mới một lần
    Cho cơ sở này bị phát hiện "dâm ô" ngày 7/3/2020
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu M5

  Kịch bản: Ba lần cũng chỉ 15 điểm
    Cho 3 lần kiểm tra cơ sở này năm 2020 đều phát hiện "dâm ô"
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu M5, 15 điểm

  Kịch bản: Hai hành vi trong cùng một lần kiểm tra
    Cho cơ sở này bị phát hiện "dâm ô", "khiêu dâm, kích dục" trong cùng một lần kiểm tra ngày 7/3/2020
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu M5

  Khung kịch bản: Lần đầu phải trong 24 tháng
    Cho cơ sở này bị phát hiện "dâm ô" ngày <lần đầu>
    Và cơ sở này bị phát hiện "dâm ô" ngày 7/3/2020
    Khi phân loại cơ sở năm 2020
    Thì <kết luận>

    Dữ liệu:
      | lần đầu    | kết luận                          |
      | 14/12/2018 | cơ sở này không có dấu hiệu M5    |
      | 15/12/2018 | cơ sở này có dấu hiệu M5, 15 điểm |
      | 16/12/2018 | cơ sở này có dấu hiệu M5, 15 điểm |

  Kịch bản: Thiếu biểu vi phạm của năm trước
    Cho biểu B05 năm 2019 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu M5 của cơ sở này được từ 0 đến 15 điểm vì thiếu biểu B05 năm 2019
