# language: vi
Tính năng: rank_percent – thứ tự tính theo phần trăm số xã
  Ngoài nửa đầu thì cao nhất là Khá.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "thu_tu_phan_tram"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020
    Và xã "30991" cũng đã nộp đủ các biểu năm 2020
    Và xã "31000" cũng đã nộp đủ các biểu năm 2020
    Và xã "31006" cũng đã nộp đủ các biểu năm 2020

  Kịch bản: Thứ hai trong bốn xã là đúng nửa đầu
    Cho năm 2020 xã "30991" tổ chức 10 buổi tuyên truyền
    Và năm 2020 xã tổ chức 9 buổi tuyên truyền
    Khi xét "thu_tu_phan_tram" năm 2020
    Thì xã đứng thứ 2
    Và xã được xếp hạng "Tốt"

  Kịch bản: Thứ ba trong bốn xã là nửa sau
    Cho năm 2020 xã "30991" tổ chức 10 buổi tuyên truyền
    Và năm 2020 xã "31000" tổ chức 10 buổi tuyên truyền
    Và năm 2020 xã tổ chức 9 buổi tuyên truyền
    Khi xét "thu_tu_phan_tram" năm 2020
    Thì xã đứng thứ 3
    Và xã được xếp hạng "Khá"
