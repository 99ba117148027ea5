# language: vi
Tính năng: C3 – Có tuyên truyền cho chủ cơ sở hoặc doanh nghiệp và cho nhóm có nguy cơ cao
  Có cả hai: 4 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Phải có cả hai phía
    Cho biểu B11 năm 2020 có
      | Ngày     | Đối tượng |
      | 3/2/2020 | <một>     |
      | 9/5/2020 | <hai>     |
    Khi chấm điểm năm 2020
    Thì tiêu chí C3 được <điểm> điểm

    Dữ liệu:
      | một                          | hai                 | điểm |
      | chủ cơ sở kinh doanh dịch vụ | nhóm có nguy cơ cao | 4    |
      | doanh nghiệp                 | nhóm có nguy cơ cao | 4    |
      | chủ cơ sở kinh doanh dịch vụ | doanh nghiệp        | 0    |
      | nhân dân                     | nhóm có nguy cơ cao | 0    |

  Kịch bản: Không có buổi nào
    Khi chấm điểm năm 2020
    Thì tiêu chí C3 được 0 điểm

  Kịch bản: Thiếu biểu tuyên truyền
    Cho biểu B11 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí C3 được từ 0 đến 4 điểm vì thiếu biểu B11

  Khung kịch bản: Buổi của năm trước không tính cho năm nay
    Cho biểu B11 năm 2019 có
      | Ngày     | Đối tượng   |
      | 3/2/2019 | <năm trước> |
    Và biểu B11 năm 2020 có
      | Ngày     | Đối tượng |
      | 9/5/2020 | <năm nay> |
    Khi chấm điểm năm 2020
    Thì tiêu chí C3 được 0 điểm

    Dữ liệu:
      | năm trước                    | năm nay                      |
      | nhóm có nguy cơ cao          | chủ cơ sở kinh doanh dịch vụ |
      | chủ cơ sở kinh doanh dịch vụ | nhóm có nguy cơ cao          |

  Kịch bản: Hai buổi cho nhóm có nguy cơ cao, một buổi cho doanh nghiệp
    Cho biểu B11 năm 2020 có
      | Ngày     | Đối tượng           |
      | 3/2/2020 | nhóm có nguy cơ cao |
      | 4/3/2020 | nhóm có nguy cơ cao |
      | 9/5/2020 | doanh nghiệp        |
    Khi chấm điểm năm 2020
    Thì tiêu chí C3 được 4 điểm
