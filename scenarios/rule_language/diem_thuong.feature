# language: vi
Tính năng: bonus – điểm thưởng ngoài tổng
  Lớp tập huấn được thưởng 2 điểm, cộng ngoài 10 điểm của bộ.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "diem_thuong"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020

  Kịch bản: Thưởng đưa tổng lên trên 10
    Cho năm 2020 xã tổ chức 9 buổi tuyên truyền
    Và biểu B11 năm 2020 có
      | Ngày     | Hình thức | Đối tượng    |
      | 5/3/2020 | tập huấn  | cán bộ cơ sở |
    Khi xét "diem_thuong" năm 2020
    Thì tổng điểm là 12

  Kịch bản: Không có lớp tập huấn thì không thưởng, cũng không mất gì
    Cho năm 2020 xã tổ chức 10 buổi tuyên truyền
    Khi xét "diem_thuong" năm 2020
    Thì tiêu chí T1 được 0 điểm
    Và tổng điểm là 10
