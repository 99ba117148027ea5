# language: vi
Tính năng: F2 – Người nghiện cần điều trị đã được điều trị, cai nghiện
  Từ kỳ năm 2027. Tối đa 3 điểm, theo tỷ lệ người cần điều trị đã được điều trị. Nhiều người hay ít người không đổi điểm.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2018 đến năm 2027
    Và Công an xã báo biểu B18 năm 2027 không phát sinh
    Và Công an xã báo biểu B19 năm 2027 không phát sinh
    Và Sở Y tế báo biểu B20 năm 2027 không phát sinh

  Khung kịch bản: Theo tỷ lệ, không theo số người
    Cho Sở Y tế báo biểu B20 năm 2027, có
      | Số người cần điều trị, cai nghiện | Trong đó: đã được điều trị, cai nghiện |
      | <cần>                             | <được>                                 |
    Khi chấm điểm năm 2027
    Thì tiêu chí F2 được <điểm> điểm

    Dữ liệu:
      | cần | được | điểm |
      | 10  | 0    | 0    |
      | 10  | 5    | 1,5  |
      | 60  | 30   | 1,5  |
      | 10  | 10   | 3    |

  Kịch bản: Không ai cần điều trị
    Khi chấm điểm năm 2027
    Thì tiêu chí F2 không áp dụng, được 3 điểm

  Khung kịch bản: Quanh ngưỡng, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Tỷ lệ người cần điều trị, cai nghiện đã được điều trị" được cho là <tỷ lệ>
    Khi chấm điểm năm 2027
    Thì tiêu chí F2 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 99,499 | 2,98 |
      | 99,5   | 2,99 |
      | 99,99  | 3    |
      | 100    | 3    |
      | 100,01 | 3    |

  Kịch bản: Ngành y tế chưa báo
    Cho Sở Y tế chưa báo biểu B20 năm 2027
    Khi chấm điểm năm 2027
    Thì tiêu chí F2 được từ 0 đến 3 điểm vì thiếu biểu B20
