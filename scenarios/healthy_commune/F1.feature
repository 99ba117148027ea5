# language: vi
Tính năng: F1 – Có tuyên truyền phòng, chống ma túy
  Từ kỳ năm 2027. Ít nhất hai buổi có chủ đề ma túy: 3 điểm.

  Bối cảnh:
    Biết xã "31006" đã nộp đủ các biểu từ năm 2018 đến năm 2027
    Và Công an xã báo biểu B18 năm 2027 không phát sinh
    Và Công an xã báo biểu B19 năm 2027 không phát sinh
    Và Sở Y tế báo biểu B20 năm 2027 không phát sinh

  Khung kịch bản: Cần ít nhất hai buổi
    Cho số liệu "Buổi, đợt tuyên truyền phòng, chống ma túy" được cho là <số buổi>
    Khi chấm điểm năm 2027
    Thì tiêu chí F1 được <điểm> điểm

    Dữ liệu:
      | số buổi | điểm |
      | 1       | 0    |
      | 2       | 3    |
      | 3       | 3    |

  Khung kịch bản: Chủ đề nào thì tính
    Cho biểu B11 năm 2027 có
      | Ngày      | Chủ đề  |
      | 3/2/2027  | <một>   |
      | 10/2/2027 | <hai>   |
    Khi chấm điểm năm 2027
    Thì tiêu chí F1 được <điểm> điểm

    Dữ liệu:
      | một    | hai               | điểm |
      | ma túy | mại dâm và ma túy | 3    |
      | ma túy | mại dâm           | 0    |
      | ma túy |                   | 0    |

  Kịch bản: Buổi sau ngày cuối kỳ để sang năm sau
    Cho biểu B11 năm 2027 có
      | Ngày       | Chủ đề |
      | 3/2/2027   | ma túy |
      | 15/12/2027 | ma túy |
    Khi chấm điểm năm 2027
    Thì tiêu chí F1 được 0 điểm

  Kịch bản: Biểu tuyên truyền chưa nộp
    Cho biểu B11 năm 2027 chưa nộp
    Khi chấm điểm năm 2027
    Thì tiêu chí F1 được từ 0 đến 3 điểm vì thiếu biểu B11
