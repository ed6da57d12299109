"""Windows' registry as ``reg export`` writes it down: keys, texts and numbers."""

import re

LINE = re.compile(r'"(?P<name>[^"]+)"=(?:dword:(?P<number>[0-9a-f]{8})|"(?P<text>.*)")')


class ExportedRegistry:
    """Reads the keys of the machine out of such a file."""

    def __init__(self, text):
        self._keys, values = {}, {}
        for line in text.splitlines():
            if line.startswith("[HKEY_LOCAL_MACHINE\\"):
                key = line.strip("[]").partition("\\")[2]
                values = self._keys.setdefault(key, {})
            elif found := LINE.fullmatch(line):
                number, text = found["number"], found["text"]
                values[found["name"]] = (
                    int(number, 16) if number else re.sub(r"\\(.)", r"\1", text)
                )

    def values(self, key):
        return self._keys.get(key, {})
