# language: vi
Tính năng: in_force – tổng, mức trần của nhóm từ một ngày
  Từ năm 2020 nhóm A không quá 5 điểm, dù các tiêu chí cộng được hơn.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "nhom_theo_ngay"
    Và xã "31003" đã nộp đủ các biểu từ năm 2019 đến năm 2020

  Kịch bản: Năm 2019 nhóm A cộng được 6 điểm
    Cho năm 2019 xã tổ chức 6 buổi tuyên truyền
    Khi xét "nhom_theo_ngay" năm 2019
    Thì tiêu chí A1 được 6 điểm
    Và tổng điểm là 10

  Kịch bản: Từ năm 2020 nhóm A không quá 5 điểm
    Cho năm 2020 xã tổ chức 5 buổi tuyên truyền
    Khi xét "nhom_theo_ngay" năm 2020
    Thì tiêu chí A1 được 5 điểm
    Và tiêu chí A2 được 2 điểm
    Và tổng điểm là 10

  Kịch bản: Dưới mức trần thì cộng như thường
    Cho năm 2020 xã tổ chức 3 buổi tuyên truyền
    Khi xét "nhom_theo_ngay" năm 2020
    Thì tổng điểm là 8
