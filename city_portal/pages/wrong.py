"""A page for people where an interface would answer with a problem."""

from collections.abc import Callable, Mapping
from typing import Any

from litestar import Request, Response

from city_portal.pages import drawing

Visit = Request[Any, Any, Any]
_WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "title": "Chưa mở được trang",
        "404": "Không có trang này.",
        "405": "Không có trang này.",
        "413": "Nội dung gửi lên quá lớn. Gửi từng tệp, mỗi tệp tối đa 10 MB.",
        "429": "Quá nhiều yêu cầu một lúc. Hãy đợi ít giây rồi tải lại trang.",
        "503": "Cổng đang bận hoặc bảo trì, chưa có gì thay đổi. Hãy thử lại sau.",
        "other": "Có lỗi ở cổng, việc vừa làm có thể chưa xong. Hãy mở lại trang.",
        "back": "Về trang đầu",
    },
    "en": {
        "title": "The page cannot be opened",
        "404": "There is no such page.",
        "405": "There is no such page.",
        "413": "Too much was sent. Send one file at a time, at most 10 MB each.",
        "429": "Too many requests at once. Wait some seconds, then reload the page.",
        "503": "The portal is busy or under maintenance; nothing changed. Try later.",
        "other": "The portal made a mistake; what you did may not be done. Look again.",
        "back": "To the first page",
    },
}


def for_people(
    answered: Callable[[Visit, Any], Response[bytes]],
) -> Callable[[Visit, Any], Response[Any]]:
    """Answer browsers with a page, others as ``answered`` does."""

    def shown(request: Visit, error: Any) -> Response[Any]:
        problem = answered(request, error)
        if "text/html" not in request.headers.get("accept", ""):
            return problem
        lang = "en" if request.query_params.get("lang") == "en" else "vi"
        words = _WORDS[lang]
        status = problem.status_code or 500
        html = drawing.ENVIRONMENT.get_template("wrong.html").render(
            words=words, lang=lang, said=words.get(str(status), words["other"])
        )
        page = drawing.page(html, status)
        again = {key: problem.headers[key] for key in _KEPT & problem.headers.keys()}
        page.headers.update(again)
        return page

    return shown


_KEPT = {"Retry-After", "Allow"}
