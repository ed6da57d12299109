<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>PersonPage</name>
    <message>
        <source>Citizen</source>
        <translation>Công dân</translation>
    </message>
    <message>
        <source>Continue: choose the procedure</source>
        <translation>Tiếp tục: chọn thủ tục</translation>
    </message>
    <message>
        <source>No citizen yet. Scan the card or type the personal ID.</source>
        <translation>Chưa có công dân. Quét thẻ hoặc gõ số định danh.</translation>
    </message>
    <message>
        <source>Enter the name</source>
        <translation>Nhập họ, chữ đệm, tên</translation>
    </message>
    <message>
        <source>Personal ID must have 12 digits. It has {n}.</source>
        <translation>Số định danh phải có 12 chữ số. Đang có {n}.</translation>
    </message>
    <message>
        <source>Phone must have 10 digits and begin with 0.</source>
        <translation>Điện thoại phải có 10 chữ số, bắt đầu bằng số 0.</translation>
    </message>
    <message>
        <source>Step 1 of 4 · Citizen</source>
        <translation>Bước 1 trên 4 · Công dân</translation>
    </message>
    <message>
        <source>Surname, middle name, given name</source>
        <translation>Họ, chữ đệm, tên</translation>
    </message>
    <message>
        <source>Personal ID</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Card issued on</source>
        <translation>Thẻ cấp ngày</translation>
    </message>
    <message>
        <source>Place of residence</source>
        <translation>Nơi cư trú</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Giới tính</translation>
    </message>
    <message>
        <source>Compare with the card</source>
        <translation>Đối chiếu người với thẻ</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Đúng người</translation>
    </message>
    <message>
        <source>Someone else holds the card</source>
        <translation>Người khác cầm thẻ</translation>
    </message>
    <message>
        <source>Earlier here</source>
        <translation>Lần trước tại đây</translation>
    </message>
    <message>
        <source>From card QR</source>
        <translation>Từ mã QR thẻ căn cước</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Gõ tay</translation>
    </message>
    <message>
        <source>Type it as the card has it</source>
        <translation>Gõ theo thẻ</translation>
    </message>
    <message>
        <source>The scan lost its accents. ID and birth date were kept; check name and address against the card.</source>
        <translation>Mã quét bị sai dấu do bộ gõ hoặc máy quét. Đã giữ số định danh và ngày sinh; kiểm tra họ tên, địa chỉ theo thẻ.</translation>
    </message>
    <message>
        <source>The code was cut or misread. The ID was kept; scan the card again, or type what is marked.</source>
        <translation>Mã quét bị thiếu hoặc sai. Đã giữ số định danh; quét lại thẻ, hoặc gõ các ô ghi “Gõ theo thẻ”.</translation>
    </message>
    <message>
        <source>The name has letters that only look Vietnamese. Type it anew.</source>
        <translation>Họ tên có chữ chỉ giống chữ Việt. Gõ lại họ tên.</translation>
    </message>
    <message>
        <source>Personal ID does not match the birth year or sex entered. Check; continue if the document says so.</source>
        <translation>Số định danh không khớp năm sinh hoặc giới tính đã nhập. Kiểm tra lại; nếu đúng giấy tờ thì tiếp tục.</translation>
    </message>
    <message>
        <source>Card issued before 01/07/2025; its address may name a former unit.</source>
        <translation>Thẻ cấp trước 01/07/2025, địa chỉ trên thẻ có thể ghi đơn vị hành chính cũ.</translation>
    </message>
    <message>
        <source>From an earlier dossier: ask whether it is still right</source>
        <translation>Từ hồ sơ trước, hỏi lại công dân</translation>
    </message>
    <message>
        <source>From an earlier dossier</source>
        <translation>Từ hồ sơ trước</translation>
    </message>
    <message>
        <source>From the dossier of {day}</source>
        <translation>Từ hồ sơ ngày {day}</translation>
    </message>
    <message>
        <source>From card QR, scanned at {time}</source>
        <translation>Từ mã QR thẻ căn cước, quét {time}</translation>
    </message>
</context>
</TS>
