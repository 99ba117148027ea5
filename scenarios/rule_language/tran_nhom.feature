# language: vi
Tính năng: at_most ở nhóm – mức trần
  Cộng đến đâu cả nhóm cũng không quá 10 điểm.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "tran_nhom"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020

  Kịch bản: Thưởng không đưa nhóm vượt trần
    Cho năm 2020 xã tổ chức 9 buổi tuyên truyền
    Và biểu B11 năm 2020 có
      | Ngày     | Hình thức | Đối tượng    |
      | 5/3/2020 | tập huấn  | cán bộ cơ sở |
    Khi xét "tran_nhom" năm 2020
    Thì tiêu chí A1 được 10 điểm
    Và tiêu chí A2 được 2 điểm
    Và tổng điểm là 10

  Kịch bản: Dưới trần thì cộng đủ
    Cho năm 2020 xã tổ chức 4 buổi tuyên truyền
    Và biểu B11 năm 2020 có
      | Ngày     | Hình thức | Đối tượng    |
      | 5/3/2020 | tập huấn  | cán bộ cơ sở |
    Khi xét "tran_nhom" năm 2020
    Thì tổng điểm là 7
