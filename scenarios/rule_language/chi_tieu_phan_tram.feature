# language: vi
Tính năng: quota – chỉ tiêu theo phần trăm số xã, bằng nhau cùng được
  40 % của ba xã là 1,2: chỉ một xã, không làm tròn lên.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "chi_tieu_phan_tram"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020
    Và xã "30991" cũng đã nộp đủ các biểu năm 2020
    Và xã "31000" cũng đã nộp đủ các biểu năm 2020

  Kịch bản: Bằng nhau ở ranh giới thì cùng được xếp Tốt
    Cho năm 2020 xã tổ chức 9 buổi tuyên truyền
    Và năm 2020 xã "30991" tổ chức 9 buổi tuyên truyền
    Khi xét "chi_tieu_phan_tram" năm 2020
    Thì xã được xếp hạng "Tốt"

  Kịch bản: Đứng thứ hai thì ngoài chỉ tiêu
    Cho năm 2020 xã tổ chức 9 buổi tuyên truyền
    Và năm 2020 xã "30991" tổ chức 10 buổi tuyên truyền
    Khi xét "chi_tieu_phan_tram" năm 2020
    Thì xã được xếp hạng "Khá"
