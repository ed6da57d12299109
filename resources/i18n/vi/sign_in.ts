<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>EntrancePage</name>
    <message>
        <source>Enter the password</source>
        <translation>Nhập mật khẩu</translation>
    </message>
    <message>
        <source>This PC's clock is {n} minutes off. Times of receipt will be wrong. Set the clock before receiving.</source>
        <translation>Đồng hồ máy lệch {n} phút. Giờ nhận hồ sơ sẽ sai. Chỉnh giờ trước khi tiếp nhận.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ẩn</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Hiện</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Hiện mật khẩu</translation>
    </message>
    <message>
        <source>Caps Lock is on ▲</source>
        <translation>CAPS đang bật ▲</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>Enter the officer account</source>
        <translation>Nhập tài khoản cán bộ</translation>
    </message>
    <message>
        <source>No network: signing in on this PC still works.</source>
        <translation>Mất mạng: vẫn đăng nhập được trên máy này.</translation>
    </message>
    <message>
        <source>Ward One-Stop</source>
        <translation>Một cửa phường</translation>
    </message>
    <message>
        <source>Officer account</source>
        <translation>Tài khoản cán bộ</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Quầy</translation>
    </message>
    <message>
        <source>Counter {n}</source>
        <translation>Quầy {n}</translation>
    </message>
    <message>
        <source>Morning shift {day}</source>
        <translation>Ca sáng {day}</translation>
    </message>
    <message>
        <source>Afternoon shift {day}</source>
        <translation>Ca chiều {day}</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Đang đăng nhập…</translation>
    </message>
    <message>
        <source>Sign in  Enter</source>
        <translation>Đăng nhập  Enter</translation>
    </message>
    <message>
        <source>Rehearsal: account {account}, password {password}</source>
        <translation>Tập dượt: tài khoản {account}, mật khẩu {password}</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Locked</source>
        <translation>Đã khóa</translation>
    </message>
    <message>
        <source>{name} is at work. What was typed is kept.</source>
        <translation>{name} đang làm việc. Dữ liệu đã nhập vẫn được giữ.</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Đang mở khóa…</translation>
    </message>
    <message>
        <source>Unlock  Enter</source>
        <translation>Mở khóa  Enter</translation>
    </message>
    <message>
        <source>Sign in as another officer</source>
        <translation>Cán bộ khác đăng nhập</translation>
    </message>
</context>
<context>
    <name>Renewing</name>
    <message>
        <source>Bringing the data to this version: {percent} %. Do not switch the PC off; if the power fails, it begins again at the next start and loses nothing.</source>
        <translation>Đang chuyển dữ liệu sang phiên bản này: {percent} %. Đừng tắt máy; nếu mất điện, lần mở sau làm lại từ đầu và không mất gì.</translation>
    </message>
</context>
</TS>
