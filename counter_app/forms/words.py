"""Dates in Vietnamese words, as civil-status papers want them beside the digits."""

from counter_app.domain.dates import first_day

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def date_words(iso: str) -> str:
    """Write ``1987-03-05`` as "Ngày năm tháng ba năm một nghìn chín trăm…".

    A partial date gives the parts that are known; what is no date gives nothing.
    """
    if first_day(iso) is None:
        return ""
    year, *rest = (int(part) for part in iso.split("-"))
    parts = [f"năm {number_words(year)}"]
    if rest:
        month = "tư" if rest[0] == 4 else number_words(rest[0])
        parts.insert(0, f"tháng {month}")
    if len(rest) > 1:
        parts.insert(0, f"ngày {number_words(rest[1])}")
    words = " ".join(parts)
    return words[0].upper() + words[1:]


def number_words(number: int) -> str:
    """Say a whole number from 0 to 9999 the way the North does (nghìn, linh)."""
    if number < 10:
        return _DIGITS[number]
    if number < 100:
        return _tens(number)
    if number < 1000:
        return _hundreds(number, first=True)
    thousands, rest = divmod(number, 1000)
    head = f"{_DIGITS[thousands]} nghìn"
    return f"{head} {_hundreds(rest, first=False)}" if rest else head


def _hundreds(number: int, *, first: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or not first else []
    if rest:
        words.append(f"linh {_DIGITS[rest]}" if rest < 10 else _tens(rest))
    return " ".join(words)


def _tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 1:
        head, last = "mười", {5: "lăm"}
    else:
        head, last = f"{_DIGITS[tens]} mươi", {1: "mốt", 5: "lăm"}
    return f"{head} {last.get(ones, _DIGITS[ones])}" if ones else head
