# language: vi
Tính năng: Đếm cơ sở nguy cơ cao của xã theo hạng của bộ tiêu chí khác
  Số liệu của xã có thể dựa vào xếp loại cơ sở. Một cơ sở chưa xếp loại được thì cả số ấy chưa biết,
  trừ khi mọi hạng còn có thể đều cho cùng một câu trả lời.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này được kiểm tra ngày 5/3/2020, không có vi phạm
    Và cơ sở "31003-CS-002" loại "ăn uống"
    Và cơ sở này được kiểm tra ngày 6/3/2020, không có vi phạm

  Kịch bản: Một cơ sở nguy cơ cao
    Cho cơ sở này bị phát hiện "để xảy ra mại dâm" ngày 5/6/2020
    Khi chấm điểm năm 2020
    Thì số liệu "Cơ sở đang hoạt động có nguy cơ cao hoặc rất cao" là 1

  Kịch bản: Không có cơ sở nguy cơ cao
    Khi chấm điểm năm 2020
    Thì số liệu "Cơ sở đang hoạt động có nguy cơ cao hoặc rất cao" là 0

  Kịch bản: Cơ sở nguy cơ cao đã ngừng hoạt động thì không đếm
    Cho cơ sở này bị phát hiện "để xảy ra mại dâm" ngày 5/6/2020
    Và cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động |
      | 1/8/2020             |
    Khi chấm điểm năm 2020
    Thì số liệu "Cơ sở đang hoạt động có nguy cơ cao hoặc rất cao" là 0

  Kịch bản: Một cơ sở chưa xếp loại được thì chưa biết con số
    Cho biểu B09 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì chưa biết số liệu "Cơ sở đang hoạt động có nguy cơ cao hoặc rất cao", vì thiếu biểu B09

  Kịch bản: Hạng chưa rõ, nhưng không hạng nào còn có thể là cao
    Cho biểu B09 năm 2020 chưa nộp
    Và cơ sở "31003-CS-001" chuyển sang loại "ăn uống"
    Khi chấm điểm năm 2020
    Thì số liệu "Cơ sở đang hoạt động có nguy cơ cao hoặc rất cao" là 0

  Kịch bản: Cơ sở nguy cơ rất cao cũng đếm
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Loại vụ       |
      | 5/6/2020       | mua bán người |
    Khi chấm điểm năm 2020
    Thì số liệu "Cơ sở đang hoạt động có nguy cơ cao hoặc rất cao" là 1
