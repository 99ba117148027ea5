# language: vi
Tính năng: Đủ điều kiện đề nghị xét khen thưởng
  Ba năm liền xếp hạng tốt hoặc khá. Người có thẩm quyền quyết định, không phải máy.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm từ năm 2018 đến năm 2020

  Kịch bản: Ba năm liền tốt hoặc khá
    Cho năm 2019 xã không đạt điểm nào ở tiêu chí B2, E1, E2
    Khi chấm điểm năm 2020
    Thì xã đủ điều kiện đề nghị xét khen thưởng
    Và xã đã giữ được 3 năm liền

  Kịch bản: Năm giữa chỉ trung bình
    Cho năm 2019 xã không đạt điểm nào ở tiêu chí B1, B2, B3, B4, E1, E2
    Khi chấm điểm năm 2020
    Thì xã không đủ điều kiện đề nghị xét khen thưởng
    Và xã đã giữ được 1 năm liền

  Kịch bản: Mới hai năm liền
    Khi chấm điểm năm 2019
    Thì xã không đủ điều kiện đề nghị xét khen thưởng
    Và xã đã giữ được 2 năm liền

  Kịch bản: Một năm không gửi báo cáo làm đứt chuỗi
    Cho xã chưa gửi báo cáo năm 2019
    Khi chấm điểm năm 2020
    Thì xã không đủ điều kiện đề nghị xét khen thưởng

  Kịch bản: Năm giữa chưa xếp hạng được
    Cho năm 2019 xã không đạt điểm nào ở tiêu chí B1, B2, B3, E1
    Và biểu B05 năm 2019 chưa nộp
    Khi chấm điểm năm 2020
    Thì chưa biết xã có đủ điều kiện đề nghị xét khen thưởng hay không

  Kịch bản: Năm giữa chưa rõ điểm, nhưng tốt hay khá thì cũng đủ
    Cho năm 2019 xã không đạt điểm nào ở tiêu chí E1, E2
    Và biểu B05 năm 2019 chưa nộp
    Khi chấm điểm năm 2020
    Thì xã đủ điều kiện đề nghị xét khen thưởng

  Kịch bản: Năm giữa chưa xếp hạng được, nhưng năm đầu đã không đạt
    Cho năm 2018 xã không đạt điểm nào ở tiêu chí B1, B2, B3, B4, E1, E2
    Và năm 2019 xã không đạt điểm nào ở tiêu chí B1, B2, B3, E1
    Và biểu B05 năm 2019 chưa nộp
    Khi chấm điểm năm 2020
    Thì xã không đủ điều kiện đề nghị xét khen thưởng
    Và xã đã giữ được từ 1 đến 2 năm liền

  Kịch bản: Năm giữa yếu
    Cho năm 2019 xã không đạt điểm nào ở tiêu chí B1, B2, B3, B4, C3, C4, D2, D3, E1, E2, E3
    Khi chấm điểm năm 2020
    Thì xã không đủ điều kiện đề nghị xét khen thưởng
    Và xã đã giữ được 1 năm liền
