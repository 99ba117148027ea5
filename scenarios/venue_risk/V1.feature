# language: vi
Tính năng: V1 – Vụ việc mại dâm tại cơ sở
  Trong 24 tháng: mỗi vụ 25 điểm, không quá 50. Vụ đã rõ là không có tội thì không tính.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Một vụ chứa mại dâm
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Loại vụ      |
      | 5/6/2020       | chứa mại dâm |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu V1, 25 điểm

  Kịch bản: Vụ chứa mại dâm không xảy ra tại cơ sở
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Loại vụ      |
      | 5/6/2020       | chứa mại dâm |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu V1

  Kịch bản: Hai vụ
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Loại vụ          |
      | 5/6/2020       | chứa mại dâm     |
      | 6/7/2020       | môi giới mại dâm |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu V1, 50 điểm

  Kịch bản: Ba vụ cũng chỉ 50 điểm
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Loại vụ      |
      | 5/6/2020       | chứa mại dâm |
      | 6/7/2020       | mua dâm      |
      | 7/8/2020       | bán dâm      |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu V1, 50 điểm

  Khung kịch bản: Trạng thái của vụ việc
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Trạng thái   |
      | 5/6/2020       | <trạng thái> |
    Khi phân loại cơ sở năm 2020
    Thì <kết luận>

    Dữ liệu:
      | trạng thái           | kết luận                          |
      | đang xác minh        | cơ sở này có dấu hiệu V1, 25 điểm |
      | tạm đình chỉ         | cơ sở này có dấu hiệu V1, 25 điểm |
      | không khởi tố        | cơ sở này không có dấu hiệu V1    |
      | đình chỉ vụ án       | cơ sở này không có dấu hiệu V1    |
      | tuyên không phạm tội | cơ sở này không có dấu hiệu V1    |

  Kịch bản: Vụ việc ngày đầu của 24 tháng
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2019 có
      | Ngày phát hiện |
      | 15/12/2018     |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu V1, 25 điểm

  Kịch bản: Vụ việc một ngày trước 24 tháng
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2018 có
      | Ngày phát hiện |
      | 14/12/2018     |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu V1

  Kịch bản: Xã khác báo vụ việc tại cơ sở này cũng tính
    Cho xã "31006" cũng đã nộp đủ các biểu năm 2020
    Và xã "31006" báo biểu B06 năm 2020, có
      | Ngày phát hiện | Mã cơ sở     |
      | 5/6/2020       | 31003-CS-001 |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu V1, 25 điểm

  Kịch bản: Thiếu biểu vụ việc của năm trước
    Cho biểu B06 năm 2019 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu V1 của cơ sở này được từ 0 đến 50 điểm vì thiếu biểu B06 năm 2019

  Khung kịch bản: Loại vụ
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Loại vụ |
      | 5/6/2020       | <loại>  |
    Khi phân loại cơ sở năm 2020
    Thì <kết luận>

    Dữ liệu:
      | loại                       | kết luận                          |
      | môi giới mại dâm           | cơ sở này có dấu hiệu V1, 25 điểm |
      | mua dâm người dưới 18 tuổi | cơ sở này có dấu hiệu V1, 25 điểm |
      | mua dâm                    | cơ sở này có dấu hiệu V1, 25 điểm |
      | bán dâm                    | cơ sở này có dấu hiệu V1, 25 điểm |
      | mua bán người              | cơ sở này không có dấu hiệu V1    |

  Khung kịch bản: Vụ việc phải trong 24 tháng, từ 15/12/2018
    Cho vụ việc tại cơ sở này trong biểu B06 năm <năm> có
      | Ngày phát hiện | Loại vụ      |
      | <ngày>         | chứa mại dâm |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này <kết luận>

    Dữ liệu:
      | năm  | ngày       | kết luận                |
      | 2018 | 14/12/2018 | không có dấu hiệu V1    |
      | 2019 | 15/12/2018 | có dấu hiệu V1, 25 điểm |
      | 2019 | 16/12/2018 | có dấu hiệu V1, 25 điểm |
