# language: vi
Tính năng: Ba xã của ví dụ An Biên nộp thiếu biểu năm 2020
  Mọi con số dưới đây tính tay từ bảng điểm trong rules/ và từ báo cáo trong examples/an_bien, không lấy từ máy.

  Bối cảnh:
    Biết các báo cáo mẫu của huyện An Biên đã nhập và đã chấm điểm năm 2020

  Kịch bản: Xã Nam Yên thiếu biểu kiểm tra (B04) và biểu vi phạm (B05)
    # A1: còn một tụ điểm, chưa triệt xóa cái nào: 0. A2: không vụ việc; hai tin báo đều quá hạn: 0/2.
    # A3, B4 dựa trên B05; B2 dựa trên B04: chưa biết. A4: không có ai cần hỗ trợ.
    # Hai dòng B02 để riêng: từ 32 đến 34 cơ sở; B1: 32/34 đến đủ; B3: 18/34 đến 20/32 của 5. Hai dòng B11: C2 6 đến 8/9 ấp, C4.
    # D1: 307 trên 16.575 dân = 18,52 phần nghìn, × 5/20 = 4,63. D3: không có HIV/AIDS. D4: không được giao.
    # E1: không có công chức phụ trách. E2: kế hoạch ngày 8/4. E3: thiếu biểu cốt lõi ở cả hai báo cáo.
    Thì điểm của xã "30994" là
      | Tiêu chí | Từ   | Đến  | Biểu còn thiếu |
      | A1       | 0    | 0    |                |
      | A2       | 0    | 0    |                |
      | A3       | 0    | 5    | B02 B05        |
      | A4       | 4    | 4    |                |
      | B1       | 5,65 | 6    | B02            |
      | B2       | 0    | 9    | B02 B04        |
      | B3       | 2,65 | 3,13 | B02            |
      | B4       | 0    | 5    | B05            |
      | C1       | 6    | 6    |                |
      | C2       | 4    | 5,33 | B11            |
      | C3       | 4    | 4    |                |
      | C4       | 0    | 4    | B11            |
      | D1       | 4,63 | 4,63 |                |
      | D2       | 4    | 4    |                |
      | D3       | 0    | 0    |                |
      | D4       | 3    | 3    |                |
      | E1       | 0    | 0    |                |
      | E2       | 0    | 0    |                |
      | E3       | 0    | 0    |                |
    # 4 + 8,3 + 14 + 11,63 = 37,93; thêm 5 + 0,35 + 9 + 0,48 + 5 + 1,33 + 4 = 63,09.
    Và bảng kết quả ghi xã "30994" từ 37,93 đến 63,09 điểm, xếp hạng "Không xếp loại"
    # G1: còn tụ điểm. G2: B06 không phát sinh, không cơ quan nào khác báo. G3: thiếu B04.
    Và điều kiện khống chế của xã "30994" là
      | Điều kiện | Áp dụng |
      | G1        | có      |
      | G2        | không   |
      | G3        | có      |
    Và xã "30994" còn nợ biểu B04 và B05
    # Q1, Q4 dựa trên B04, B05. Q5: tự chấm 75,75, lệch từ 12,66 đến 37,82.
    Và dấu hiệu của báo cáo xã "30994" là
      | Dấu hiệu | Có        |
      | Q1       | chưa biết |
      | Q2       | không     |
      | Q3       | không     |
      | Q4       | chưa biết |
      | Q5       | chưa biết |
      | Q6       | không     |

  Kịch bản: Xã Hưng Yên thiếu biểu tin báo (B10)
    # A2 dựa trên B06 và B10: chưa biết. A3: hai cơ sở, mỗi cơ sở một lần. A4: một người, đã hỗ trợ một.
    # B2: khu vực thị trấn, cần 80 %; 30/34 = 88 %. B3: 26/34, thẩm định còn 0,5. B4: 8/12.
    # C2: 6/9 ấp = 4, thẩm định còn 2,25. C4: không có lớp tập huấn cho cán bộ.
    # D1: 342 trên 13.577 dân, quá 20 phần nghìn. E1: 5, thẩm định còn 2. E2: kế hoạch ngày 9/3. E3: 17/6 và 16/12.
    Thì điểm của xã "30997" là
      | Tiêu chí | Từ   | Đến  | Biểu còn thiếu |
      | A1       | 10   | 10   |                |
      | A2       | 0    | 6    | B10            |
      | A3       | 5    | 5    |                |
      | A4       | 4    | 4    |                |
      | B1       | 6    | 6    |                |
      | B2       | 9    | 9    |                |
      | B3       | 0,5  | 0,5  |                |
      | B4       | 3,33 | 3,33 |                |
      | C1       | 6    | 6    |                |
      | C2       | 2,25 | 2,25 |                |
      | C3       | 4    | 4    |                |
      | C4       | 0    | 0    |                |
      | D1       | 5    | 5    |                |
      | D2       | 4    | 4    |                |
      | D3       | 3    | 3    |                |
      | D4       | 3    | 3    |                |
      | E1       | 2    | 2    |                |
      | E2       | 5    | 5    |                |
      | E3       | 5    | 5    |                |
    # 19 + 18,83 + 12,25 + 15 + 12 = 77,08; thêm 6 = 83,08. Cả hai đầu đều khá.
    Và bảng kết quả ghi xã "30997" từ 77,08 đến 83,08 điểm, xếp hạng "Khá"
    # Chưa thẩm định: B3 3,82, C2 4, E1 5, nên thêm 8,07.
    Và bảng kết quả ghi xã "30997" máy tính từ 85,15 đến 91,15 điểm
    Và điều kiện khống chế của xã "30997" là
      | Điều kiện | Áp dụng |
      | G1        | không   |
      | G2        | không   |
      | G3        | không   |
    Và xã "30997" còn nợ biểu B10
    # Q4: tin báo biến mất hay không thì chưa biết. Q5: tự chấm 73,5, lệch từ 11,65 đến 17,65.
    Và dấu hiệu của báo cáo xã "30997" là
      | Dấu hiệu | Có        |
      | Q1       | không     |
      | Q2       | không     |
      | Q3       | không     |
      | Q4       | chưa biết |
      | Q5       | chưa biết |
      | Q6       | không     |

  Kịch bản: Xã Đông Yên thiếu biểu vụ việc (B06) và người liên quan (B07)
    # A2, A4 dựa trên B06. Không tiêu chí nào dựa trên B07.
    # B1: 25/29 × 6 = 5,17. B2: khu vực thị trấn; 27/29 = 93 %. B3: 26/29 × 5 = 4,48. B4: 4/9 × 5 = 2,22.
    # Hai dòng B11 để riêng: C2 8 đến 10/10 ấp, C4 0 đến 4. D1: 194 trên 15.841 dân = 12,25 phần nghìn, × 5/20 = 3,06. D3: không có HIV/AIDS. D4: không được giao.
    Thì điểm của xã "31009" là
      | Tiêu chí | Từ   | Đến  | Biểu còn thiếu |
      | A1       | 10   | 10   |                |
      | A2       | 0    | 6    | B06            |
      | A3       | 5    | 5    |                |
      | A4       | 0    | 4    | B06            |
      | B1       | 5,17 | 5,17 |                |
      | B2       | 9    | 9    |                |
      | B3       | 4,48 | 4,48 |                |
      | B4       | 2,22 | 2,22 |                |
      | C1       | 6    | 6    |                |
      | C2       | 4,8  | 6    | B11            |
      | C3       | 4    | 4    |                |
      | C4       | 0    | 4    | B11            |
      | D1       | 3,06 | 3,06 |                |
      | D2       | 4    | 4    |                |
      | D3       | 0    | 0    |                |
      | D4       | 3    | 3    |                |
      | E1       | 5    | 5    |                |
      | E2       | 5    | 5    |                |
      | E3       | 0    | 0    |                |
    # 15 + 20,87 + 14,8 + 10,06 + 10 = 70,73; thêm 6 + 4 + 1,2 + 4 = 85,93.
    Và bảng kết quả ghi xã "31009" từ 70,73 đến 85,93 điểm, xếp hạng "Không xếp loại"
    Và điều kiện khống chế của xã "31009" là
      | Điều kiện | Áp dụng   |
      | G1        | không     |
      | G2        | chưa biết |
      | G3        | có        |
    Và xã "31009" còn nợ biểu B06
    # Q3: chưa nộp B06 không phải là báo không phát sinh. Q5: tự chấm 83,5, lệch nhiều nhất 12,77.
    Và dấu hiệu của báo cáo xã "31009" là
      | Dấu hiệu | Có        |
      | Q1       | không     |
      | Q2       | không     |
      | Q3       | không     |
      | Q4       | chưa biết |
      | Q5       | không     |
      | Q6       | không     |
