# language: vi
Tính năng: band_before – xếp loại năm trước
  Năm trước xếp Yếu thì năm nay cao nhất là Khá.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "nam_truoc"
    Và xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Năm trước xếp Yếu thì năm nay không xếp Tốt
    Cho năm 2019 xã tổ chức 2 buổi tuyên truyền
    Và năm 2020 xã tổ chức 9 buổi tuyên truyền
    Khi xét "nam_truoc" năm 2020
    Thì điều kiện khống chế G1 áp dụng
    Và xã được xếp hạng "Khá"

  Kịch bản: Năm trước xếp Khá thì không sao
    Cho năm 2019 xã tổ chức 5 buổi tuyên truyền
    Và năm 2020 xã tổ chức 9 buổi tuyên truyền
    Khi xét "nam_truoc" năm 2020
    Thì điều kiện khống chế G1 không áp dụng
    Và xã được xếp hạng "Tốt"

  Kịch bản: Năm trước chưa nộp biểu thì chưa biết
    Cho biểu B11 năm 2019 chưa nộp
    Và năm 2020 xã tổ chức 9 buổi tuyên truyền
    Khi xét "nam_truoc" năm 2020
    Thì xã chưa xếp hạng được, có thể là "Tốt" hoặc "Khá"
