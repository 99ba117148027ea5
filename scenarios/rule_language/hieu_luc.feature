# language: vi
Tính năng: in_force – chỉ số, dữ kiện có hiệu lực từ một ngày đến một ngày
  Từ năm 2020 phải khai số ấp có mô hình; trước đó không ai phải khai, không cần bịa số.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "hieu_luc"
    Và xã "31003" đã nộp đủ các biểu từ năm 2019 đến năm 2020

  Kịch bản: Trước năm 2020 tính theo cách cũ, không phải khai gì
    Cho năm 2019 xã tổ chức 6 buổi tuyên truyền
    Khi xét "hieu_luc" năm 2019
    Thì tiêu chí A2 được 4 điểm
    Và mọi tiêu chí đã có điểm
    Và tổng điểm là 10

  Kịch bản: Từ năm 2020 tính theo điều đã khai
    Cho năm 2020 xã tổ chức 6 buổi tuyên truyền
    Và năm 2020 khai "ap_co_mo_hinh" là 3 trên 6
    Khi xét "hieu_luc" năm 2020
    Thì tiêu chí A2 được 2 điểm
    Và tổng điểm là 8

  Kịch bản: Từ năm 2020 chưa khai thì còn là một khoảng
    Cho năm 2020 xã tổ chức 6 buổi tuyên truyền
    Khi xét "hieu_luc" năm 2020
    Thì tiêu chí A2 được từ 0 đến 4 điểm
    Và còn phải khai "ap_co_mo_hinh" của UBND xã
