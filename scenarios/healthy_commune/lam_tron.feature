# language: vi
Tính năng: Làm tròn điểm
  Hai chữ số sau dấu phẩy, nửa thì làm tròn lên, một lần cho mỗi tiêu chí; tổng cộng các điểm đã làm tròn.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Đúng nửa thì làm tròn lên
    Cho xã có 16 ấp và 10.000 dân
    Và năm 2020 tuyên truyền đến được <ấp> ấp
    Khi chấm điểm năm 2020
    Thì tiêu chí C2 được <điểm> điểm

    Dữ liệu:
      | ấp | điểm |
      | 1  | 0,38 |
      | 3  | 1,13 |
      | 5  | 1,88 |

  Khung kịch bản: Con số mà máy tính nhị phân hay làm tròn sai
    Cho xã có 10 ấp và 10.000 dân
    Và năm 2020 xã hỗ trợ <số> phụ nữ, trẻ em gái, hộ nghèo
    Khi chấm điểm năm 2020
    Thì tiêu chí D1 được <điểm> điểm

    Dữ liệu:
      | số | điểm |
      | 41 | 1,03 |
      | 43 | 1,08 |
      | 45 | 1,13 |

  Kịch bản: Mỗi tiêu chí làm tròn một lần rồi mới cộng
    Cho xã đạt trọn 100 điểm năm 2020
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Đã ký cam kết | Phân loại của xã | Ngày phân loại |
      | 31003-CS-002 | không         | thấp             | 2/3/2020       |
      | 31003-CS-003 | không         | thấp             | 2/3/2020       |
    Và biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra |
      | 31003-CS-002 | 6/3/2020      |
      | 31003-CS-003 | 7/3/2020      |
    Và biểu B05 năm 2020 có
      | Số biên bản       | Hành vi          | Ngày khắc phục |
      | 31003-BB-2020-001 | quá giờ quy định | 9/3/2020       |
      | 31003-BB-2020-002 | quá giờ quy định |                |
      | 31003-BB-2020-003 | quá giờ quy định |                |
    Khi chấm điểm năm 2020
    Thì tiêu chí B3 được 1,67 điểm
    Và tiêu chí B4 được 1,67 điểm
    Và tổng điểm là 93,34
