# language: vi
Tính năng: at_least ở nhóm – mức sàn
  Trừ đến đâu cả nhóm cũng không dưới 0.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "san_nhom"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020

  Kịch bản: Trừ không đưa nhóm xuống dưới 0
    Cho năm 2020 xã tổ chức 1 buổi tuyên truyền
    Và số liệu "Có công chức phụ trách" được cho là không
    Khi xét "san_nhom" năm 2020
    Thì tiêu chí A1 được 1 điểm
    Và tổng điểm là 0

  Kịch bản: Trên sàn thì trừ đủ
    Cho năm 2020 xã tổ chức 5 buổi tuyên truyền
    Và số liệu "Có công chức phụ trách" được cho là không
    Khi xét "san_nhom" năm 2020
    Thì tổng điểm là 3
