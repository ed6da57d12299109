<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Overrides</name>
    <message>
        <source>working days</source>
        <translation>ngày làm việc</translation>
    </message>
    <message>
        <source>calendar days</source>
        <translation>ngày</translation>
    </message>
    <message>
        <source>working hours</source>
        <translation>giờ làm việc</translation>
    </message>
    <message>
        <source>within the day</source>
        <translation>trong ngày</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>giải quyết ngay</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>từ {day}</translation>
    </message>
    <message>
        <source>to {day}</source>
        <translation>đến {day}</translation>
    </message>
    <message>
        <source>taken back on {day}</source>
        <translation>đã thu hồi {day}</translation>
    </message>
    <message>
        <source>{ground}; {reason} · by {officer}</source>
        <translation>{ground}; {reason} · bởi {officer}</translation>
    </message>
</context>
<context>
    <name>ValueForm</name>
    <message>
        <source>Procedure code</source>
        <translation>Mã thủ tục</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Legal ground (decree, resolution, decision)</source>
        <translation>Căn cứ pháp lý (nghị định, nghị quyết, quyết định)</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ngày cuối áp dụng</translation>
    </message>
    <message>
        <source>What is set</source>
        <translation>Giá trị đặt</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kênh nộp</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Trường hợp</translation>
    </message>
    <message>
        <source>Time limit: {kind}</source>
        <translation>Thời hạn: {kind}</translation>
    </message>
    <message>
        <source>Fee in đồng</source>
        <translation>Mức thu (đồng)</translation>
    </message>
    <message>
        <source>Đồng</source>
        <translation>Số đồng</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Số lượng</translation>
    </message>
    <message>
        <source>No procedure of this code.</source>
        <translation>Không có thủ tục nào mang mã này.</translation>
    </message>
    <message>
        <source>Every channel</source>
        <translation>Mọi kênh</translation>
    </message>
    <message>
        <source>Every case</source>
        <translation>Mọi trường hợp</translation>
    </message>
</context>
<context>
    <name>OverridesPage</name>
    <message>
        <source>Values set by hand</source>
        <translation>Giá trị đặt tay</translation>
    </message>
    <message>
        <source>Take the chosen one back</source>
        <translation>Thu hồi giá trị đã chọn</translation>
    </message>
    <message>
        <source>Let it hold</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Value {n} holds from now on, with its ground on every paper.</source>
        <translation>Giá trị {n} áp dụng từ bây giờ, kèm căn cứ trên mọi giấy tờ.</translation>
    </message>
    <message>
        <source>Value {n} was taken back: the catalogue's own holds again.</source>
        <translation>Đã thu hồi giá trị {n}: giá trị của danh mục áp dụng lại.</translation>
    </message>
    <message>
        <source>Type the code of the procedure</source>
        <translation>Nhập mã thủ tục</translation>
    </message>
    <message>
        <source>Type a number: more than 0 and at most 3.650 days or hours, or whole đồng up to 1.000.000.000.000</source>
        <translation>Nhập số: lớn hơn 0 và nhiều nhất 3.650 ngày hoặc giờ, hoặc số đồng chẵn đến 1.000.000.000.000</translation>
    </message>
    <message>
        <source>Write the reason</source>
        <translation>Ghi lý do</translation>
    </message>
    <message>
        <source>Write the decree, resolution or decision</source>
        <translation>Ghi nghị định, nghị quyết hoặc quyết định</translation>
    </message>
    <message>
        <source>Type a day from today on, as 31/12/2026, or leave it out</source>
        <translation>Nhập ngày từ hôm nay trở đi, như 31/12/2026, hoặc để trống</translation>
    </message>
    <message>
        <source>The site's administrator sets values here. Ask them, or sign in.</source>
        <translation>Quản trị điểm đặt giá trị ở đây. Nhờ quản trị điểm, hoặc đăng nhập bằng tài khoản quản trị.</translation>
    </message>
    <message>
        <source>Set a value</source>
        <translation>Đặt giá trị</translation>
    </message>
    <message>
        <source>Every value ever set</source>
        <translation>Mọi giá trị đã đặt</translation>
    </message>
    <message>
        <source>It holds in place of the catalogue's from today on, here only. Screens and papers show whose it is.</source>
        <translation>Áp dụng thay cho danh mục từ hôm nay, chỉ tại điểm này. Màn hình và giấy tờ ghi rõ ai đặt.</translation>
    </message>
    <message>
        <source>Nothing was set: everything is as the catalogue says.</source>
        <translation>Chưa đặt giá trị nào: mọi thứ theo danh mục.</translation>
    </message>
    <message>
        <source>Choose a value that still holds</source>
        <translation>Chọn giá trị còn áp dụng</translation>
    </message>
    <message>
        <source>Take value {n} back? The catalogue's own holds again at once.</source>
        <translation>Thu hồi giá trị {n}? Giá trị của danh mục áp dụng lại ngay.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Thu hồi</translation>
    </message>
    <message>
        <source>Let it hold on</source>
        <translation>Giữ nguyên</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Values set by hand</source>
        <translation>Giá trị đặt tay</translation>
    </message>
</context>
</TS>
