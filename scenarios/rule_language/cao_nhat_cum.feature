# language: vi
Tính năng: share_of_best – so với xã cao nhất của cụm
  Xã cao nhất của cụm được trọn 10 điểm, xã khác theo tỷ lệ; xã ngoài cụm không tính.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "cao_nhat_cum"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020
    Và xã "30991" cũng đã nộp đủ các biểu năm 2020
    Và xã "30988" cũng đã nộp đủ các biểu năm 2020

  Kịch bản: Một nửa số buổi của xã cao nhất thì được nửa điểm
    Cho năm 2020 xã tổ chức 2 buổi tuyên truyền
    Và năm 2020 xã "30991" tổ chức 4 buổi tuyên truyền
    Khi xét "cao_nhat_cum" năm 2020
    Thì tiêu chí A1 được 5 điểm

  Kịch bản: Xã ngoài cụm làm nhiều hơn cũng không đổi gì
    Cho năm 2020 xã tổ chức 2 buổi tuyên truyền
    Và năm 2020 xã "30988" tổ chức 8 buổi tuyên truyền
    Khi xét "cao_nhat_cum" năm 2020
    Thì tiêu chí A1 được 10 điểm

  Kịch bản: Xã cùng cụm chưa nộp biểu có thể là xã cao nhất
    Cho năm 2020 xã tổ chức 2 buổi tuyên truyền
    Và xã "30991" chưa nộp biểu B11 năm 2020
    Khi xét "cao_nhat_cum" năm 2020
    Thì tiêu chí A1 được từ 0 đến 10 điểm
