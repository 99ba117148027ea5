# language: vi
Tính năng: Vụ việc vì mục đích mại dâm, không kể vụ không khởi tố, đình chỉ, tuyên không phạm tội, so với kỳ trước, để đọc bên cạnh điểm

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Vụ đến cuối kỳ đã rõ là không có tội, hoặc vì mục đích khác, không đếm
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Mục đích   | Trạng thái   | Ngày xử lý xong |
      | 5/6/2020       | <mục đích> | <trạng thái> | <ngày xử lý>    |
    Khi chấm điểm năm 2020
    Thì số liệu "Vụ việc vì mục đích mại dâm, không kể vụ không khởi tố, đình chỉ, tuyên không phạm tội" là <số>

    Dữ liệu:
      | mục đích           | trạng thái           | ngày xử lý | số |
      | mại dâm            | khởi tố              | 5/8/2020   | 1  |
      | mại dâm            | đang xác minh        |            | 1  |
      | mại dâm            | không khởi tố        |            | 0  |
      | mại dâm            | không khởi tố        | 5/8/2020   | 0  |
      | mại dâm            | đình chỉ vụ án       | 5/8/2020   | 0  |
      | mại dâm            | tuyên không phạm tội | 5/8/2020   | 0  |
      | cưỡng bức lao động | khởi tố              | 5/8/2020   | 0  |

  Kịch bản: Vụ sang năm sau mới rõ là không có tội thì năm trước vẫn đếm
    Cho biểu B06 năm 2019 có
      | Mã vụ            | Ngày phát hiện | Mục đích | Trạng thái    |
      | 31003-VA-2019-01 | 5/6/2019       | mại dâm  | đang xác minh |
    Và biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Mục đích | Trạng thái    | Ngày xử lý xong |
      | 31003-VA-2019-01 | 5/6/2019       | mại dâm  | không khởi tố | 5/1/2020        |
    Khi chấm điểm năm 2020
    Thì số liệu "Vụ việc vì mục đích mại dâm, kỳ trước" là 1

  Kịch bản: Tăng so với kỳ trước
    Cho biểu B06 năm 2019 có
      | Ngày phát hiện |
      | 5/6/2019       |
    Và biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 5/6/2020       |
      | 6/7/2020       |
      | 7/8/2020       |
    Khi chấm điểm năm 2020
    Thì số liệu "Vụ việc vì mục đích mại dâm, kỳ trước" là 1
    Và số liệu "Tăng giảm so với kỳ trước" là 2

  Kịch bản: Kỳ trước chưa nộp biểu thì chưa biết tăng hay giảm
    Cho biểu B06 năm 2019 chưa nộp
    Khi chấm điểm năm 2020
    Thì số liệu "Vụ việc vì mục đích mại dâm, không kể vụ không khởi tố, đình chỉ, tuyên không phạm tội" là 0
    Và chưa biết số liệu "Tăng giảm so với kỳ trước", vì thiếu biểu B06 năm 2019

  Kịch bản: Vụ việc tại cơ sở của xã do xã khác báo cũng là của cơ sở trên địa bàn
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và xã "31006" cũng đã nộp đủ các biểu năm 2020
    Và xã "31006" báo biểu B06 năm 2020, có
      | Ngày phát hiện | Mã cơ sở     |
      | 5/6/2020       | 31003-CS-001 |
    Khi chấm điểm năm 2020
    Thì số liệu "Vụ việc tại cơ sở trên địa bàn, xã nào báo cũng tính" là 1
    Và số liệu "Vụ việc phát hiện trong kỳ" là 0

  Kịch bản: Vụ việc tại cơ sở trên địa bàn của năm trước không tính cho năm nay
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và vụ việc tại cơ sở này trong biểu B06 năm 2019 có
      | Ngày phát hiện |
      | 5/6/2019       |
    Khi chấm điểm năm 2020
    Thì số liệu "Vụ việc tại cơ sở trên địa bàn, xã nào báo cũng tính" là 0
