# language: vi
Tính năng: Biểu chưa nộp là chưa biết, không phải không có
  Biểu thiếu làm chưa rõ những gì dựa trên nó, và chỉ những thứ đó.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm năm 2020

  Khung kịch bản: Thiếu một biểu thì chỉ những tiêu chí dựa trên biểu ấy chưa có điểm
    Cho biểu <biểu> năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì chỉ <số> tiêu chí chưa có điểm: <tiêu chí>

    Dữ liệu:
      | biểu | số | tiêu chí       |
      | B01  | 2  | C2, D1         |
      | B02  | 4  | A3, B1, B2, B3 |
      | B04  | 1  | B2             |
      | B05  | 2  | A3, B4         |
      | B06  | 2  | A2, A4         |
      | B08  | 1  | A1             |
      | B10  | 1  | A2             |
      | B11  | 4  | C1, C2, C3, C4 |
      | B12  | 3  | D1, D2, D3     |
      | B13  | 2  | D4, E1         |
      | B14  | 1  | E2             |

  Khung kịch bản: Biểu không dùng để chấm điểm thì thiếu cũng không sao
    Cho biểu <biểu> năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì mọi tiêu chí đã có điểm
    Và tổng điểm là 100

    Dữ liệu:
      | biểu |
      | B03  |
      | B07  |
      | B09  |
      | B15  |

  Kịch bản: Biểu không phát sinh nghĩa là không có, không phải chưa biết
    Cho biểu B11 năm 2020 không phát sinh
    Khi chấm điểm năm 2020
    Thì mọi tiêu chí đã có điểm
    Và tổng điểm là 80

  Kịch bản: Thiếu hai biểu thì cần cả hai
    Cho biểu B05 và B13 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tổng điểm từ 82 đến 97,5
    Và xã chưa xếp hạng được, có thể là "Tốt" hoặc "Khá"
    Và còn thiếu biểu B05 và B13 của UBND xã "31003"
