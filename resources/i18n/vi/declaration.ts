<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>DeclarationPage</name>
    <message>
        <source>Guide or refuse</source>
        <translation>Hướng dẫn, từ chối</translation>
    </message>
    <message>
        <source>The form has a newer version.</source>
        <translation>Tờ khai đã có bản mới.</translation>
    </message>
    <message>
        <source>New fields ({n}): {names}.</source>
        <translation>{n} trường mới: {names}.</translation>
    </message>
    <message>
        <source>No longer asked: {names}.</source>
        <translation>Không hỏi nữa: {names}.</translation>
    </message>
    <message>
        <source>What was filled in before is kept.</source>
        <translation>Nội dung đã điền được giữ nguyên.</translation>
    </message>
    <message>
        <source>Go to the first new field</source>
        <translation>Đến trường mới đầu tiên</translation>
    </message>
    <message>
        <source>Print declaration</source>
        <translation>In tờ khai</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Tờ khai</translation>
    </message>
    <message>
        <source>Park draft, next person</source>
        <translation>Lưu nháp, gọi người sau</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Continue: check</source>
        <translation>Tiếp tục: kiểm tra lại</translation>
    </message>
    <message>
        <source>This procedure has no form.</source>
        <translation>Thủ tục này không có tờ khai.</translation>
    </message>
    <message>
        <source>The draft could not be saved: {reason} Do not close the app.</source>
        <translation>Chưa lưu được bản nháp: {reason} Đừng đóng ứng dụng.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Step 2 of 4 · Form</source>
        <translation>Bước 2 trên 4 · Tờ khai</translation>
    </message>
    <message>
        <source>Not all of this form can be shown as it was made: parts of it are asked as plain text. Nothing is lost; IT staff find why in the diagnostics.</source>
        <translation>Tờ khai này có phần không hiện được đúng như thiết kế nên được hỏi bằng ô chữ. Không mất dữ liệu; cán bộ kỹ thuật xem lý do trong phần chẩn đoán.</translation>
    </message>
    <message>
        <source>Scan papers  F4</source>
        <translation>Quét thêm giấy tờ  F4</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>✓ Draft saved {time}</source>
        <translation>✓ Đã lưu nháp {time}</translation>
    </message>
    <message>
        <source>Required papers ({n}/{m})</source>
        <translation>Thành phần hồ sơ ({n}/{m})</translation>
    </message>
</context>
<context>
    <name>Declaration</name>
    <message>
        <source>Printing the declaration…</source>
        <translation>Đang in tờ khai…</translation>
    </message>
    <message>
        <source>This procedure has no form to print.</source>
        <translation>Thủ tục này không có tờ khai để in.</translation>
    </message>
    <message>
        <source>The declaration is printed on {printer}. The citizen reads and signs it; then scan it with F4.</source>
        <translation>Đã in tờ khai trên máy in {printer}. Công dân đọc lại và ký; sau đó quét bằng F4.</translation>
    </message>
    <message>
        <source>It is copy {n}.</source>
        <translation>Đây là bản in lần {n}.</translation>
    </message>
</context>
</TS>
