"""Decode a page in a program that lies somewhere else. Not a test.

Says JSON: where the program lies, what it read of the page, and which walls held.
"""

import json
import sys
from pathlib import Path

import counter_app
from counter_app.documents.pictures import IsolatedPictures
from counter_app.documents.walls import may_read
from counter_app.domain.stacks import Page, Raw


def main(page):
    """Take one picture in, as the counter would."""
    content = Path(page).read_bytes()
    with IsolatedPictures(workers=1) as pictures:
        pages = pictures.pages_in("don.png", content)
        wish = Page(
            id="1",
            raws=(Raw(sha256=""),),
            batch="",
            part="",
            name="don.png",
            tapped="",
            row="",
        )
        look, pdf = pictures.look(wish, [content])
        told = {
            "program": str(Path(counter_app.__file__).parent),
            "prefix": sys.prefix,
            "pages": pages,
            "title": look.title,
            "pdf": pdf[:5].decode(),
            "walls": sorted(pictures.walls()),
            "may read": [str(path) for path in may_read()],
        }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
