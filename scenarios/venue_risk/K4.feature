# language: vi
Tính năng: K4 – Thiếu giấy chứng nhận đủ điều kiện về an ninh, trật tự
  Ở loại hình cần giấy chứng nhận: 6 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Khung kịch bản: Thiếu giấy chứng nhận, tùy loại hình
    Cho cơ sở này ghi trong biểu B02
      | Loại hình | Giấy chứng nhận đủ điều kiện về ANTT |
      | <loại>    | không                                |
    Khi phân loại cơ sở năm 2020
    Thì <kết luận>

    Dữ liệu:
      | loại      | kết luận                         |
      | karaoke   | cơ sở này có dấu hiệu K4, 6 điểm |
      | xoa bóp   | cơ sở này có dấu hiệu K4, 6 điểm |
      | vũ trường | cơ sở này có dấu hiệu K4, 6 điểm |
      | xông hơi  | cơ sở này có dấu hiệu K4, 6 điểm |
      | lưu trú   | cơ sở này có dấu hiệu K4, 6 điểm |
      | quán nhậu | cơ sở này không có dấu hiệu K4   |
      | quán bar  | cơ sở này không có dấu hiệu K4   |

  Kịch bản: Có giấy chứng nhận
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu K4

  Kịch bản: Ô để trống nghĩa là không có
    Cho cơ sở này ghi trong biểu B02
      | Giấy chứng nhận đủ điều kiện về ANTT |
      |                                      |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu K4, 6 điểm

  Kịch bản: Biểu cơ sở năm nay chưa nộp, cơ sở có từ năm trước
    Cho biểu B02 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu K4 của cơ sở này được từ 0 đến 6 điểm vì thiếu biểu B02
