# language: vi
Tính năng: F4 – Không còn tụ điểm ma túy, điểm tổ chức, chứa chấp sử dụng
  Từ kỳ năm 2027. Xã không còn tụ điểm (B08), Công an không còn điểm chưa triệt xóa (B19): 3 điểm. Phát hiện rồi triệt xóa không mất điểm.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2018 đến năm 2027
    Và Công an xã báo biểu B18 năm 2027 không phát sinh
    Và Công an xã báo biểu B19 năm 2027 không phát sinh
    Và Sở Y tế báo biểu B20 năm 2027 không phát sinh

  Khung kịch bản: Tụ điểm xã báo
    Cho biểu B08 năm 2027 có
      | Loại   | Ngày phát hiện | Ngày triệt xóa |
      | <loại> | 2/4/2027       | <triệt xóa>    |
    Khi chấm điểm năm 2027
    Thì tiêu chí F4 được <điểm> điểm

    Dữ liệu:
      | loại    | triệt xóa  | điểm |
      | ma túy  |            | 0    |
      | ma túy  | 15/12/2027 | 0    |
      | ma túy  | 14/12/2027 | 3    |
      | mại dâm |            | 3    |

  Kịch bản: Hai tụ điểm
    Cho số liệu "Tụ điểm ma túy đang hoạt động cuối kỳ" được cho là 2
    Khi chấm điểm năm 2027
    Thì tiêu chí F4 được 0 điểm

  Khung kịch bản: Điểm Công an báo
    Cho Công an xã báo biểu B19 năm 2027, có
      | Loại vụ                | Số điểm tổ chức, chứa chấp sử dụng trái phép | Trong đó: số điểm đã triệt xóa |
      | chứa chấp việc sử dụng | <điểm>                                       | <đã xóa>                       |
    Khi chấm điểm năm 2027
    Thì tiêu chí F4 được <được> điểm

    Dữ liệu:
      | điểm | đã xóa | được |
      | 0    | 0      | 3    |
      | 2    | 2      | 3    |
      | 2    | 1      | 0    |
      | 2    | 0      | 0    |

  Kịch bản: Số điểm đã triệt xóa nhiều hơn số điểm
    Cho số liệu "Điểm tổ chức, chứa chấp sử dụng ma túy chưa triệt xóa" được cho là -1
    Khi chấm điểm năm 2027
    Thì tiêu chí F4 được 3 điểm

  Kịch bản: Xã chưa nộp biểu tụ điểm
    Cho biểu B08 năm 2027 chưa nộp
    Khi chấm điểm năm 2027
    Thì tiêu chí F4 được từ 0 đến 3 điểm vì thiếu biểu B08

  Kịch bản: Công an chưa báo
    Cho Công an xã chưa báo biểu B19 năm 2027
    Khi chấm điểm năm 2027
    Thì tiêu chí F4 được từ 0 đến 3 điểm vì thiếu biểu B19
