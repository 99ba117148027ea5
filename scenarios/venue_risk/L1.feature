# language: vi
Tính năng: L1 – Người lao động không có hợp đồng
  Tối đa 8 điểm, theo tỷ lệ người ghi "không" trong số người có ghi.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Không ai có hợp đồng
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Hợp đồng lao động |
      | không             |
      | không             |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu L1, 8 điểm

  Kịch bản: Ai cũng có hợp đồng
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Hợp đồng lao động |
      | có                |
      | có                |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu L1

  Kịch bản: Một trong bốn người không có hợp đồng
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Hợp đồng lao động |
      | có                |
      | có                |
      | có                |
      | không             |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu L1, 2 điểm

  Kịch bản: Một trong ba người không có hợp đồng, điểm làm tròn hai chữ số
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Hợp đồng lao động |
      | có                |
      | có                |
      | không             |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu L1, 2,67 điểm

  Kịch bản: Ô để trống là chưa biết, không phải là không; chỉ tính người có ghi
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Hợp đồng lao động |
      | có                |
      | không             |
      |                   |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu L1, 4 điểm

  Kịch bản: Người nghỉ việc trước kỳ không tính
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Hợp đồng lao động | Từ ngày  | Đến ngày   |
      | không             | 1/3/2019 | 15/12/2019 |
      | có                | 1/3/2020 |            |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu L1

  Kịch bản: Người nghỉ việc sau ngày đầu kỳ vẫn tính
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Hợp đồng lao động | Từ ngày  | Đến ngày   |
      | không             | 1/3/2019 | 16/12/2019 |
      | có                | 1/3/2020 |            |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu L1, 4 điểm

  Kịch bản: Không có người lao động nào
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu L1 không áp dụng cho cơ sở này

  Kịch bản: Thiếu biểu người lao động
    Cho biểu B09 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu L1 của cơ sở này được từ 0 đến 8 điểm vì thiếu biểu B09

  Khung kịch bản: Quanh ngưỡng, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Tỷ lệ không có hợp đồng lao động" được cho là <tỷ lệ>
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu L1, <điểm> điểm

    Dữ liệu:
      | tỷ lệ   | điểm |
      | 99,81   | 7,98 |
      | 99,8125 | 7,99 |
      | 99,99   | 8    |
      | 100     | 8    |
      | 100,01  | 8    |
