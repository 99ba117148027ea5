# language: vi
Tính năng: C4 – Có tập huấn cho cán bộ cơ sở
  Có ít nhất một lớp tập huấn cho cán bộ cơ sở: 4 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Phải là tập huấn, và cho cán bộ cơ sở
    Cho biểu B11 năm 2020 có
      | Ngày     | Hình thức   | Đối tượng   |
      | 3/2/2020 | <hình thức> | <đối tượng> |
    Khi chấm điểm năm 2020
    Thì tiêu chí C4 được <điểm> điểm

    Dữ liệu:
      | hình thức    | đối tượng    | điểm |
      | tập huấn     | cán bộ cơ sở | 4    |
      | tuyên truyền | cán bộ cơ sở | 0    |
      | tập huấn     | doanh nghiệp | 0    |

  Kịch bản: Không có lớp nào
    Khi chấm điểm năm 2020
    Thì tiêu chí C4 được 0 điểm

  Kịch bản: Thiếu biểu tuyên truyền
    Cho biểu B11 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí C4 được từ 0 đến 4 điểm vì thiếu biểu B11

  Kịch bản: Lớp tập huấn của năm trước không tính cho năm nay
    Cho biểu B11 năm 2019 có
      | Ngày     | Hình thức | Đối tượng    |
      | 3/2/2019 | tập huấn  | cán bộ cơ sở |
    Khi chấm điểm năm 2020
    Thì tiêu chí C4 được 0 điểm

  Kịch bản: Hai lớp tập huấn cũng chỉ 4 điểm
    Cho biểu B11 năm 2020 có
      | Ngày     | Hình thức | Đối tượng    |
      | 3/2/2020 | tập huấn  | cán bộ cơ sở |
      | 9/5/2020 | tập huấn  | cán bộ cơ sở |
    Khi chấm điểm năm 2020
    Thì tiêu chí C4 được 4 điểm
