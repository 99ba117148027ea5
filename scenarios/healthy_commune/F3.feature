# language: vi
Tính năng: F3 – Vụ việc ma túy được xử lý đúng hạn
  Từ kỳ năm 2027. Tối đa 2 điểm, theo tỷ lệ vụ xử lý đúng hạn. Phát hiện nhiều vụ không mất điểm.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2018 đến năm 2027
    Và Công an xã báo biểu B18 năm 2027 không phát sinh
    Và Công an xã báo biểu B19 năm 2027 không phát sinh
    Và Sở Y tế báo biểu B20 năm 2027 không phát sinh

  Khung kịch bản: Theo tỷ lệ, không theo số vụ
    Cho Công an xã báo biểu B19 năm 2027, có
      | Loại vụ  | Số vụ | Trong đó: số vụ xử lý đúng hạn |
      | mua bán  | <một> | <đúng hạn>                     |
      | tàng trữ | 2     | 2                              |
    Khi chấm điểm năm 2027
    Thì tiêu chí F3 được <điểm> điểm

    Dữ liệu:
      | một | đúng hạn | điểm |
      | 2   | 0        | 1    |
      | 0   | 0        | 2    |
      | 2   | 2        | 2    |
      | 30  | 30       | 2    |

  Kịch bản: Không vụ nào đúng hạn
    Cho Công an xã báo biểu B19 năm 2027, có
      | Loại vụ | Số vụ | Trong đó: số vụ xử lý đúng hạn |
      | mua bán | 3     | 0                              |
    Khi chấm điểm năm 2027
    Thì tiêu chí F3 được 0 điểm

  Kịch bản: Không có vụ nào
    Khi chấm điểm năm 2027
    Thì tiêu chí F3 không áp dụng, được 2 điểm

  Khung kịch bản: Quanh ngưỡng, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Tỷ lệ vụ việc ma túy xử lý đúng hạn" được cho là <tỷ lệ>
    Khi chấm điểm năm 2027
    Thì tiêu chí F3 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 99,249 | 1,98 |
      | 99,25  | 1,99 |
      | 99,99  | 2    |
      | 100    | 2    |
      | 100,01 | 2    |

  Kịch bản: Công an chưa báo
    Cho Công an xã chưa báo biểu B19 năm 2027
    Khi chấm điểm năm 2027
    Thì tiêu chí F3 được từ 0 đến 2 điểm vì thiếu biểu B19
