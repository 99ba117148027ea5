# language: vi
Tính năng: of – điểm do hội đồng quyết định
  Chưa quyết định thì điểm là một khoảng; ghi ngoài mức thì không phải quyết định.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "diem_hoi_dong"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020

  Kịch bản: Điểm đã quyết định thì tính như vậy
    Cho năm 2020 xã tổ chức 6 buổi tuyên truyền
    Và năm 2020 khai "diem_mo_hinh" là 3
    Khi xét "diem_hoi_dong" năm 2020
    Thì tiêu chí A2 được 3 điểm
    Và tổng điểm là 9

  Kịch bản: Chưa quyết định thì còn là một khoảng
    Cho năm 2020 xã tổ chức 6 buổi tuyên truyền
    Khi xét "diem_hoi_dong" năm 2020
    Thì tiêu chí A2 được từ 0 đến 4 điểm
    Và còn phải khai "diem_mo_hinh" của Phòng LĐTBXH

  Kịch bản: Ghi nhiều hơn mức văn bản cho phép thì chưa phải là quyết định
    Cho năm 2020 xã tổ chức 6 buổi tuyên truyền
    Và năm 2020 khai "diem_mo_hinh" là 5
    Khi xét "diem_hoi_dong" năm 2020
    Thì tiêu chí A2 được từ 0 đến 4 điểm
