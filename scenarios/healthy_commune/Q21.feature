# language: vi
Tính năng: Q21 – Số liệu ma túy của Công an, ngành y tế, xã không khớp nhau
  Từ kỳ năm 2027. Ghi số 0 cũng là giấu như báo không phát sinh.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2018 đến năm 2027
    Và Công an xã báo biểu B18 năm 2027 không phát sinh
    Và Công an xã báo biểu B19 năm 2027 không phát sinh
    Và Sở Y tế báo biểu B20 năm 2027 không phát sinh

  Khung kịch bản: Số người đã điều trị và số người có hồ sơ
    Cho Công an xã báo biểu B18 năm 2027, có
      | Số người nghiện có hồ sơ quản lý | Số người đưa ra khỏi danh sách trong kỳ |
      | <hồ sơ>                          | <đưa ra>                                |
    Và Sở Y tế báo biểu B20 năm 2027, có
      | Số người cần điều trị, cai nghiện | Trong đó: đã được điều trị, cai nghiện |
      | 9                                 | <điều trị>                             |
    Khi chấm điểm năm 2027
    Thì báo cáo <có> dấu hiệu Q21

    Dữ liệu:
      | hồ sơ | đưa ra | điều trị | có       |
      | 0     | 0      | 1        | có       |
      | 2     | 0      | 2        | không có |
      | 2     | 0      | 4        | có       |
      | 2     | 2      | 4        | không có |
      | 2     | 1      | 4        | có       |
      | 5     | 0      | 4        | không có |

  Khung kịch bản: Số điểm Công an báo và số tụ điểm xã báo
    Cho số liệu "Tụ điểm ma túy có lúc hoạt động trong kỳ" được cho là <xã>
    Và số liệu "Điểm tổ chức, chứa chấp sử dụng ma túy Công an báo" được cho là <Công an>
    Khi chấm điểm năm 2027
    Thì <kết luận>

    Dữ liệu:
      | xã        | Công an | kết luận                                    |
      | 0         | 0       | báo cáo không có dấu hiệu Q21               |
      | 0         | 1       | báo cáo có dấu hiệu Q21                     |
      | 0         | 2       | báo cáo có dấu hiệu Q21                     |
      | 1         | 0       | báo cáo có dấu hiệu Q21                     |
      | 2         | 0       | báo cáo có dấu hiệu Q21                     |
      | 1         | 1       | báo cáo không có dấu hiệu Q21               |
      | 2         | 1       | báo cáo không có dấu hiệu Q21               |
      | chưa biết | 1       | chưa biết báo cáo có dấu hiệu Q21 hay không |
