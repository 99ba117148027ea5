# language: vi
Tính năng: together – các xã cộng lại
  Hai trong ba ý: từ 20 buổi tuyên truyền; từ 50 % số xã được xếp Tốt; từ 5 phụ nữ hoặc 5 trẻ em gái được hỗ trợ.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "cong_lai"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020
    Và xã "30991" cũng đã nộp đủ các biểu năm 2020
    Và xã "31000" cũng đã nộp đủ các biểu năm 2020
    Và xã "31006" cũng đã nộp đủ các biểu năm 2020

  Kịch bản: Đúng hai ý, mỗi ý đúng mức
    Cho năm 2020 xã tổ chức 8 buổi tuyên truyền
    Và năm 2020 xã "30991" tổ chức 8 buổi tuyên truyền
    Và năm 2020 xã "31000" tổ chức 4 buổi tuyên truyền
    Khi xét "cong_lai" năm 2020
    Thì các xã cộng lại đạt các ý "Đủ buổi" và "Nửa số xã Tốt"
    Và các xã cộng lại đạt "Huyện mạnh"

  Kịch bản: Ý này kém một buổi thì chỉ còn một ý, cả huyện không đạt
    Cho năm 2020 xã tổ chức 8 buổi tuyên truyền
    Và năm 2020 xã "30991" tổ chức 8 buổi tuyên truyền
    Và năm 2020 xã "31000" tổ chức 3 buổi tuyên truyền
    Khi xét "cong_lai" năm 2020
    Thì các xã cộng lại đạt các ý "Nửa số xã Tốt"
    Và các xã cộng lại không đạt "Huyện mạnh"

  Kịch bản: Một trong hai số liệu của ý là đủ
    Cho năm 2020 xã tổ chức 20 buổi tuyên truyền
    Và biểu B12 năm 2020 có
      | Chương trình | Số phụ nữ | Số trẻ em gái |
      | giảm nghèo   | 0         | 5             |
    Khi xét "cong_lai" năm 2020
    Thì các xã cộng lại đạt các ý "Đủ buổi" và "Hỗ trợ nhiều"
    Và các xã cộng lại đạt "Huyện mạnh"

  Kịch bản: Hai số liệu của ý không cộng với nhau
    Cho năm 2020 xã tổ chức 20 buổi tuyên truyền
    Và biểu B12 năm 2020 có
      | Chương trình | Số phụ nữ | Số trẻ em gái |
      | giảm nghèo   | 4         | 4             |
    Khi xét "cong_lai" năm 2020
    Thì các xã cộng lại đạt các ý "Đủ buổi"
    Và các xã cộng lại không đạt "Huyện mạnh"

  Kịch bản: Số liệu cộng từ mọi xã
    Cho năm 2020 xã tổ chức 9 buổi tuyên truyền
    Và năm 2020 xã "31006" tổ chức 9 buổi tuyên truyền
    Và biểu B12 năm 2020 có
      | Chương trình | Số phụ nữ | Số trẻ em gái |
      | giảm nghèo   | 3         | 0             |
    Và xã "31000" báo biểu B12 năm 2020, có
      | Chương trình | Số phụ nữ | Số trẻ em gái |
      | giảm nghèo   | 2         | 0             |
    Khi xét "cong_lai" năm 2020
    Thì các xã cộng lại đạt các ý "Nửa số xã Tốt" và "Hỗ trợ nhiều"
    Và các xã cộng lại đạt "Huyện mạnh"

  Kịch bản: Một xã chưa nộp biểu thì chưa biết
    Cho năm 2020 xã tổ chức 8 buổi tuyên truyền
    Và năm 2020 xã "30991" tổ chức 11 buổi tuyên truyền
    Và xã "31006" chưa nộp biểu B11 năm 2020
    Khi xét "cong_lai" năm 2020
    Thì các xã cộng lại đạt các ý "Nửa số xã Tốt"
    Và chưa biết các xã cộng lại đạt "Huyện mạnh" hay không

  Kịch bản: Biểu còn thiếu không đổi được kết quả thì đã biết
    Cho năm 2020 xã tổ chức 10 buổi tuyên truyền
    Và năm 2020 xã "30991" tổ chức 10 buổi tuyên truyền
    Và xã "31006" chưa nộp biểu B11 năm 2020
    Khi xét "cong_lai" năm 2020
    Thì các xã cộng lại đạt "Huyện mạnh"
