<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>FormView</name>
    <message>
        <source>Page {n}/{of}</source>
        <translation>Trang {n}/{of}</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>{label}, row {n}</source>
        <translation>{label}, dòng {n}</translation>
    </message>
    <message>
        <source>Edited by hand</source>
        <translation>Đã sửa tay</translation>
    </message>
    <message>
        <source>In the earlier dossier: {old}</source>
        <translation>Trong hồ sơ trước: {old}</translation>
    </message>
    <message>
        <source>From dossier {dossier}</source>
        <translation>Từ hồ sơ {dossier}</translation>
    </message>
    <message>
        <source>On the card: {old}</source>
        <translation>Trên thẻ: {old}</translation>
    </message>
    <message>
        <source>From the QR code of the citizen card</source>
        <translation>Từ mã QR thẻ căn cước</translation>
    </message>
</context>
<context>
    <name>AddressEditor</name>
    <message>
        <source>On the paper: {old}</source>
        <translation>Trên giấy tờ: {old}</translation>
    </message>
</context>
<context>
    <name>TableEditor</name>
    <message>
        <source>Add a row</source>
        <translation>Thêm dòng</translation>
    </message>
    <message>
        <source>Done with this row</source>
        <translation>Xong dòng này</translation>
    </message>
    <message>
        <source>Remove row {n} of “{label}”?</source>
        <translation>Xóa dòng {n} của “{label}”?</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>Xóa dòng</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Giữ lại</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Take the tick off {label}</source>
        <translation>Bỏ đánh dấu {label}</translation>
    </message>
    <message>
        <source>{Label} must be a whole number. It says {value}.</source>
        <translation>{Label} phải là số nguyên. Đang ghi {value}.</translation>
    </message>
    <message>
        <source>{Label} must be “{limit}”. It says “{value}”.</source>
        <translation>{Label} phải là “{limit}”. Đang ghi “{value}”.</translation>
    </message>
    <message>
        <source>{Label} is written like {limit}. It says “{value}”.</source>
        <translation>{Label} viết như {limit}. Đang ghi “{value}”.</translation>
    </message>
    <message>
        <source>{Label} lacks a row that this form asks for. Add it.</source>
        <translation>{Label} thiếu một dòng mà tờ khai yêu cầu. Thêm dòng đó.</translation>
    </message>
    <message>
        <source>{Label} has too many rows of one kind, {limit} may be. Remove some.</source>
        <translation>{Label} có quá nhiều dòng cùng loại, nhiều nhất {limit}. Bớt đi.</translation>
    </message>
    <message>
        <source>{Label} needs at least {limit} answers. Fill in more.</source>
        <translation>{Label} cần điền ít nhất {limit} mục. Điền thêm.</translation>
    </message>
    <message>
        <source>{Label} can have at most {limit} answers. Empty some.</source>
        <translation>{Label} chỉ được điền nhiều nhất {limit} mục. Xóa bớt.</translation>
    </message>
    <message>
        <source>{Label} is answered in two ways at once. Keep one.</source>
        <translation>{Label} đang trả lời theo hai cách cùng lúc. Giữ một cách.</translation>
    </message>
    <message>
        <source>Enter {label}</source>
        <translation>Nhập {label}</translation>
    </message>
    <message>
        <source>Choose {label}</source>
        <translation>Chọn {label}</translation>
    </message>
    <message>
        <source>Tick {label}</source>
        <translation>Đánh dấu {label}</translation>
    </message>
    <message>
        <source>Add {label}</source>
        <translation>Thêm {label}</translation>
    </message>
    <message>
        <source>{Label} must have {limit} digits. It has {n}.</source>
        <translation>{Label} phải có {limit} chữ số. Đang có {n}.</translation>
    </message>
    <message>
        <source>{Label} can have at most {limit} letters. It has {n}.</source>
        <translation>{Label} có tối đa {limit} chữ. Đang có {n}.</translation>
    </message>
    <message>
        <source>{Label} is written with digits only.</source>
        <translation>{Label} chỉ gồm chữ số.</translation>
    </message>
    <message>
        <source>There is no {value}. Enter day/month/year.</source>
        <translation>Không có ngày {value}. Nhập theo dạng ngày/tháng/năm.</translation>
    </message>
    <message>
        <source>{Label} must be in the past.</source>
        <translation>{Label} phải là ngày trong quá khứ.</translation>
    </message>
    <message>
        <source>{Label} cannot be before {limit}. It says {value}.</source>
        <translation>{Label} không thể trước {limit}. Đang ghi {value}.</translation>
    </message>
    <message>
        <source>There is no time {value}. Enter hour:minute.</source>
        <translation>Không có giờ {value}. Nhập theo dạng giờ:phút.</translation>
    </message>
    <message>
        <source>{Label} must be above {limit}.</source>
        <translation>{Label} phải lớn hơn {limit}.</translation>
    </message>
    <message>
        <source>{Label} must be below {limit}.</source>
        <translation>{Label} phải nhỏ hơn {limit}.</translation>
    </message>
    <message>
        <source>{Label} must be a multiple of {limit}. It says {value}.</source>
        <translation>{Label} phải là bội số của {limit}. Đang ghi {value}.</translation>
    </message>
    <message>
        <source>{Label} can have at most {limit} rows. It has {n}. Remove some.</source>
        <translation>{Label} nhiều nhất {limit} dòng. Đang có {n}. Bớt đi.</translation>
    </message>
    <message>
        <source>{Label} has the same row twice. Remove one.</source>
        <translation>{Label} có hai dòng giống nhau. Bỏ một dòng.</translation>
    </message>
    <message>
        <source>{Label} is an e-mail address like name@example.vn. It says {value}.</source>
        <translation>{Label} là địa chỉ thư điện tử như ten@example.vn. Đang ghi {value}.</translation>
    </message>
    <message>
        <source>{Label} is not written the way this form asks. Check “{value}”.</source>
        <translation>{Label} chưa đúng dạng tờ khai yêu cầu. Kiểm tra lại “{value}”.</translation>
    </message>
    <message>
        <source>{Label} cannot be “{value}”. Enter it again.</source>
        <translation>{Label} không thể là “{value}”. Nhập lại.</translation>
    </message>
    <message>
        <source>This form does not ask for {label}. Empty it.</source>
        <translation>Tờ khai này không hỏi {label}. Xóa trống mục này.</translation>
    </message>
    <message>
        <source>Choose {label} from the list. It says “{value}”.</source>
        <translation>Chọn {label} trong danh sách. Đang ghi “{value}”.</translation>
    </message>
    <message>
        <source>{Label} is at least {limit}.</source>
        <translation>{Label} ít nhất là {limit}.</translation>
    </message>
    <message>
        <source>{Label} is at most {limit}.</source>
        <translation>{Label} nhiều nhất là {limit}.</translation>
    </message>
    <message>
        <source>{Label} must be a number. It says “{value}”.</source>
        <translation>{Label} phải là số. Đang ghi “{value}”.</translation>
    </message>
    <message>
        <source>Choose {label} from the list</source>
        <translation>Chọn {label} trong danh sách</translation>
    </message>
    <message>
        <source>{Label} needs at least {limit} rows.</source>
        <translation>{Label} cần ít nhất {limit} dòng.</translation>
    </message>
    <message>
        <source>Look at {label} again</source>
        <translation>Xem lại {label}</translation>
    </message>
    <message>
        <source>{Label} needs at least {limit} letters. It has {n}.</source>
        <translation>{Label} cần ít nhất {limit} chữ. Đang có {n}.</translation>
    </message>
    <message>
        <source>{Label} does not have the right number of digits. It has {n}.</source>
        <translation>{Label} chưa đủ hoặc thừa chữ số. Đang có {n}.</translation>
    </message>
    <message>
        <source>this field</source>
        <translation>ô này</translation>
    </message>
</context>
</TS>
