<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Problems</name>
    <message>
        <source>That is not what is to be paid: {owed} đ is. Open the dossier again to see what was taken for it already.</source>
        <translation>Số tiền này không phải số phải thu: còn phải thu {owed} đ. Mở lại hồ sơ để xem đã thu những gì.</translation>
    </message>
    <message>
        <source>The citizen still has to lay down {lacking} đ. Type what lies on the counter, or choose another way to pay.</source>
        <translation>Khách còn phải đưa thêm {lacking} đ. Gõ số tiền khách đưa, hoặc chọn hình thức khác.</translation>
    </message>
    <message>
        <source>Write the reason and the legal ground; both are kept.</source>
        <translation>Ghi lý do và căn cứ pháp lý; cả hai được lưu cùng hồ sơ.</translation>
    </message>
    <message>
        <source>The till differs by {difference} đ. Count again, or write the reason.</source>
        <translation>Tiền trong két lệch {difference} đ. Đếm lại, hoặc ghi lý do.</translation>
    </message>
    <message>
        <source>You have no open shift at this counter. A shift begins with its float or with the first fee.</source>
        <translation>Ông/bà chưa mở ca thu tiền tại quầy này. Ca bắt đầu khi ghi tiền lẻ đầu ca hoặc thu khoản đầu tiên.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Fee taken, slip</source>
        <translation>Đã thu phí, phiếu</translation>
    </message>
    <message>
        <source>Fee let off:</source>
        <translation>Miễn, giảm phí:</translation>
    </message>
    <message>
        <source>Fee given back, slip</source>
        <translation>Trả lại phí, phiếu</translation>
    </message>
</context>
</TS>
