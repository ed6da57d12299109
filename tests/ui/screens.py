"""Every screen of the program over a counter in memory, in the frame it has."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QListWidget

from counter_app.bootstrap.settings_room import PolicySettings
from counter_app.domain.afterwards import FollowUp
from counter_app.domain.copies import CopyDocument
from counter_app.domain.payments import Method
from counter_app.domain.scans import CardScan, ReceiptScan
from counter_app.paths import Paths
from counter_app.services.collecting import Taking
from counter_app.services.confirming import Confirming
from counter_app.services.reading import Reader
from counter_app.services.setting_law import SettingLaw
from counter_app.ui.asking.page import AskingPage
from counter_app.ui.asking.presenter import AskingPresenter
from counter_app.ui.backups.page import BackupsPage
from counter_app.ui.backups.presenter import BackupsPresenter
from counter_app.ui.backups.presenter import Work as BackupsWork
from counter_app.ui.bringing.page import BringingPage
from counter_app.ui.bringing.presenter import BringingPresenter
from counter_app.ui.bringing.presenter import Lanes as BringingLanes
from counter_app.ui.cash_up.page import CashUpPage
from counter_app.ui.cash_up.presenter import CashUpPresenter
from counter_app.ui.check.page import CheckPage
from counter_app.ui.check.presenter import CheckPresenter
from counter_app.ui.coming_in.page import ComingInPage
from counter_app.ui.coming_in.presenter import ComingInPresenter
from counter_app.ui.copies.page import CopiesPage
from counter_app.ui.copies.presenter import CopiesPresenter, Typed
from counter_app.ui.correcting.page import CorrectingPage
from counter_app.ui.correcting.presenter import CorrectingPresenter
from counter_app.ui.declaration.page import DeclarationPage
from counter_app.ui.declaration.presenter import DeclarationPresenter
from counter_app.ui.dossier.page import DossierPage
from counter_app.ui.dossier.presenter import DossierPresenter
from counter_app.ui.due.page import DuePage
from counter_app.ui.due.presenter import DuePresenter
from counter_app.ui.ending.page import EndingPage
from counter_app.ui.ending.presenter import EndingPresenter
from counter_app.ui.fee.page import FeePage
from counter_app.ui.fee.presenter import FeePresenter, FeeWork
from counter_app.ui.frame.rail import RailItem
from counter_app.ui.frame.top_bar import Place
from counter_app.ui.from_home.page import FromHomePage
from counter_app.ui.from_home.presenter import FromHomePresenter
from counter_app.ui.handover.letter import Letters
from counter_app.ui.handover.page import HandoverPage
from counter_app.ui.handover.presenter import HandoverPresenter
from counter_app.ui.keys.page import KeysPage
from counter_app.ui.keys.presenter import KeysPresenter
from counter_app.ui.main_window import MainWindow
from counter_app.ui.overrides.page import OverridesPage
from counter_app.ui.overrides.presenter import OverridesPresenter
from counter_app.ui.paper_declaration import PaperDeclaration
from counter_app.ui.papers.ground import Lanes, Papers
from counter_app.ui.papers.page import PapersPage
from counter_app.ui.papers.presenter import PapersPresenter
from counter_app.ui.person.page import PersonPage
from counter_app.ui.person.presenter import PersonPresenter
from counter_app.ui.printing.batch_presenter import BatchPresenter
from counter_app.ui.printing.page import PrintingPage
from counter_app.ui.printing.presenter import PrintingPresenter, Uses, Workers
from counter_app.ui.procedure.page import ProcedurePage
from counter_app.ui.procedure.presenter import ProcedurePresenter
from counter_app.ui.ready.page import ReadyPage
from counter_app.ui.ready.presenter import ReadyPresenter
from counter_app.ui.received.page import ReceivedPage
from counter_app.ui.received.presenter import ReceivedPresenter
from counter_app.ui.reports.page import ReportsPage
from counter_app.ui.reports.presenter import ReportsPresenter
from counter_app.ui.serving import Serving
from counter_app.ui.settings.page import SettingsPage
from counter_app.ui.settings.presenter import SettingsPresenter
from counter_app.ui.shelf.page import ShelfPage
from counter_app.ui.shelf.presenter import ShelfPresenter, ShelfWork
from counter_app.ui.sign_in.page import LockPage, SignInPage
from counter_app.ui.sign_in.presenter import SignInPresenter
from counter_app.ui.syncing.page import SyncingPage
from counter_app.ui.today.page import TodayPage
from counter_app.ui.today.presenter import TodayPresenter
from counter_app.ui.turning_away.page import TurningAwayPage
from counter_app.ui.turning_away.presenter import TurningAwayPresenter
from counter_app.ui.walk import Walk
from tests.fakes.after import AfterDesk, turning_away_of
from tests.fakes.city import AGREED, FakeCity, coming_in_of
from tests.fakes.counter import (
    BIRTH,
    EXTRACT,
    MAU,
    PASSWORD,
    THU,
    FakeCounter,
    declarations,
)
from tests.fakes.from_home import SENT, HomeList, receiving
from tests.fakes.overrides import ADMIN, FakeOverrides
from tests.fakes.papers import FakePapers
from tests.fakes.reports import reporting_of
from tests.fakes.syncing import CONFLICT, LINE, CitySide, refusal
from tests.services.test_backing_up import Room as Archive

HELD = SimpleNamespace(held=lambda: None)
"""Nothing that was restored waits to be confirmed."""
ELSEWHERE = replace(SENT, code="TN-261129-XYZ567", claimed="02")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PLACE = Place(office="Điểm phục vụ hành chính công phường Thử", counter="03")
COPY = {
    **CONFLICT.mine,
    "procedure": EXTRACT,
    "applicant.phone": "0912345678",
    "form.dk_tai": "Phường Thử Nghiệm, Hà Nội",
    "due_at": "2026-11-23T17:00:00+07:00",
}
DIFFERING = replace(
    CONFLICT,
    base={**COPY, "applicant.phone": "", "form.dk_tai": None},
    mine=COPY,
    theirs={
        **COPY,
        "applicant.phone": "0987654321",
        "form.dk_tai": "Phường Mẫu, Hà Nội",
        "due_at": "2026-11-24T17:00:00+07:00",
    },
    fields=("applicant.phone", "due_at", "due_basis", "form.dk_tai"),
)
"""A copy changed in three ways at the counter and elsewhere."""
ROOMS = {
    "receive": ("user-check", "Receive"),
    "today": ("list-details", "Today's dossiers"),
    "due": ("calendar-due", "Due, overdue"),
    "copies": ("file-text", "Certified copies"),
    "handover": ("package-export", "Hand over results"),
    "printing": ("printer", "Printing"),
    "till": ("cash-banknote", "Fees, cash-up"),
    "reports": ("chart-bar", "Reports"),
}
"""How the rail shows the rooms, and what it calls them."""
NOWHERE = Path("/dev/null/nowhere")
"""A folder nobody can write to."""
COVERS = ("sign_in", "lock")
"""Screens that cover the frame."""
NAMES = (
    *COVERS,
    "ready",
    "person",
    "procedure",
    "declaration",
    "papers",
    "check",
    "received",
    "dossier",
    "erased",
    "handover",
    "handover_late",
    "handover_several",
    "shelf",
    "today",
    "copies",
    "printing",
    "asking",
    "bringing",
    "ending",
    "turning_away",
    "correcting",
    "syncing",
    "due",
    "fee",
    "cash_up",
    "overrides",
    "coming_in",
    "came_in",
    "settings",
    "keys",
    "comparing",
    "from_home",
    "backups",
    "reports",
)


@dataclass
class Screens:
    """Makes and opens screens; ``lane`` does what they ask for."""

    lane: object

    def __post_init__(self):
        self.counter, self.walk = FakeCounter(), Walk()
        Serving(self.walk, self.counter.intake, self.lane)
        self.reader = Reader(
            lookup=self.counter.lookup,
            catalogue=self.counter.catalogue,
            forms=declarations(),
        )
        self.window = MainWindow(PLACE)
        for name, (icon, words) in ROOMS.items():
            self.window.add_room(
                RailItem(
                    id=name,
                    icon=icon,
                    text=partial(QCoreApplication.translate, "Rail", words),
                    run=lambda: None,
                )
            )

    def open(self, name):
        """Show this screen as an officer finds it in the middle of a working day."""
        page = getattr(self, name)()
        show = self.window.cover if name in COVERS else self.window.show_page
        show(page)
        getattr(self, f"{name}_goes_on", lambda _page: None)(page)
        return page

    def copies(self):
        presenter = CopiesPresenter(
            self.counter.certifying,
            self.counter.labelling,
            self.counter.paying,
            self.lane,
            self.lane,
        )
        page = CopiesPage(presenter)
        presenter.serve(THU)
        presenter.add(Typed("1", "2", "3"))
        return page

    def fee(self):
        counter = self.counter
        work = FeeWork(
            collecting=counter.collecting,
            slips=counter.fee_slips,
            numbering=counter.numbering,
        )
        presenter = FeePresenter(work, self.lane, self.lane)
        page = FeePage(presenter)
        documents = [CopyDocument("Thẻ căn cước", pages=2, copies=2)]
        presenter.open(counter.certifying.certify(THU, documents).dossier.id)
        return page

    def cash_up(self):
        counter = self.counter
        documents = [CopyDocument("Thẻ căn cước", pages=2, copies=2)]
        for method in Method:
            dossier = counter.certifying.certify(THU, documents).dossier.id
            taking = Taking(method=method, amount=8_000)
            name = counter.collecting.due(dossier).payment
            counter.collecting.take(dossier, name, taking)
        presenter = CashUpPresenter(
            counter.cashing_up, counter.handing_shift, self.lane, self.lane
        )
        return CashUpPage(presenter)

    def printing(self):
        counter = self.counter
        counter.receipting.issue(counter.received().id)
        uses = Uses(
            printing=counter.printing,
            receipting=counter.receipting,
            slips=counter.slips,
            registering=counter.registering,
            numbering=counter.numbering,
            outlets=counter.outlets,
            printer=counter.printer,
            lookup=counter.lookup,
        )
        workers = Workers(
            local=self.lane,
            devices=self.lane,
            books=self.lane,
            call=lambda call: call(),
        )
        batches = BatchPresenter(counter.batching, counter.lookup, self.lane, self.lane)
        return PrintingPage(PrintingPresenter(uses, workers), batches)

    def asking(self):
        desk = AfterDesk(self.counter)
        presenter = AskingPresenter(desk.supplementing, self.lane)
        page = AskingPage(presenter, self.counter.lookup.day)
        presenter.open(desk.dossier.id)
        return page

    def bringing(self):
        desk = AfterDesk(self.counter)
        desk.asked()
        presenter = BringingPresenter(
            desk.supplementing, BringingLanes(self.lane, self.lane)
        )
        page = BringingPage(presenter)
        presenter.open(desk.dossier.id)
        return page

    def ending(self):
        desk = AfterDesk(self.counter)
        presenter = EndingPresenter(desk.ending, self.lane)
        page = EndingPage(presenter)
        presenter.open(FollowUp.REFUSE, desk.dossier.id)
        return page

    def turning_away(self):
        desk, lane = turning_away_of(self.counter), self.lane
        self.walk.begin(self.counter.chosen(), self.counter.procedure())
        presenter = TurningAwayPresenter(desk, self.walk, lane, lane)
        return TurningAwayPage(presenter)

    def correcting(self):
        desk = AfterDesk(self.counter)
        presenter = CorrectingPresenter(desk.correcting, self.lane)
        page = CorrectingPage(presenter, self.counter.lookup.day)
        presenter.open(desk.dossier.id)
        return page

    def syncing(self):
        return self._syncing(CONFLICT)

    def _syncing(self, conflict):
        city = CitySide()
        city.outbox.conflicts.append(conflict)
        city.outbox.refused.append(refusal())
        city.outbox.lines.append(LINE)
        page = SyncingPage(city.presenter)
        page.came()
        return page

    def comparing(self):
        """S19: the conflict is chosen, both copies stand side by side."""
        return self._syncing(DIFFERING)

    def comparing_goes_on(self, page):
        needs = page.findChildren(QListWidget)[0]
        needs.setCurrentRow(1)

    def from_home(self):
        counter, home = self.counter, HomeList(SENT, ELSEWHERE)
        use_case = receiving(
            *(counter.session, counter.work.begin, counter.clock, counter.ids),
            *(counter.files, (home, home)),
        )
        presenter = FromHomePresenter(use_case, counter.session, self.lane, self.lane)
        return FromHomePage(presenter)

    def backups(self):
        room = Archive()
        work = BackupsWork(
            backing_up=room.backing_up,
            confirming=Confirming(
                holding=HELD, renewing=HELD, session=room.session, announce=print
            ),
            carrying=None,
            opener=lambda code: code,
            syncing=None,
        )
        room.backing_up.tick()
        presenter = BackupsPresenter(work, room.session, self.lane)
        return BackupsPage(presenter)

    def due(self):
        desk = AfterDesk(self.counter)
        counter = self.counter
        presenter = DuePresenter(
            desk.due_dates, counter.lookup, counter.catalogue, self.lane
        )
        return DuePage(presenter)

    def reports(self):
        counter = self.counter
        presenter = ReportsPresenter(
            reporting_of(counter, NOWHERE),
            self.lane,
            self.lane,
            counter.lookup.day,
            lambda: counter.online,
        )
        return ReportsPage(presenter)

    def shelf(self):
        counter = self.counter
        for days in (9, 3, 0):
            lying = counter.received()
            if days != 3:
                counter.shelving.shelve(lying.id)
            else:
                counter.handing_over.result_arrived(lying.id)
            counter.clock.move(days=days)
        gone = counter.received(MAU)
        counter.handing_over.result_arrived(gone.id)
        counter.handing_over.send_by_post(gone.id, "EB123456789VN")
        work = ShelfWork(
            shelving=counter.shelving,
            handing_over=counter.handing_over,
            lookup=counter.lookup,
        )
        presenter = ShelfPresenter(work, self.lane, self.lane)
        page = ShelfPage(presenter)
        presenter.scan(lying.code)
        return page

    def overrides(self):
        setting = SettingLaw(
            overrides=FakeOverrides(),
            catalogue=self.counter.catalogue,
            session=self.counter.session,
            clock=self.counter.clock,
            changed=lambda: None,
        )
        self.counter.session.enrol(ADMIN, PASSWORD)
        self.counter.session.sign_in(ADMIN.id, PASSWORD, "03")
        presenter = OverridesPresenter(
            setting, self.counter.catalogue.procedure, self.counter.session, self.lane
        )
        return OverridesPage(presenter, self.counter.lookup.day)

    def coming_in(self):
        counter = self.counter
        counter.session.enrol(ADMIN, PASSWORD)
        counter.session.sign_in(ADMIN.id, PASSWORD, "03")
        self.city = FakeCity()
        self.letting_in = ComingInPresenter(
            coming_in_of(counter, self.city),
            counter.session,
            counter.clock,
            ZONE,
            (self.lane, self.lane),
        )
        return ComingInPage(self.letting_in)

    def coming_in_goes_on(self, _page):
        """The code is shown; whoever comes to the screen begins anew."""
        self.letting_in.ask()

    def came_in(self):
        """The same, where an officer agreed and the administrator ticks the roles."""
        return self.coming_in()

    def came_in_goes_on(self, _page):
        self.letting_in.ask()
        self.city.told = AGREED
        self.counter.clock.move(seconds=3)
        self.letting_in.tick()

    def settings(self):
        profile = Paths(Path("/nowhere"))
        work = PolicySettings(profile, (Path("/nowhere/a"), Path("/nowhere/b")))
        screens = SimpleNamespace(show=lambda: None, stop=lambda: False)
        presenter = SettingsPresenter(work, self.lane)
        return SettingsPage(
            presenter, lambda: "vi", screens=screens, open_keys=lambda: None
        )

    def keys(self):
        profile = Paths(Path("/nowhere"))
        work = PolicySettings(profile, (Path("/nowhere/a"), Path("/nowhere/b")))
        return KeysPage(KeysPresenter(work, self.lane, lambda _keys: None))

    def sign_in(self):
        return SignInPage(self._signing_in(), PLACE, ["03", "04"])

    def lock(self):
        return LockPage(self._signing_in())

    def ready(self):
        self.counter.intake.start(MAU)
        till = self.counter.cashing_up.state
        return ReadyPage(ReadyPresenter(self.counter.lookup, self.lane, till))

    def person(self):
        self.counter.received()
        presenter = PersonPresenter(
            self.walk, self.counter.intake, self.counter.lookup, self.lane
        )
        self.walk.begin(self.counter.intake.start(THU))
        return PersonPage(presenter, 2026)

    def procedure(self):
        self.walk.begin(self.counter.chosen(), self.counter.procedure())
        presenter = ProcedurePresenter(
            self.walk,
            self.counter.intake,
            self.counter.lookup,
            lambda _query: [self.counter.procedure(c) for c in (EXTRACT, BIRTH)],
            self.lane,
        )
        return ProcedurePage(presenter, self.walk)

    def declaration(self):
        self.walk.begin(self.counter.chosen(), self.counter.procedure())
        presenter = DeclarationPresenter(
            self.walk, self.counter.intake, declarations(), self.lane
        )
        return DeclarationPage(
            presenter, self.walk, self.counter.lookup.day, self._printing()
        )

    def _printing(self):
        return PaperDeclaration(self.walk, self.counter.declaring, self.lane)

    def papers(self):
        counter = self.counter
        self.walk.begin(counter.chosen(), counter.procedure())
        papers = FakePapers(counter)
        presenter = PapersPresenter(
            self.walk,
            counter.intake,
            Papers(
                scanning=papers.scanning,
                stacking=papers.stacking,
                states=papers.states,
                reusing=papers.reusing,
            ),
            Lanes(local=self.lane, devices=self.lane, pages=self.lane),
            lambda do: do(),
        )
        return PapersPage(presenter)

    def check(self):
        self.walk.begin(self.counter.filled(), self.counter.procedure())
        presenter = CheckPresenter(self.walk, self.counter.intake, self.lane)
        return CheckPage(presenter, declarations(), self._printing())

    def received(self):
        counter = self.counter
        presenter = ReceivedPresenter(
            self.walk,
            counter.receipting,
            counter.lookup,
            counter.catalogue,
            (self.lane, self.lane),
        )
        self.walk.arrive(counter.received())
        return ReceivedPage(presenter)

    def dossier(self):
        counter = self.counter
        dossier = counter.received()
        counter.receipting.issue(dossier.id)
        presenter = DossierPresenter(
            self.reader,
            counter.handing_over,
            counter.receipting,
            self.lane,
            self.lane,
        )
        page = DossierPage(presenter)
        presenter.open(dossier.id)
        return page

    def erased(self):
        counter = self.counter
        dossier = counter.received()
        counter.work.dossiers.erased[dossier.id] = counter.clock.now()
        presenter = DossierPresenter(
            self.reader,
            counter.handing_over,
            counter.receipting,
            self.lane,
            self.lane,
        )
        page = DossierPage(presenter)
        presenter.open(dossier.id)
        return page

    def handover(self, late=0):
        dossier = self.counter.received()
        self.counter.clock.move(days=late)
        self.counter.handing_over.result_arrived(dossier.id)
        presenter = HandoverPresenter(self.reader, self.counter.handing_over, self.lane)
        letters = Letters(self.counter.apologising, self.lane, self.lane)
        page = HandoverPage(presenter, letters=letters)
        presenter.open(dossier.id)
        return page

    def handover_late(self):
        """The same, where the result came after the promised day."""
        return self.handover(late=3)

    def handover_several(self):
        """The same of a citizen with three more results: ticked, not, and unpaid."""
        page = self.handover()
        more = []
        for _ in range(3):
            self.counter.clock.move(minutes=1)
            dossier = self.counter.received()
            more.append(self.counter.handing_over.result_arrived(dossier.id))
        owing = more[-1]
        kept = self.counter.work.dossiers.kept
        kept[owing.id] = replace(owing, fee=replace(owing.fee, amount=8_000))
        page._presenter.look_again()
        page.scanned(CardScan(THU))
        page.scanned(ReceiptScan(more[0].code))
        return page

    def today(self):
        for citizen in (THU, MAU):
            self.counter.received(citizen)
        presenter = TodayPresenter(
            self.counter.lookup, self.counter.catalogue, self.lane
        )
        page = TodayPage(presenter)
        presenter.refresh()
        return page

    def _signing_in(self):
        return SignInPresenter(
            self.counter.session, self.counter.clock, ZONE, self.lane
        )
