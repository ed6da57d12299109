"""How the portal listens."""

import socket

import pytest

from city_portal.serving import listen


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_what_is_answered_leaves_at_once_and_waits_for_no_acknowledgement(host):
    with (
        listen(host, 0) as listening,
        socket.create_connection(listening.getsockname()[:2]),
    ):
        answering, _address = listening.accept()
        with answering:
            option = answering.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

    assert option
