<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Problems</name>
    <message>
        <source>The update is not as the city signed it and was not taken. Go on working; call IT staff.</source>
        <translation>Bản cập nhật không đúng chữ ký của thành phố nên không được dùng. Cứ làm việc tiếp; gọi CNTT.</translation>
    </message>
    <message>
        <source>The place of the backups is not there: {place}. Plug the disk in again, or call IT staff; earlier backups are untouched.</source>
        <translation>Không thấy nơi sao lưu: {place}. Hãy cắm lại ổ đĩa hoặc gọi CNTT; các bản trước còn nguyên.</translation>
    </message>
    <message>
        <source>The backup could not be read back and does not count. Earlier ones stay; call IT staff to try another disk.</source>
        <translation>Bản sao lưu không đọc lại được nên không tính. Các bản trước còn nguyên; gọi CNTT để thử ổ đĩa khác.</translation>
    </message>
    <message>
        <source>These data were restored from a backup. Nothing is received or sent before an administrator confirms them under Sending to the city.</source>
        <translation>Dữ liệu này vừa được khôi phục từ bản sao lưu. Chưa tiếp nhận, chưa gửi gì cho đến khi quản trị viên xác nhận ở mục Gửi về thành phố.</translation>
    </message>
    <message>
        <source>This file with a carried queue cannot be used. Check the code on the paper and that the file is whole.</source>
        <translation>Không dùng được tệp hồ sơ chuyển tay này. Kiểm tra mã ghi trên giấy và xem tệp có còn nguyên không.</translation>
    </message>
    <message>
        <source>{count} changes were not sent yet. Send them or carry them away on a stick before this machine is given up.</source>
        <translation>Còn {count} thay đổi chưa gửi. Hãy gửi hoặc chép sang USB trước khi ngừng dùng máy này.</translation>
    </message>
    <message>
        <source>No transfer of this fee waits for its credit any more. Refresh, and look what was taken.</source>
        <translation>Khoản này không còn chuyển khoản nào chờ báo có. Làm mới rồi xem đã thu gì.</translation>
    </message>
</context>
<context>
    <name>Syncing</name>
    <message>
        <source>These data were restored from a backup. Look at them; an administrator then confirms them here. Until then nothing is received or sent.</source>
        <translation>Dữ liệu này được khôi phục từ bản sao lưu. Hãy xem lại; sau đó quản trị viên xác nhận trong mục Sao lưu của máy này. Trước lúc đó chưa tiếp nhận, chưa gửi gì.</translation>
    </message>
</context>
<context>
    <name>SyncingPage</name>
    <message>
        <source>Backups of this PC</source>
        <translation>Sao lưu của máy này</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>No place for backups is set on this PC. IT staff name a folder on another disk (backup_folder); until then a broken disk takes with it what was not sent.</source>
        <translation>Máy này chưa đặt nơi sao lưu. CNTT đặt một thư mục trên ổ đĩa khác (backup_folder); trước lúc đó, hỏng ổ đĩa là mất những gì chưa gửi.</translation>
    </message>
    <message>
        <source>The disk of the backups is not there: {place}. Plug it in.</source>
        <translation>Không thấy ổ sao lưu: {place}. Hãy cắm vào.</translation>
    </message>
    <message>
        <source>The last try failed ({time}). It is repeated by itself; call IT staff if it goes on.</source>
        <translation>Lần gần nhất không thành ({time}). Máy sẽ tự thử lại; nếu vẫn thế, gọi CNTT.</translation>
    </message>
    <message>
        <source>The backups lie on the same disk as the dossiers: they do not outlive it.</source>
        <translation>Bản sao lưu nằm cùng ổ đĩa với hồ sơ: ổ hỏng thì mất cả hai.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Chưa có bản sao lưu nào.</translation>
    </message>
    <message>
        <source>Last backup: {time}, read back and whole.</source>
        <translation>Bản gần nhất: {time}, đã đọc lại, còn nguyên.</translation>
    </message>
    <message>
        <source>Place: {place}. A backup every {hours} hours, while the screen is locked.</source>
        <translation>Nơi giữ: {place}. Cứ {hours} giờ sao lưu một lần, lúc khóa màn hình.</translation>
    </message>
    <message>
        <source>These data were restored from the backup of {time}. Look through today's dossiers. Until an administrator confirms them, nothing is received or sent; afterwards this PC has new numbers, and none is given twice.</source>
        <translation>Dữ liệu này được khôi phục từ bản sao lưu lúc {time}. Hãy xem lại hồ sơ trong ngày. Trước khi quản trị viên xác nhận thì chưa tiếp nhận, chưa gửi gì; sau đó máy dùng dải số mới, không số nào bị cấp hai lần.</translation>
    </message>
    <message>
        <source>{time} · {size} MB · {files} files</source>
        <translation>{time} · {size} MB · {files} tệp</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>Backups</source>
        <translation>Sao lưu</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sao lưu ngay</translation>
    </message>
    <message>
        <source>Read the chosen backup back</source>
        <translation>Đọc lại bản đang chọn</translation>
    </message>
    <message>
        <source>The restored data are right</source>
        <translation>Dữ liệu khôi phục đúng</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>The backup was stopped. The earlier ones are there.</source>
        <translation>Đã dừng sao lưu. Các bản trước vẫn còn.</translation>
    </message>
    <message>
        <source>Backed up and read back: {backup}.</source>
        <translation>Đã sao lưu và đọc lại: {backup}.</translation>
    </message>
    <message>
        <source>{n} parts of the backup {name} are not what was written. Do not rely on it; back up anew, and call IT staff to try another disk.</source>
        <translation>{n} phần của bản {name} không còn đúng như lúc ghi. Đừng dựa vào bản này; hãy sao lưu lại và gọi CNTT để thử ổ đĩa khác.</translation>
    </message>
    <message>
        <source>The backup {name} is whole.</source>
        <translation>Bản {name} còn nguyên.</translation>
    </message>
    <message>
        <source>Confirmed. This PC goes on with new numbers (counter {n}).</source>
        <translation>Đã xác nhận. Máy tiếp tục với dải số mới (quầy {n}).</translation>
    </message>
    <message>
        <source>Restored data</source>
        <translation>Dữ liệu khôi phục</translation>
    </message>
    <message>
        <source>How things stand</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Backups on the disk</source>
        <translation>Các bản trên ổ sao lưu</translation>
    </message>
    <message>
        <source>How far the backup is</source>
        <translation>Tiến độ sao lưu</translation>
    </message>
    <message>
        <source>None to be seen.</source>
        <translation>Chưa thấy bản nào.</translation>
    </message>
    <message>
        <source>There is no backup to read back. Back up first.</source>
        <translation>Chưa có bản nào để đọc lại. Hãy sao lưu trước.</translation>
    </message>
    <message>
        <source>Reading {name} back; this may take minutes…</source>
        <translation>Đang đọc lại {name}; có thể mất vài phút…</translation>
    </message>
</context>
<context>
    <name>CarryingPanel</name>
    <message>
        <source>Type the code on the paper first.</source>
        <translation>Hãy gõ mã ghi trên giấy trước.</translation>
    </message>
    <message>
        <source>Bringing it to the city…</source>
        <translation>Đang chuyển về thành phố…</translation>
    </message>
    <message>
        <source>{n} changes and {files} files are on the stick, and stay here too. Code: {code}. Write it on paper and carry it apart from the stick.</source>
        <translation>Đã ghi {n} thay đổi và {files} tệp ra USB, trên máy vẫn còn. Mã: {code}. Hãy chép ra giấy và mang riêng với USB.</translation>
    </message>
    <message>
        <source>{n} more need an officer here first.</source>
        <translation>Còn {n} việc cán bộ phải xử lý tại máy này trước.</translation>
    </message>
    <message>
        <source>The city has {n} changes and {files} files of counter {counter}.</source>
        <translation>Thành phố đã có {n} thay đổi và {files} tệp của quầy {counter}.</translation>
    </message>
    <message>
        <source>{n} were not taken; keep the file and call IT staff.</source>
        <translation>{n} thay đổi chưa được nhận; giữ tệp và gọi CNTT.</translation>
    </message>
    <message>
        <source>Without network: by hand</source>
        <translation>Khi mất mạng: chuyển tay</translation>
    </message>
    <message>
        <source>What waits to be sent goes into one sealed file; any counter of this office with network brings it to the city. Sent twice, it counts once.</source>
        <translation>Những gì chờ gửi được ghi vào một tệp niêm phong; quầy nào của đơn vị có mạng cũng chuyển về thành phố được. Gửi hai lần cũng chỉ tính một.</translation>
    </message>
    <message>
        <source>Write it onto a stick</source>
        <translation>Ghi ra USB</translation>
    </message>
    <message>
        <source>Bring a colleague's file in</source>
        <translation>Nhận tệp của quầy khác</translation>
    </message>
    <message>
        <source>Code on the paper</source>
        <translation>Mã ghi trên giấy</translation>
    </message>
</context>
</TS>
