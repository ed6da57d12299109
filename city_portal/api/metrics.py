"""Metrics for Prometheus, on a port of their own: counts and times, never persons."""

from collections.abc import Iterator

from litestar.middleware.base import DefineMiddleware
from litestar.plugins.prometheus import PrometheusConfig
from prometheus_client import REGISTRY, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from city_portal.services.health import Health

_NAME = "city_portal"


class Counted(Collector):
    """What is in the database now; asked at each scrape."""

    def __init__(self, health: Health) -> None:
        self._health = health

    def describe(self) -> list[GaugeMetricFamily]:
        """Say nothing ahead: a portal without its database still starts."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Return the counts of the health service."""
        for measure, kinds in self._health.counts().items():
            family = GaugeMetricFamily(
                f"{_NAME}_{measure}", f"Rows: {measure}", labels=["kind"]
            )
            for kind, count in kinds.items():
                family.add_metric([kind], count)
            yield family


def timed() -> DefineMiddleware:
    """Return what times the requests, by route and status."""
    return PrometheusConfig(
        app_name=_NAME, prefix=_NAME, group_path=True, exclude_unhandled_paths=True
    ).middleware


def listen(health: Health, host: str, port: int) -> int:
    """Answer scrapes on a port of their own; return it."""
    REGISTRY.register(Counted(health))
    server, _thread = start_http_server(port, addr=host)
    return int(server.server_port)
