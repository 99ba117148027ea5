# language: vi
Tính năng: T1 – Có người dưới 18 tuổi làm việc ở nơi bị cấm
  Bị phát hiện khi kiểm tra, hoặc có trong biểu người lao động ở loại hình bị cấm đích danh: 40 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Có người dưới 18 tuổi trong biểu người lao động
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Nhóm tuổi |
      | dưới 18   |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu T1, 40 điểm

  Kịch bản: Mọi người từ 18 tuổi
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Nhóm tuổi |
      | từ 18     |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu T1

  Khung kịch bản: Tùy loại hình
    Cho cơ sở này ghi trong biểu B02
      | Loại hình |
      | <loại>    |
    Và người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Nhóm tuổi |
      | dưới 18   |
    Khi phân loại cơ sở năm 2020
    Thì <kết luận>

    Dữ liệu:
      | loại            | kết luận                          |
      | nhà trọ         | cơ sở này có dấu hiệu T1, 40 điểm |
      | vũ trường       | cơ sở này có dấu hiệu T1, 40 điểm |
      | xoa bóp         | cơ sở này có dấu hiệu T1, 40 điểm |
      | xông hơi        | cơ sở này có dấu hiệu T1, 40 điểm |
      | lưu trú         | cơ sở này có dấu hiệu T1, 40 điểm |
      | quán bar        | cơ sở này có dấu hiệu T1, 40 điểm |
      | ăn uống         | cơ sở này không có dấu hiệu T1    |
      | quán nhậu       | cơ sở này không có dấu hiệu T1    |
      | cà phê          | cơ sở này không có dấu hiệu T1    |
      | cắt tóc gội đầu | cơ sở này không có dấu hiệu T1    |

  Kịch bản: Bị phát hiện khi kiểm tra thì loại hình nào cũng tính
    Cho cơ sở này ghi trong biểu B02
      | Loại hình |
      | ăn uống   |
    Và cơ sở này bị phát hiện "lao động dưới 18 tuổi trái quy định" ngày 5/6/2020
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu T1, 40 điểm

  Kịch bản: Thiếu biểu người lao động ở nơi bị cấm
    Cho biểu B09 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu T1 của cơ sở này được từ 0 đến 40 điểm vì thiếu biểu B09

  Kịch bản: Thiếu biểu người lao động ở quán ăn thì không sao
    Cho cơ sở này ghi trong biểu B02
      | Loại hình |
      | ăn uống   |
    Và biểu B09 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu T1

  Kịch bản: Người dưới 18 tuổi đã nghỉ việc trong kỳ vẫn tính
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Nhóm tuổi | Đến ngày |
      | dưới 18   | 5/5/2020 |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu T1, 40 điểm

  Kịch bản: Người dưới 18 tuổi đã nghỉ việc từ trước kỳ
    Cho người lao động tại cơ sở này trong biểu B09 năm 2020 có
      | Nhóm tuổi | Từ ngày  | Đến ngày   |
      | dưới 18   | 1/3/2019 | 15/12/2019 |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu T1

  Khung kịch bản: Bị phát hiện phải trong 12 tháng
    Cho cơ sở này bị phát hiện "lao động dưới 18 tuổi trái quy định" ngày <ngày>
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này <kết luận>

    Dữ liệu:
      | ngày       | kết luận                |
      | 14/12/2019 | không có dấu hiệu T1    |
      | 15/12/2019 | có dấu hiệu T1, 40 điểm |
      | 16/12/2019 | có dấu hiệu T1, 40 điểm |

  Kịch bản: Bị phát hiện hai lần cũng chỉ 40 điểm
    Cho 2 lần kiểm tra cơ sở này năm 2020 đều phát hiện "lao động dưới 18 tuổi trái quy định"
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu T1, 40 điểm

  Kịch bản: Thiếu biểu vi phạm
    Cho biểu B05 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu T1 của cơ sở này được từ 0 đến 40 điểm vì thiếu biểu B05
