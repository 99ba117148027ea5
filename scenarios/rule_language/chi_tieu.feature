# language: vi
Tính năng: quota – chỉ tiêu của một hạng
  Không quá một xã được xếp Tốt; ngoài chỉ tiêu thì xuống hạng kế tiếp; bằng nhau ở ranh giới thì chưa quyết định được.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "chi_tieu"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020
    Và xã "30991" cũng đã nộp đủ các biểu năm 2020

  Kịch bản: Xã đứng đầu được xếp Tốt
    Cho năm 2020 xã tổ chức 10 buổi tuyên truyền
    Và năm 2020 xã "30991" tổ chức 9 buổi tuyên truyền
    Khi xét "chi_tieu" năm 2020
    Thì xã được xếp hạng "Tốt"
    Và điều kiện khống chế G1 không áp dụng

  Kịch bản: Đủ điểm mà ngoài chỉ tiêu thì xếp Khá
    Cho năm 2020 xã tổ chức 9 buổi tuyên truyền
    Và năm 2020 xã "30991" tổ chức 10 buổi tuyên truyền
    Khi xét "chi_tieu" năm 2020
    Thì tổng điểm là 9
    Và điều kiện khống chế G1 áp dụng
    Và xã được xếp hạng "Khá"

  Kịch bản: Bằng nhau ở ranh giới thì người có thẩm quyền quyết định
    Cho năm 2020 xã tổ chức 9 buổi tuyên truyền
    Và năm 2020 xã "30991" tổ chức 9 buổi tuyên truyền
    Khi xét "chi_tieu" năm 2020
    Thì chưa biết điều kiện khống chế G1 có áp dụng hay không
    Và xã chưa xếp hạng được, có thể là "Tốt" hoặc "Khá"
