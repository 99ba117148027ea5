# language: vi
Tính năng: tie_breaks – bằng điểm thì xét tiêu chí phụ
  Bằng điểm thì xã nhiều lớp tập huấn cho cán bộ cơ sở hơn đứng trước.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "tieu_chi_phu"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020
    Và xã "30991" cũng đã nộp đủ các biểu năm 2020

  Kịch bản: Có lớp tập huấn thì đứng trước xã bằng điểm
    Cho biểu B11 năm 2020 có
      | Ngày     | Hình thức | Đối tượng    |
      | 5/3/2020 | tập huấn  | cán bộ cơ sở |
    Và năm 2020 xã "30991" tổ chức 1 buổi tuyên truyền
    Khi xét "tieu_chi_phu" năm 2020
    Thì tổng điểm là 1
    Và xã đứng thứ 1

  Kịch bản: Xã kia có lớp tập huấn thì đứng sau
    Cho năm 2020 xã tổ chức 1 buổi tuyên truyền
    Và xã "30991" báo biểu B11 năm 2020, có
      | Ngày     | Hình thức | Đối tượng    |
      | 5/3/2020 | tập huấn  | cán bộ cơ sở |
    Khi xét "tieu_chi_phu" năm 2020
    Thì tổng điểm là 1
    Và xã đứng thứ 2

  Kịch bản: Tiêu chí phụ không đổi thứ tự của xã ít điểm hơn
    Cho biểu B11 năm 2020 có
      | Ngày     | Hình thức | Đối tượng    |
      | 5/3/2020 | tập huấn  | cán bộ cơ sở |
    Và năm 2020 xã "30991" tổ chức 2 buổi tuyên truyền
    Khi xét "tieu_chi_phu" năm 2020
    Thì xã đứng thứ 2
