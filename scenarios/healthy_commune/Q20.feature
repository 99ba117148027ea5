# language: vi
Tính năng: Q20 – Nơi này báo không phát sinh về ma túy, nơi khác báo có
  Từ kỳ năm 2027. Một nơi giấu thì nơi kia còn nói.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2018 đến năm 2027
    Và Công an xã báo biểu B18 năm 2027 không phát sinh
    Và Công an xã báo biểu B19 năm 2027 không phát sinh
    Và Sở Y tế báo biểu B20 năm 2027 không phát sinh

  Kịch bản: Ai cũng báo không phát sinh
    Khi chấm điểm năm 2027
    Thì báo cáo không có dấu hiệu Q20

  Khung kịch bản: Xã báo không phát sinh tụ điểm, Công an báo có điểm
    Cho Công an xã báo biểu B19 năm 2027, có
      | Loại vụ         | Số điểm tổ chức, chứa chấp sử dụng trái phép |
      | tổ chức sử dụng | <số>                                         |
    Khi chấm điểm năm 2027
    Thì báo cáo <có> dấu hiệu Q20

    Dữ liệu:
      | số | có       |
      | 0  | không có |
      | 1  | có       |
      | 2  | có       |

  Khung kịch bản: Công an báo không phát sinh vụ việc, xã báo có tụ điểm
    Cho biểu B08 năm 2027 có
      | Loại   | Ngày phát hiện | Ngày triệt xóa |
      | <loại> | 2/4/2027       | 3/5/2027       |
    Khi chấm điểm năm 2027
    Thì báo cáo <có> dấu hiệu Q20

    Dữ liệu:
      | loại    | có       |
      | ma túy  | có       |
      | mại dâm | không có |

  Kịch bản: Xã báo hai tụ điểm
    Cho số liệu "Tụ điểm ma túy có lúc hoạt động trong kỳ" được cho là 2
    Khi chấm điểm năm 2027
    Thì báo cáo có dấu hiệu Q20

  Kịch bản: Xã báo tụ điểm mại dâm, Công an báo có điểm: xã không báo là không phát sinh
    Cho biểu B08 năm 2027 có
      | Loại    | Ngày phát hiện |
      | mại dâm | 2/4/2027       |
    Và Công an xã báo biểu B19 năm 2027, có
      | Loại vụ         | Số điểm tổ chức, chứa chấp sử dụng trái phép |
      | tổ chức sử dụng | 1                                            |
    Khi chấm điểm năm 2027
    Thì báo cáo không có dấu hiệu Q20

  Kịch bản: Công an báo có vụ việc, xã báo có tụ điểm
    Cho biểu B08 năm 2027 có
      | Loại   | Ngày phát hiện |
      | ma túy | 2/4/2027       |
    Và Công an xã báo biểu B19 năm 2027, có
      | Loại vụ | Số vụ |
      | mua bán | 1     |
    Khi chấm điểm năm 2027
    Thì báo cáo không có dấu hiệu Q20

  Khung kịch bản: Công an báo không ai, ngành y tế báo có người cần điều trị
    Cho Sở Y tế báo biểu B20 năm 2027, có
      | Số người cần điều trị, cai nghiện |
      | <số>                              |
    Khi chấm điểm năm 2027
    Thì báo cáo <có> dấu hiệu Q20

    Dữ liệu:
      | số | có       |
      | 0  | không có |
      | 1  | có       |
      | 2  | có       |

  Khung kịch bản: Ngành y tế báo không ai, Công an báo có người có hồ sơ
    Cho Công an xã báo biểu B18 năm 2027, có
      | Số người nghiện có hồ sơ quản lý |
      | <số>                             |
    Khi chấm điểm năm 2027
    Thì báo cáo <có> dấu hiệu Q20

    Dữ liệu:
      | số | có       |
      | 0  | không có |
      | 1  | có       |
      | 2  | có       |

  Kịch bản: Công an chỉ có người sử dụng chưa nghiện: không ai phải cai
    Cho Công an xã báo biểu B18 năm 2027, có
      | Số người sử dụng trái phép có hồ sơ quản lý |
      | 3                                           |
    Khi chấm điểm năm 2027
    Thì báo cáo không có dấu hiệu Q20

  Kịch bản: Cả hai báo có người
    Cho Công an xã báo biểu B18 năm 2027, có
      | Số người nghiện có hồ sơ quản lý |
      | 3                                |
    Và Sở Y tế báo biểu B20 năm 2027, có
      | Số người cần điều trị, cai nghiện |
      | 2                                 |
    Khi chấm điểm năm 2027
    Thì báo cáo không có dấu hiệu Q20

  Kịch bản: Xã báo không phát sinh, Công an chưa báo
    Cho Công an xã chưa báo biểu B19 năm 2027
    Khi chấm điểm năm 2027
    Thì chưa biết báo cáo có dấu hiệu Q20 hay không
