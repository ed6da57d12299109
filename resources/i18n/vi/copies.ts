<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>CopiesPage</name>
    <message>
        <source>Certified copies</source>
        <translation>Chứng thực bản sao</translation>
    </message>
    <message>
        <source>Write into the book</source>
        <translation>Ghi sổ và lấy số</translation>
    </message>
    <message>
        <source>Next citizen, hand over later</source>
        <translation>Người tiếp theo, trả sau</translation>
    </message>
    <message>
        <source>Print labels</source>
        <translation>In nhãn</translation>
    </message>
    <message>
        <source>{n} labels sent to the printer.</source>
        <translation>Đã gửi {n} nhãn tới máy in.</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>In giấy hẹn</translation>
    </message>
    <message>
        <source>Handed over, next citizen</source>
        <translation>Đã trả, người tiếp theo</translation>
    </message>
    <message>
        <source>Scan the card, or type whose copies they are</source>
        <translation>Quét thẻ, hoặc nhập họ tên người yêu cầu</translation>
    </message>
    <message>
        <source>Type the name of the document</source>
        <translation>Nhập tên giấy tờ</translation>
    </message>
    <message>
        <source>Copies handed over to {name}.</source>
        <translation>Đã trả bản sao cho {name}.</translation>
    </message>
    <message>
        <source>Type a digit for the usual ones: {names}</source>
        <translation>Gõ một chữ số cho giấy tờ thường gặp: {names}</translation>
    </message>
    <message>
        <source>Surname, middle name, given name</source>
        <translation>Họ, chữ đệm, tên</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Pages of the original</source>
        <translation>Số trang</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Số bản</translation>
    </message>
    <message>
        <source>Personal ID</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Documents to be certified</source>
        <translation>Giấy tờ cần chứng thực</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>TT</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Số trang</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Thành tiền</translation>
    </message>
    <message>
        <source>Certification number</source>
        <translation>Số chứng thực</translation>
    </message>
    <message>
        <source>In the book {book}: number {numbers}. Due {due}.</source>
        <translation>Đã ghi quyển {book}: số {numbers}. Hẹn trả {due}.</translation>
    </message>
    <message>
        <source>Not for today: print the receipt with hour and date (F4).</source>
        <translation>Không trả trong ngày: in giấy hẹn ghi giờ, ngày (F4).</translation>
    </message>
    <message>
        <source>QR to pay by bank transfer</source>
        <translation>Mã QR để chuyển khoản</translation>
    </message>
    <message>
        <source>Not a proof of payment: see the money arrive</source>
        <translation>Không phải chứng từ đã trả: xem tiền về tài khoản</translation>
    </message>
    <message>
        <source>Nothing to pay yet</source>
        <translation>Chưa có khoản thu</translation>
    </message>
    <message>
        <source>To collect: {amount}</source>
        <translation>Phải thu: {amount}</translation>
    </message>
    <message>
        <source>Due {due}</source>
        <translation>Hẹn trả {due}</translation>
    </message>
</context>
<context>
    <name>ExemptionChoice</name>
    <message>
        <source>Exemption</source>
        <translation>Miễn, giảm</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không</translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message>
        <source>none yet</source>
        <translation>chưa có</translation>
    </message>
</context>
</TS>
