# language: vi
Tính năng: B1 – Cơ sở đang hoạt động được rà soát, phân loại trong năm
  Tối đa 6 điểm, theo tỷ lệ cơ sở có phân loại của xã với ngày phân loại trong kỳ.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Càng nhiều cơ sở được phân loại càng nhiều điểm
    Cho năm 2020 xã có 4 cơ sở đang hoạt động, đã phân loại trong năm <phân loại> cơ sở
    Khi chấm điểm năm 2020
    Thì tiêu chí B1 được <điểm> điểm

    Dữ liệu:
      | phân loại | điểm |
      | 0         | 0    |
      | 3         | 4,5  |
      | 4         | 6    |

  Kịch bản: Xã không có cơ sở nào
    Khi chấm điểm năm 2020
    Thì tiêu chí B1 không áp dụng, được 6 điểm

  Khung kịch bản: Phân loại phải trong kỳ, từ 15/12/2019 đến 14/12/2020
    Cho biểu B02 năm 2020 có
      | Phân loại của xã | Ngày phân loại |
      | thấp             | <ngày>         |
    Khi chấm điểm năm 2020
    Thì tiêu chí B1 được <điểm> điểm

    Dữ liệu:
      | ngày       | điểm |
      | 14/12/2019 | 0    |
      | 15/12/2019 | 6    |
      | 14/12/2020 | 6    |

  Kịch bản: Có ngày mà không ghi phân loại thì chưa phải đã phân loại
    Cho biểu B02 năm 2020 có
      | Phân loại của xã | Ngày phân loại |
      |                  | 2/3/2020       |
    Khi chấm điểm năm 2020
    Thì tiêu chí B1 được 0 điểm

  Kịch bản: Cơ sở đã ngừng hoạt động không cần phân loại
    Cho biểu B02 năm 2020 có
      | Phân loại của xã | Ngày phân loại | Ngày ngừng hoạt động |
      | thấp             | 2/3/2020       |                      |
      |                  |                | 1/6/2020             |
    Khi chấm điểm năm 2020
    Thì tiêu chí B1 được 6 điểm

  Kịch bản: Thiếu biểu cơ sở
    Cho biểu B02 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí B1 được từ 0 đến 6 điểm vì thiếu biểu B02

  Kịch bản: Phân loại cơ sở đã ngừng hoạt động không bù cho cơ sở đang hoạt động
    Cho biểu B02 năm 2020 có
      | Phân loại của xã | Ngày phân loại | Ngày ngừng hoạt động |
      | thấp             | 2/3/2020       | 1/6/2020             |
      |                  |                |                      |
    Khi chấm điểm năm 2020
    Thì tiêu chí B1 được 0 điểm

  Khung kịch bản: Quanh ngưỡng, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Tỷ lệ cơ sở đã rà soát, phân loại" được cho là <tỷ lệ>
    Khi chấm điểm năm 2020
    Thì tiêu chí B1 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 99,745 | 5,98 |
      | 99,75  | 5,99 |
      | 99,99  | 6    |
      | 100    | 6    |
      | 100,01 | 6    |
