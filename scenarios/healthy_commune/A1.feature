# language: vi
Tính năng: A1 – Không có tụ điểm mại dâm đang hoạt động
  Không có tụ điểm nào cuối kỳ: 10 điểm. Còn không quá một, và đã triệt xóa ít nhất một trong kỳ: 4 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Một tụ điểm còn hoạt động cuối kỳ
    Cho biểu B08 năm 2020 có
      | Loại    | Ngày phát hiện |
      | mại dâm | 2/4/2020       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được 0 điểm

  Kịch bản: Không có tụ điểm nào
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được 10 điểm

  Kịch bản: Tụ điểm duy nhất đã triệt xóa
    Cho biểu B08 năm 2020 có
      | Loại    | Ngày phát hiện | Ngày triệt xóa |
      | mại dâm | 2/4/2020       | 20/8/2020      |
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được 10 điểm

  Kịch bản: Còn một tụ điểm, đã triệt xóa một
    Cho biểu B08 năm 2020 có
      | Loại    | Ngày phát hiện | Ngày triệt xóa |
      | mại dâm | 2/4/2020       | 20/8/2020      |
      | mại dâm | 3/5/2020       |                |
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được 4 điểm

  Kịch bản: Còn hai tụ điểm, đã triệt xóa một
    Cho biểu B08 năm 2020 có
      | Loại    | Ngày phát hiện | Ngày triệt xóa |
      | mại dâm | 2/4/2020       | 20/8/2020      |
      | mại dâm | 3/5/2020       |                |
      | mại dâm | 4/6/2020       |                |
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được 0 điểm

  Kịch bản: Còn một tụ điểm, tụ điểm kia triệt xóa từ năm trước
    Cho biểu B08 năm 2019 có
      | Loại    | Ngày phát hiện | Ngày triệt xóa |
      | mại dâm | 2/4/2019       | 20/8/2019      |
    Và biểu B08 năm 2020 có
      | Loại    | Ngày phát hiện |
      | mại dâm | 3/5/2020       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được 0 điểm

  Kịch bản: Tụ điểm ma túy không tính vào tiêu chí này
    Cho biểu B08 năm 2020 có
      | Loại   | Ngày phát hiện |
      | ma túy | 2/4/2020       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được 10 điểm

  Khung kịch bản: Ngày triệt xóa là ngày đầu tiên không còn hoạt động; kỳ năm 2020 hết ngày 14/12/2020
    Cho biểu B08 năm 2020 có
      | Loại    | Ngày phát hiện | Ngày triệt xóa |
      | mại dâm | 2/4/2020       | <triệt xóa>    |
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được <điểm> điểm

    Dữ liệu:
      | triệt xóa  | điểm |
      | 13/12/2020 | 10   |
      | 14/12/2020 | 10   |
      | 15/12/2020 | 0    |

  Khung kịch bản: Tụ điểm phát hiện sau ngày cuối kỳ để sang năm sau
    Cho biểu B08 năm 2020 có
      | Loại    | Ngày phát hiện |
      | mại dâm | <phát hiện>    |
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được <điểm> điểm

    Dữ liệu:
      | phát hiện  | điểm |
      | 14/12/2020 | 0    |
      | 15/12/2020 | 10   |

  Kịch bản: Tụ điểm báo từ năm trước, chưa triệt xóa, vẫn còn đó
    Cho biểu B08 năm 2019 có
      | Loại    | Ngày phát hiện |
      | mại dâm | 2/4/2019       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được 0 điểm

  Kịch bản: Biểu tụ điểm chưa nộp
    Cho biểu B08 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được từ 0 đến 10 điểm vì thiếu biểu B08

  Kịch bản: Biểu tụ điểm của năm trước chưa nộp thì không sao
    Cho biểu B08 năm 2019 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được 10 điểm

  Kịch bản: Còn một tụ điểm, đã triệt xóa hai
    Cho biểu B08 năm 2020 có
      | Loại    | Ngày phát hiện | Ngày triệt xóa |
      | mại dâm | 2/4/2020       | 20/8/2020      |
      | mại dâm | 2/4/2020       | 21/8/2020      |
      | mại dâm | 3/5/2020       |                |
    Khi chấm điểm năm 2020
    Thì tiêu chí A1 được 4 điểm
