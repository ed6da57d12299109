"""What things are called: titles, labels, i18n keys, names of properties.

Keys are those of JSON Forms: ``i18n`` of the element or of the schema, else the path
of the answer with dots; ``.label``, ``.description``, ``.text`` behind it. A label
without a key may itself be one.
"""

import re

from counter_app.forms.form import Form
from counter_app.forms.schemas import Place
from counter_app.forms.soup import Schema, as_object, as_text

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\-]+")
_KINDS = {
    "string": "Chữ",
    "number": "Số",
    "integer": "Số nguyên",
    "boolean": "Có hoặc không",
    "array": "Danh sách",
    "object": "Nhóm",
    "choice": "Danh sách chọn",
}
"""What one of several kinds of answer is called when the form does not say."""


def key_of(element: Schema, part: str = "") -> str:
    """Return the i18n key of an element or schema, or nothing."""
    told = as_text(element.get("i18n"))
    return f"{told}.{part}" if told and part else told


def key_at(element: Schema, schema: Schema, place: Place) -> str:
    """Return the key of a question: its own, its schema's, or its path's."""
    path = ".".join(step for step in place.pointer.split("/") if not step.isdecimal())
    return key_of(element) or key_of(schema) or path.strip(".")


def name_of(place: Place, schema: Schema) -> str:
    """Return the title of a question, or its property's name with spaces."""
    return as_text(schema.get("title")) or spaced(place.name)


def label_of(form: Form, element: Schema, otherwise: str, key: str = "") -> str:
    """Return what the element is labelled; nothing for ``label: false``."""
    told = element.get("label")
    if told is False or as_object(told).get("show") is False:
        return ""
    text = as_text(told) or as_text(as_object(told).get("text"))
    key = key or key_of(element)
    said = form.said(f"{key}.label", "") if key else ""
    return said or form.said(text, text or otherwise)


def heading_of(form: Form, element: Schema) -> str:
    """Return the title of a page or group; an i18n key nobody translated names it."""
    return label_of(form, element, spaced(key_of(element).rpartition(".")[2]))


def hint_of(form: Form, schema: Schema, key: str) -> str:
    """Return the sentence that helps to answer."""
    text = as_text(schema.get("description"))
    return form.said(f"{key}.description", text) if key else text


def branch_name(branch: Schema, kind: str, reference: str, number: int) -> str:
    """Return what one of several ways to answer is called."""
    called = reference.rpartition("/")[2] if "/" in reference else ""
    return (
        as_text(branch.get("title"))
        or ("" if called.isdecimal() else spaced(called))
        or _KINDS.get(kind, "")
        or str(number)
    )


def spaced(name: str) -> str:
    """Write ``dateOfBirth`` and ``date_of_birth`` as "Date of birth"."""
    text = " ".join(part for part in _HUMPS.split(name) if part)
    return text[:1].upper() + text[1:].lower() if not text.isupper() else text
