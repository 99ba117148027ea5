# language: vi
Tính năng: F5 – Đạt mục tiêu xã không ma túy, nơi đã đăng ký
  Từ kỳ năm 2027. Không đăng ký thì không áp dụng, nên không ai mất điểm vì số người có hồ sơ. Người đang điều trị thay thế, cai nghiện tại nhà, quản lý
  sau cai không tính, như Điều 6 Quyết định 28/2025.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2018 đến năm 2027
    Và Công an xã báo biểu B18 năm 2027 không phát sinh
    Và Công an xã báo biểu B19 năm 2027 không phát sinh
    Và Sở Y tế báo biểu B20 năm 2027 không phát sinh
    Và biểu B14 năm 2027 có
      | Đăng ký xã không ma túy |
      | có                      |

  Kịch bản: Đăng ký và đạt
    Khi chấm điểm năm 2027
    Thì tiêu chí F5 được 1 điểm

  Khung kịch bản: Còn người, còn điểm
    Cho Công an xã báo biểu B18 năm 2027, có
      | Số người nghiện có hồ sơ quản lý | Số người sử dụng trái phép có hồ sơ quản lý | <cột>   |
      | <nghiện>                         | <sử dụng>                                   | <trong> |
    Khi chấm điểm năm 2027
    Thì tiêu chí F5 được <điểm> điểm

    Dữ liệu:
      | nghiện | sử dụng | cột                                                      | trong | điểm |
      | 1      | 0       | Trong đó: phát sinh mới trong kỳ                         | 0     | 0    |
      | 0      | 1       | Trong đó: phát sinh mới trong kỳ                         | 0     | 0    |
      | 2      | 0       | Trong đó: đang điều trị bằng thuốc thay thế              | 2     | 1    |
      | 2      | 0       | Trong đó: đang cai nghiện tại gia đình, cộng đồng        | 2     | 1    |
      | 2      | 0       | Trong đó: đang bị quản lý sau cai nghiện                 | 2     | 1    |
      | 2      | 0       | Trong đó: đang ở cơ sở cai nghiện                        | 2     | 0    |
      | 0      | 0       | Số người cư trú vi phạm pháp luật về ma túy trên địa bàn | 1     | 0    |
      | 0      | 0       | Số người bị truy nã về ma túy lẩn trốn trên địa bàn      | 1     | 0    |

  Kịch bản: Còn một điểm tổ chức, chứa chấp sử dụng
    Cho Công an xã báo biểu B19 năm 2027, có
      | Loại vụ         | Số điểm tổ chức, chứa chấp sử dụng trái phép |
      | tổ chức sử dụng | 1                                            |
    Khi chấm điểm năm 2027
    Thì tiêu chí F5 được 0 điểm

  Khung kịch bản: Quanh ngưỡng
    Cho số liệu "Số người, số điểm trái với mục tiêu xã không ma túy" được cho là <số>
    Khi chấm điểm năm 2027
    Thì tiêu chí F5 được <điểm> điểm

    Dữ liệu:
      | số | điểm |
      | -1 | 1    |
      | 0  | 1    |
      | 1  | 0    |

  Kịch bản: Không đăng ký
    Cho biểu B14 năm 2027 có
      | Đăng ký xã không ma túy |
      | không                   |
    Và Công an xã báo biểu B18 năm 2027, có
      | Số người nghiện có hồ sơ quản lý |
      | 30                               |
    Khi chấm điểm năm 2027
    Thì tiêu chí F5 không áp dụng, được 1 điểm

  Kịch bản: Công an chưa báo
    Cho Công an xã chưa báo biểu B18 năm 2027
    Khi chấm điểm năm 2027
    Thì tiêu chí F5 được từ 0 đến 1 điểm vì thiếu biểu B18

  Kịch bản: Biểu đăng ký chưa nộp mà còn người
    Cho biểu B14 năm 2027 chưa nộp
    Và Công an xã báo biểu B18 năm 2027, có
      | Số người nghiện có hồ sơ quản lý |
      | 3                                |
    Khi chấm điểm năm 2027
    Thì tiêu chí F5 được từ 0 đến 1 điểm vì thiếu biểu B14
