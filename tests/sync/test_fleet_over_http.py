"""How a PC is, what it carries, how it takes leave: from our client to the portal."""

from datetime import timedelta

import pytest

from counter_app.domain.condition import Condition
from counter_app.domain.errors import NotEnrolled
from counter_app.store.carrying import SqlQueue
from counter_app.sync.beating import PortalBeat
from counter_app.sync.carrying import Carrier


def test_a_pc_tells_how_it_is_brings_its_own_batch_and_takes_leave(counter, way):
    def assertion():
        device = counter.ledger.device().id
        return counter.key.assertion(device, counter.clock.now(), counter.ids.new())

    received = counter.receive(b"a scan")
    queue = SqlQueue(counter.engine, counter.ledger)
    carrier = Carrier(way, counter.key, assertion, counter.ledger.device)
    beat = PortalBeat(way, assertion)

    pause = beat.beat(Condition(version="0.1.0", disk_free_mib=51_200, unsent=1))
    [batch], images = carrier.packed(queue.unsent(), counter.clock.now())
    carrier.begin()
    [file] = queue.unsent().files
    carrier.bring_file(file.sha256, counter.files.read(file.sha256))
    refused = [carrier.bring(batch.signed, batch.images) for _twice in range(2)]
    counter.sync(way)
    carrier.retire([batch.sha256])

    assert pause == timedelta(minutes=15)
    assert len(images) == 1
    assert refused == [[], []]
    assert received.id in counter.mirrored()
    assert counter.outbox() == []
    with pytest.raises(NotEnrolled):
        beat.beat(Condition(version="0.1.0", disk_free_mib=1))
