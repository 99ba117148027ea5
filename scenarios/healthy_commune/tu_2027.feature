# language: vi
Tính năng: Từ kỳ năm 2027 có nhóm F; nhóm B, C nhường 12 điểm
  Kỳ năm 2026 và các năm trước giữ nguyên từng điểm.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2018 đến năm 2027
    Và Công an xã báo biểu B18 năm 2027 không phát sinh
    Và Công an xã báo biểu B19 năm 2027 không phát sinh
    Và Sở Y tế báo biểu B20 năm 2027 không phát sinh

  Kịch bản: Trọn điểm vẫn là 100
    Cho xã đạt trọn 100 điểm từ năm 2026 đến năm 2027
    Khi chấm điểm năm 2026
    Thì tổng điểm là 100
    Và tiêu chí B1 được 6 điểm
    Và tiêu chí B2 được 9 điểm
    Và tiêu chí C1 được 6 điểm
    Và tiêu chí C2 được 6 điểm
    Khi chấm điểm năm 2027
    Thì tổng điểm là 100
    Và tiêu chí B1 được 3 điểm
    Và tiêu chí B2 được 6 điểm
    Và tiêu chí C1 được 3 điểm
    Và tiêu chí C2 được 3 điểm
    Và tiêu chí F1 được 3 điểm

  Kịch bản: Kỳ năm 2026 không còn thiếu biểu ma túy nào
    Cho xã đạt trọn 100 điểm năm 2026
    Và Công an xã chưa báo biểu B18 năm 2026
    Khi chấm điểm năm 2026
    Thì tổng điểm là 100
    Và không còn thiếu biểu nào

  Khung kịch bản: Quanh ngưỡng của B1, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Tỷ lệ cơ sở đã rà soát, phân loại" được cho là <tỷ lệ>
    Khi chấm điểm năm 2027
    Thì tiêu chí B1 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 0      | 0    |
      | 99,499 | 2,98 |
      | 99,5   | 2,99 |
      | 99,99  | 3    |
      | 100    | 3    |
      | 100,01 | 3    |

  Khung kịch bản: Quanh ngưỡng của B2, xã thường 60 %
    Cho số liệu "Tỷ lệ cơ sở đã được kiểm tra" được cho là <tỷ lệ>
    Khi chấm điểm năm 2027
    Thì tiêu chí B2 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 0      | 0    |
      | 59,84  | 5,98 |
      | 59,85  | 5,99 |
      | 59,99  | 6    |
      | 60     | 6    |
      | 60,01  | 6    |

  Khung kịch bản: Quanh ngưỡng của B2, vùng giáp ranh 80 %
    Cho xã thuộc vùng giáp ranh
    Và số liệu "Tỷ lệ cơ sở đã được kiểm tra" được cho là <tỷ lệ>
    Khi chấm điểm năm 2027
    Thì tiêu chí B2 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ | điểm |
      | 79,79 | 5,98 |
      | 79,8  | 5,99 |
      | 79,99 | 6    |
      | 80    | 6    |
      | 80,01 | 6    |

  Khung kịch bản: Quanh ngưỡng của C1
    Cho năm 2027 xã tổ chức <số buổi> buổi tuyên truyền
    Khi chấm điểm năm 2027
    Thì tiêu chí C1 được <điểm> điểm

    Dữ liệu:
      | số buổi | điểm |
      | 3       | 0    |
      | 4       | 3    |
      | 5       | 3    |

  Khung kịch bản: Quanh ngưỡng của C2, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Tỷ lệ ấp, khu phố có tuyên truyền" được cho là <tỷ lệ>
    Khi chấm điểm năm 2027
    Thì tiêu chí C2 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 0      | 0    |
      | 99,499 | 2,98 |
      | 99,5   | 2,99 |
      | 99,99  | 3    |
      | 100    | 3    |
      | 100,01 | 3    |

  Khung kịch bản: Thiếu biểu của tiêu chí đổi điểm
    Cho biểu <biểu> năm 2027 chưa nộp
    Và cơ sở "31006-CS-001" loại "karaoke"
    Khi chấm điểm năm 2027
    Thì tiêu chí <tiêu chí> được từ 0 đến <nhiều nhất> điểm vì thiếu biểu <biểu>

    Dữ liệu:
      | biểu | tiêu chí | nhiều nhất |
      | B04  | B2       | 6          |
      | B11  | C1       | 3          |
      | B11  | C2       | 3          |

  Kịch bản: Thiếu biểu cơ sở
    Cho biểu B02 năm 2027 chưa nộp
    Khi chấm điểm năm 2027
    Thì tiêu chí B1 được từ 0 đến 3 điểm vì thiếu biểu B02

  Kịch bản: Xã không có cơ sở nào
    Khi chấm điểm năm 2027
    Thì tiêu chí B1 không áp dụng, được 3 điểm
    Và tiêu chí B2 không áp dụng, được 6 điểm

  Khung kịch bản: Tiêu chí, điều kiện khống chế, dấu hiệu căn cứ vào văn bản nào
    Khi chấm điểm năm 2027
    Thì <mục> căn cứ vào <căn cứ>

    Dữ liệu:
      | mục | căn cứ                                             |
      | B1  | "kh-54-2020/III.2", "minh-hoa"                     |
      | B2  | "kh-54-2020/II.1", "minh-hoa"                      |
      | C1  | "kh-54-2020/III.1", "minh-hoa"                     |
      | C2  | "kh-54-2020/III.1", "minh-hoa"                     |
      | F1  | "kh-54-2020/III.1", "kh-54-2020/III.4", "minh-hoa" |
      | F2  | "kh-54-2020/III.4", "minh-hoa"                     |
      | F3  | "kh-54-2020/I", "minh-hoa"                         |
      | F4  | "kh-54-2020/III.3", "minh-hoa"                     |
      | F5  | "kh-54-2020/III.3", "minh-hoa"                     |
      | G4  | "kh-54-2020/IV", "minh-hoa"                        |
      | Q20 | "minh-hoa"                                         |
      | Q21 | "minh-hoa"                                         |
