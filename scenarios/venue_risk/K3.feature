# language: vi
Tính năng: K3 – Không có giấy phép
  Bị phát hiện không có giấy phép trong 12 tháng: 10 điểm. Loại hình cần giấy phép mà không ghi số giấy phép: 6 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Bị phát hiện không có giấy phép
    Cho cơ sở này bị phát hiện "không có giấy phép" ngày 5/6/2020
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu K3, 10 điểm

  Kịch bản: Có giấy phép, không bị phát hiện gì
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu K3

  Kịch bản: Bị phát hiện ngoài 12 tháng, nay đã có giấy phép
    Cho cơ sở này bị phát hiện "không có giấy phép" ngày 14/12/2019
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu K3

  Khung kịch bản: Không ghi số giấy phép, tùy loại hình
    Cho cơ sở này ghi trong biểu B02
      | Loại hình | Số giấy phép |
      | <loại>    |              |
    Khi phân loại cơ sở năm 2020
    Thì <kết luận>

    Dữ liệu:
      | loại      | kết luận                         |
      | karaoke   | cơ sở này có dấu hiệu K3, 6 điểm |
      | lưu trú   | cơ sở này có dấu hiệu K3, 6 điểm |
      | quán bar  | cơ sở này có dấu hiệu K3, 6 điểm |
      | xoa bóp   | cơ sở này có dấu hiệu K3, 6 điểm |
      | xông hơi  | cơ sở này có dấu hiệu K3, 6 điểm |
      | vũ trường | cơ sở này có dấu hiệu K3, 6 điểm |
      | cà phê    | cơ sở này không có dấu hiệu K3   |
      | nhà trọ   | cơ sở này không có dấu hiệu K3   |

  Kịch bản: Vừa bị phát hiện vừa không ghi số giấy phép thì lấy mức cao, không cộng hai mức
    Cho cơ sở này ghi trong biểu B02
      | Số giấy phép |
      |              |
    Và cơ sở này bị phát hiện "không có giấy phép" ngày 5/6/2020
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu K3, 10 điểm

  Kịch bản: Thiếu biểu vi phạm, có giấy phép
    Cho biểu B05 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu K3 của cơ sở này được từ 0 đến 10 điểm vì thiếu biểu B05

  Kịch bản: Thiếu biểu vi phạm, không ghi số giấy phép thì ít nhất 6 điểm
    Cho cơ sở này ghi trong biểu B02
      | Số giấy phép |
      |              |
    Và biểu B05 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu K3 của cơ sở này được từ 6 đến 10 điểm vì thiếu biểu B05

  Khung kịch bản: Ngày đầu và ngày thứ hai của 12 tháng
    Cho cơ sở này bị phát hiện "không có giấy phép" ngày <ngày>
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này <kết luận>

    Dữ liệu:
      | ngày       | kết luận                |
      | 15/12/2019 | có dấu hiệu K3, 10 điểm |
      | 16/12/2019 | có dấu hiệu K3, 10 điểm |

  Kịch bản: Bị phát hiện hai lần cũng chỉ 10 điểm
    Cho 2 lần kiểm tra cơ sở này năm 2020 đều phát hiện "không có giấy phép"
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu K3, 10 điểm

  Kịch bản: Chưa rõ loại hình, không ghi số giấy phép
    Cho số liệu "Loại hình" được cho là chưa biết
    Và số liệu "Có số giấy phép" được cho là không
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu K3 của cơ sở này được từ 0 đến 6 điểm
