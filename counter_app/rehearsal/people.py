"""Invented people: nobody here exists, every number is made up."""

from counter_app.domain.ids import OfficerId
from counter_app.domain.people import Officer, Role

OFFICER = Officer(
    id=OfficerId("hant.vmqtg"),
    name="Nguyễn Thu Hà",
    roles=frozenset({Role.INTAKE, Role.HANDOVER}),
    counters=frozenset({"03"}),
)
HEAD = Officer(
    id=OfficerId("minhlt.vmqtg"),
    name="Lê Thị Minh",
    roles=frozenset({Role.INTAKE, Role.LEAD, Role.CLERK}),
    counters=frozenset({"03"}),
)
"""The head of the section: puts dates off, stops dossiers, agrees as the second."""
PASSWORD = "tap-duot-2026"  # noqa: S105 -- of a throw-away profile, shown on screen
COUNTER = "03"
CARDS = (
    "001187012901|012345678|ĐỖ THỊ PHƯỢNG|05031987|Nữ|"
    "Số 12, ngõ 5 phố Huế, Phường Hai Bà Trưng, Hà Nội|10052022",
    "001093000001||NGUYỄN VĂN THỬ|01021993|Nam|"
    "Số 1 Phố Thử, Phường Ba Đình, Hà Nội|01072021",
    "001195000002|012345678|TRẦN THỊ MẪU|15081995|Nữ|"
    "Thôn Thử, Xã Sóc Sơn, Hà Nội|10072024||||",
)
"""Lines of citizen cards, as a scanner types them."""
