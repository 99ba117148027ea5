# language: vi
Tính năng: B2 – Cơ sở đang hoạt động được kiểm tra ít nhất một lần trong năm
  Tối đa 9 điểm, đủ điểm khi kiểm tra được 60 % số cơ sở; 80 % ở vùng giáp ranh và khu vực thị trấn, chợ, bến xe.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Xã thường phải kiểm tra 60 %
    Cho năm 2020 xã có 100 cơ sở đang hoạt động, đã kiểm tra <kiểm tra> cơ sở
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 được <điểm> điểm

    Dữ liệu:
      | kiểm tra | điểm |
      | 0        | 0    |
      | 30       | 4,5  |
      | 59       | 8,85 |
      | 60       | 9    |
      | 61       | 9    |
      | 100      | 9    |

  Khung kịch bản: Vùng giáp ranh phải kiểm tra 80 %
    Cho xã thuộc vùng giáp ranh
    Và năm 2020 xã có 10 cơ sở đang hoạt động, đã kiểm tra <kiểm tra> cơ sở
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 được <điểm> điểm

    Dữ liệu:
      | kiểm tra | điểm |
      | 6        | 6,75 |
      | 7        | 7,88 |
      | 8        | 9    |
      | 9        | 9    |

  Khung kịch bản: Khu vực thị trấn, chợ, bến xe cũng phải kiểm tra 80 %
    Cho xã có khu vực thị trấn, chợ, bến xe
    Và năm 2020 xã có 10 cơ sở đang hoạt động, đã kiểm tra <kiểm tra> cơ sở
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 được <điểm> điểm

    Dữ liệu:
      | kiểm tra | điểm |
      | 6        | 6,75 |
      | 8        | 9    |

  Kịch bản: Chưa biết xã thuộc loại nào, tỷ lệ nằm giữa hai mức
    Cho năm 2020 xã có 10 cơ sở đang hoạt động, đã kiểm tra 6 cơ sở
    Và biểu B01 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 được từ 6,75 đến 9 điểm vì thiếu biểu B01

  Kịch bản: Chưa biết xã thuộc loại nào, nhưng tỷ lệ đủ cho cả hai mức
    Cho năm 2020 xã có 10 cơ sở đang hoạt động, đã kiểm tra 8 cơ sở
    Và biểu B01 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 được 9 điểm

  Kịch bản: Xã không có cơ sở nào
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 không áp dụng, được 9 điểm

  Kịch bản: Kiểm tra nhiều lần một cơ sở chỉ tính một cơ sở
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở "31003-CS-002" loại "karaoke"
    Và cơ sở này được kiểm tra ngày 5/3/2020, không có vi phạm
    Và cơ sở này được kiểm tra ngày 5/6/2020, không có vi phạm
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 được 7,5 điểm

  Khung kịch bản: Lần kiểm tra phải trong kỳ, từ 15/12/2019 đến 14/12/2020
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này được kiểm tra ngày <ngày>, không có vi phạm
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 được <điểm> điểm

    Dữ liệu:
      | ngày       | điểm |
      | 14/12/2019 | 0    |
      | 15/12/2019 | 9    |
      | 14/12/2020 | 9    |

  Kịch bản: Kiểm tra cơ sở đã ngừng hoạt động không tính
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     | Ngày ngừng hoạt động |
      | 31003-CS-001 | 1/6/2020             |
      | 31003-CS-002 |                      |
    Và biểu B04 năm 2020 có
      | Mã cơ sở     | Ngày kiểm tra |
      | 31003-CS-001 | 5/3/2020      |
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 được 0 điểm

  Kịch bản: Thiếu biểu kiểm tra
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và biểu B04 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 được từ 0 đến 9 điểm vì thiếu biểu B04

  Kịch bản: Thiếu biểu kiểm tra ở xã không có cơ sở nào thì không sao
    Cho biểu B04 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 không áp dụng, được 9 điểm

  Kịch bản: Thiếu biểu cơ sở
    Cho biểu B02 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 được từ 0 đến 9 điểm vì thiếu biểu B02

  Khung kịch bản: Quanh ngưỡng 60 %, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Tỷ lệ cơ sở đã được kiểm tra" được cho là <tỷ lệ>
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 59,895 | 8,98 |
      | 59,9   | 8,99 |
      | 59,99  | 9    |
      | 60     | 9    |
      | 60,01  | 9    |

  Khung kịch bản: Quanh ngưỡng 80 % của vùng giáp ranh, điểm làm tròn nửa lên hai chữ số
    Cho xã thuộc vùng giáp ranh
    Và số liệu "Tỷ lệ cơ sở đã được kiểm tra" được cho là <tỷ lệ>
    Khi chấm điểm năm 2020
    Thì tiêu chí B2 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 79,595 | 8,95 |
      | 79,6   | 8,96 |
      | 79,99  | 9    |
      | 80     | 9    |
      | 80,01  | 9    |
