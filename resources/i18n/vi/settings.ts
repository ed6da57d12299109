<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>SetBy</name>
    <message>
        <source>this PC's administrator</source>
        <translation>quản trị máy này</translation>
    </message>
    <message>
        <source>the city</source>
        <translation>thành phố</translation>
    </message>
    <message>
        <source>this PC's own choice</source>
        <translation>máy này tự chọn</translation>
    </message>
    <message>
        <source>advice of the administrator</source>
        <translation>quản trị đề nghị</translation>
    </message>
    <message>
        <source>advice of the city</source>
        <translation>thành phố đề nghị</translation>
    </message>
    <message>
        <source>the program's own value</source>
        <translation>giá trị có sẵn của chương trình</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Identify the screens</source>
        <translation>Nhận diện màn hình</translation>
    </message>
    <message>
        <source>Kept. It holds from now on.</source>
        <translation>Đã lưu, có hiệu lực ngay.</translation>
    </message>
    <message>
        <source>Settings of this PC</source>
        <translation>Thiết lập của máy</translation>
    </message>
    <message>
        <source>Keep this choice</source>
        <translation>Giữ lựa chọn này</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Kept. It holds from the next start of the program.</source>
        <translation>Đã giữ. Có hiệu lực từ lần mở chương trình sau.</translation>
    </message>
    <message>
        <source>This cannot be its value ({why}). Nothing was changed.</source>
        <translation>Không nhận được giá trị này ({why}). Chưa đổi gì.</translation>
    </message>
    <message>
        <source>What counts on this PC</source>
        <translation>Giá trị có hiệu lực trên máy này</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Đã khóa</translation>
    </message>
    <message>
        <source>Not everything the administrator set can be obeyed; tell IT staff: {what}</source>
        <translation>Có điều quản trị đặt mà máy không theo được; báo cán bộ CNTT: {what}</translation>
    </message>
    <message>
        <source>Value: {value}</source>
        <translation>Giá trị: {value}</translation>
    </message>
    <message>
        <source>Set by: {who}</source>
        <translation>Người đặt: {who}</translation>
    </message>
    <message>
        <source>Locked: {who} decides here.</source>
        <translation>Đã khóa: {who} quyết định.</translation>
    </message>
    <message>
        <source>Locked: IT staff set it, no officer.</source>
        <translation>Đã khóa: do cán bộ CNTT đặt, cán bộ ở quầy không đổi.</translation>
    </message>
    <message>
        <source>In place of {value}, said by: {who}</source>
        <translation>Thay cho {value}, do: {who}</translation>
    </message>
    <message>
        <source>Its name in files: {name}</source>
        <translation>Tên trong tệp: {name}</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(để trống)</translation>
    </message>
    <message>
        <source>Scan this code: every Vietnamese letter must come as it is.</source>
        <translation>Quét mã này: mọi chữ có dấu phải vào đúng.</translation>
    </message>
    <message>
        <source>Test code for the code scanner</source>
        <translation>Mã thử máy quét mã</translation>
    </message>
</context>
<context>
    <name>ScannerTest</name>
    <message>
        <source>{n}/{all} letters are right.</source>
        <translation>{n}/{all} ký tự đúng.</translation>
    </message>
    <message>
        <source>{n} accents are lost: the scanner types ASCII only. Set it to USB-COM.</source>
        <translation>Mất {n} dấu: máy quét chỉ gõ ASCII. Chuyển máy quét sang USB-COM.</translation>
    </message>
    <message>
        <source>The input method changed {n} letters. Turn it off, or set the scanner to USB-COM.</source>
        <translation>Bộ gõ đã đổi {n} ký tự. Tắt bộ gõ, hoặc chuyển máy quét sang USB-COM.</translation>
    </message>
</context>
</TS>
