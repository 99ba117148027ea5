# language: vi
Tính năng: rank – thứ tự giữa các xã
  Ngoài hai xã đứng đầu thì cao nhất là Khá. Xã bằng điểm đứng cùng thứ.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "thu_tu"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020
    Và xã "30991" cũng đã nộp đủ các biểu năm 2020
    Và xã "31000" cũng đã nộp đủ các biểu năm 2020

  Kịch bản: Đứng thứ hai thì được xếp Tốt
    Cho năm 2020 xã "30991" tổ chức 10 buổi tuyên truyền
    Và năm 2020 xã tổ chức 9 buổi tuyên truyền
    Và năm 2020 xã "31000" tổ chức 8 buổi tuyên truyền
    Khi xét "thu_tu" năm 2020
    Thì xã đứng thứ 2
    Và xã được xếp hạng "Tốt"

  Kịch bản: Đứng thứ ba thì không, dù đủ điểm
    Cho năm 2020 xã "30991" tổ chức 10 buổi tuyên truyền
    Và năm 2020 xã tổ chức 8 buổi tuyên truyền
    Và năm 2020 xã "31000" tổ chức 9 buổi tuyên truyền
    Khi xét "thu_tu" năm 2020
    Thì xã đứng thứ 3
    Và tổng điểm là 8
    Và xã được xếp hạng "Khá"

  Kịch bản: Bằng điểm thì đứng cùng thứ
    Cho năm 2020 xã "30991" tổ chức 9 buổi tuyên truyền
    Và năm 2020 xã tổ chức 9 buổi tuyên truyền
    Khi xét "thu_tu" năm 2020
    Thì xã đứng thứ 1

  Kịch bản: Xã khác chưa nộp biểu thì chưa biết đứng thứ mấy
    Cho năm 2020 xã "30991" tổ chức 10 buổi tuyên truyền
    Và năm 2020 xã tổ chức 9 buổi tuyên truyền
    Và xã "31000" chưa nộp biểu B11 năm 2020
    Khi xét "thu_tu" năm 2020
    Thì xã đứng từ thứ 2 đến thứ 3
    Và xã chưa xếp hạng được, có thể là "Tốt" hoặc "Khá"
