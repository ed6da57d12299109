"""The use cases of papers, joined to scanners, decoders and the scan folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counter_app.bootstrap.paper_work import Ground
from counter_app.documents.camera import Camera
from counter_app.documents.pictures import IsolatedPictures
from counter_app.documents.profiles import read_profiles
from counter_app.documents.scan_folder import WatchedFolder
from counter_app.documents.scanners import scanner_of_this_machine
from counter_app.services.paper_states import PaperStates
from counter_app.services.ports import Ids
from counter_app.services.reusing import Reusing
from counter_app.services.scanning import Scanning
from counter_app.services.stacking import Stacking
from counter_app.services.walk_ins import WalkIns
from counter_app.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanWork:
    """What an officer can do with papers."""

    scanning: Scanning
    stacking: Stacking
    states: PaperStates
    reusing: Reusing
    close: Callable[[], None]
    """End the decoders."""


def assemble_scan_work(
    ground: Ground, ids: Ids, resources: Path, settings: Settings
) -> ScanWork:
    """Join them; nothing is started before it is asked for."""
    begin, session, clock = ground.begin, ground.session, ground.clock
    files, announce = ground.files, ground.announce
    pictures = IsolatedPictures()
    walk_ins = WalkIns(catalogue=ground.catalogue, session=session, clock=clock)
    scanning = Scanning(
        begin=begin,
        files=files,
        pictures=pictures,
        scanner=scanner_of_this_machine(),
        camera=Camera(),
        folder=WatchedFolder(settings.scan_folder),
        walk_ins=walk_ins,
        session=session,
        clock=clock,
        ids=ids,
        zone=ground.zone,
        announce=announce,
        chosen=lambda: settings.scanner,
        chosen_camera=lambda: settings.camera,
        profiles=read_profiles(
            resources / "scanning" / "profiles.toml",
            standard=settings.scan_profile,
            allowed=settings.scan_profiles,
        ),
    )
    stacking = Stacking(
        begin=begin,
        files=files,
        pictures=pictures,
        walk_ins=walk_ins,
        session=session,
        announce=announce,
    )
    states = PaperStates(
        begin=begin, walk_ins=walk_ins, session=session, clock=clock, announce=announce
    )
    reusing = Reusing(
        begin=begin,
        queries=ground.queries,
        catalogue=ground.catalogue,
        files=files,
        walk_ins=walk_ins,
        session=session,
        clock=clock,
        zone=ground.zone,
        announce=announce,
    )
    return ScanWork(
        scanning=scanning,
        stacking=stacking,
        states=states,
        reusing=reusing,
        close=pictures.close,
    )
