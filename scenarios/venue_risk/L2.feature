# language: vi
Tính năng: L2 – Người lao động không được khám sức khỏe định kỳ
  Tối đa 5 điểm, theo tỷ lệ người ghi "không" trong số người có ghi.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Không ai có khám sức khỏe
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Khám sức khỏe định kỳ |
      | không                 |
      | không                 |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu L2, 5 điểm

  Kịch bản: Ai cũng có khám sức khỏe
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Khám sức khỏe định kỳ |
      | có                    |
      | có                    |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu L2

  Kịch bản: Một trong bốn người không có khám sức khỏe
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Khám sức khỏe định kỳ |
      | có                    |
      | có                    |
      | có                    |
      | không                 |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu L2, 1,25 điểm

  Kịch bản: Ô để trống là chưa biết, không phải là không; chỉ tính người có ghi
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Khám sức khỏe định kỳ |
      | có                    |
      | không                 |
      |                       |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu L2, 2,5 điểm

  Kịch bản: Người nghỉ việc trước kỳ không tính
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Khám sức khỏe định kỳ | Từ ngày  | Đến ngày   |
      | không                 | 1/3/2019 | 15/12/2019 |
      | có                    | 1/3/2020 |            |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu L2

  Kịch bản: Người nghỉ việc sau ngày đầu kỳ vẫn tính
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Khám sức khỏe định kỳ | Từ ngày  | Đến ngày   |
      | không                 | 1/3/2019 | 16/12/2019 |
      | có                    | 1/3/2020 |            |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu L2, 2,5 điểm

  Kịch bản: Không có người lao động nào
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu L2 không áp dụng cho cơ sở này

  Kịch bản: Thiếu biểu người lao động
    Cho biểu B09 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu L2 của cơ sở này được từ 0 đến 5 điểm vì thiếu biểu B09

  Khung kịch bản: Quanh ngưỡng, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Tỷ lệ không khám sức khỏe định kỳ" được cho là <tỷ lệ>
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu L2, <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 99,695 | 4,98 |
      | 99,7   | 4,99 |
      | 99,99  | 5    |
      | 100    | 5    |
      | 100,01 | 5    |
