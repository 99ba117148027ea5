# language: vi
Tính năng: parts – tiêu chí chia thành phần
  Điểm của từng phần cộng lại.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "thanh_phan"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020

  Kịch bản: Đạt cả hai phần
    Cho năm 2020 xã tổ chức 1 buổi tuyên truyền
    Và biểu B11 năm 2020 có
      | Ngày     | Hình thức | Đối tượng    |
      | 5/3/2020 | tập huấn  | cán bộ cơ sở |
    Khi xét "thanh_phan" năm 2020
    Thì tiêu chí A1a được 6 điểm
    Và tiêu chí A1b được 4 điểm
    Và tổng điểm là 10

  Kịch bản: Chỉ đạt một phần thì được phần ấy
    Cho năm 2020 xã tổ chức 2 buổi tuyên truyền
    Khi xét "thanh_phan" năm 2020
    Thì tiêu chí A1b được 0 điểm
    Và tổng điểm là 6
