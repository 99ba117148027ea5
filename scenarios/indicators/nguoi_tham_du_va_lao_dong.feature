# language: vi
Tính năng: Lượt người tham dự và lượt người lao động, để đọc bên cạnh điểm

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Cộng lượt người tham dự của các buổi trong kỳ
    Cho biểu B11 năm 2019 có
      | Ngày     | Số người tham dự |
      | 3/2/2019 | 100              |
    Và biểu B11 năm 2020 có
      | Ngày     | Số người tham dự |
      | 3/2/2020 | 40               |
      | 9/5/2020 | 25               |
      | 8/6/2020 |                  |
    Khi chấm điểm năm 2020
    Thì số liệu "Lượt người tham dự" là 65

  Kịch bản: Thiếu biểu tuyên truyền
    Cho biểu B11 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì chưa biết số liệu "Lượt người tham dự", vì thiếu biểu B11

  Kịch bản: Người đã nghỉ trong kỳ vẫn là một lượt lao động, người nghỉ từ trước kỳ thì không
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Từ ngày  | Đến ngày   |
      | 1/2/2020 |            |
      | 1/2/2020 | 5/5/2020   |
      | 1/2/2019 | 15/12/2019 |
    Khi phân loại cơ sở năm 2020
    Thì số liệu "Lượt người lao động trong kỳ" là 2
