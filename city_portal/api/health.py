"""What a load balancer asks: whether the process lives, whether it can work."""

from litestar import Response, get

from city_portal.api.asking import Given
from city_portal.services.health import Health

_HEADERS = {"Cache-Control": "no-store"}


@get("/health/live", include_in_schema=False, sync_to_thread=False)
def live() -> Response[str]:
    """Say that the process answers."""
    return Response("ok\n", media_type="text/plain", headers=_HEADERS)


@get("/health/ready", include_in_schema=False, sync_to_thread=True)
def ready(health: Given[Health]) -> Response[str]:
    """Say whether database and files can be used; 503 names what cannot."""
    failing = health.failing()
    told = f"failing: {' '.join(failing)}\n" if failing else "ok\n"
    status = 503 if failing else 200
    return Response(told, status_code=status, media_type="text/plain", headers=_HEADERS)


HANDLERS = (live, ready)
