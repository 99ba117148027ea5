# language: vi
Tính năng: Kiểm tra của Đội 178 và kiểm tra đột xuất, để đọc bên cạnh điểm
  Khi Đội 178 kiểm tra phải có mặt ít nhất 3 thành viên; kiểm tra đột xuất phải ghi căn cứ.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Khung kịch bản: Số thành viên có mặt
    Cho biểu B04 năm 2020 có
      | Ngày kiểm tra | Lực lượng kiểm tra | Số thành viên có mặt |
      | 5/3/2020      | <lực lượng>        | <có mặt>             |
    Khi chấm điểm năm 2020
    Thì số liệu "Lượt kiểm tra của Đội 178 thiếu thành viên" là <thiếu>

    Dữ liệu:
      | lực lượng                   | có mặt | thiếu |
      | Đội kiểm tra liên ngành 178 | 2      | 1     |
      | Đội kiểm tra liên ngành 178 | 3      | 0     |
      | Đội kiểm tra liên ngành 178 |        | 0     |
      | Công an                     | 2      | 0     |

  Khung kịch bản: Căn cứ kiểm tra
    Cho biểu B04 năm 2020 có
      | Ngày kiểm tra | Hình thức   | Căn cứ   |
      | 5/3/2020      | <hình thức> | <căn cứ> |
    Khi chấm điểm năm 2020
    Thì số liệu "Kiểm tra đột xuất không ghi căn cứ" là <không ghi>

    Dữ liệu:
      | hình thức | căn cứ  | không ghi |
      | đột xuất  |         | 1         |
      | đột xuất  | tin báo | 0         |
      | định kỳ   |         | 0         |

  Kịch bản: Thiếu biểu kiểm tra
    Cho biểu B04 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì chưa biết số liệu "Lượt kiểm tra của Đội 178 thiếu thành viên", vì thiếu biểu B04

  Kịch bản: Lần kiểm tra của năm trước không tính cho năm nay
    Cho biểu B04 năm 2019 có
      | Ngày kiểm tra | Lực lượng kiểm tra          | Hình thức | Căn cứ | Số thành viên có mặt |
      | 5/3/2019      | Đội kiểm tra liên ngành 178 | đột xuất  |        | 2                    |
    Khi chấm điểm năm 2020
    Thì số liệu "Lượt kiểm tra của Đội 178 thiếu thành viên" là 0
    Và số liệu "Kiểm tra đột xuất không ghi căn cứ" là 0
    Và số liệu "Cơ sở đã kiểm tra, kể cả đã ngừng hoạt động" là 0

  Kịch bản: Cơ sở đã ngừng hoạt động cũng là cơ sở đã kiểm tra
    Cho cơ sở này được kiểm tra ngày 5/3/2020, không có vi phạm
    Và cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động |
      | 1/6/2020             |
    Khi chấm điểm năm 2020
    Thì số liệu "Cơ sở đã kiểm tra, kể cả đã ngừng hoạt động" là 1
    Và số liệu "Cơ sở đang hoạt động đã kiểm tra ít nhất một lần" là 0

  Kịch bản: Ngày kiểm tra gần nhất trong kỳ
    Cho cơ sở này được kiểm tra ngày 5/3/2020, không có vi phạm
    Và cơ sở này được kiểm tra ngày 7/8/2020, không có vi phạm
    Khi chấm điểm năm 2020
    Thì số liệu "Ngày kiểm tra gần nhất" là ngày 7/8/2020

  Kịch bản: Trong kỳ không có lần kiểm tra nào thì không có ngày
    Cho cơ sở này được kiểm tra ngày 5/3/2019, không có vi phạm
    Khi chấm điểm năm 2020
    Thì số liệu "Ngày kiểm tra gần nhất" không có ngày
