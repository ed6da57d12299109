"""The process that speaks to WIA: started by windows_scanner, killed to cancel.

Written from Microsoft's reference of the WIA Automation Layer 2.0; not run by anyone
yet (docs/windows.md).
"""

import sys
from typing import Any

from counter_app.documents.worker import send
from counter_app.domain.errors import DeviceFault
from counter_app.domain.scan_profiles import MILLIMETRES, Sheet

SCANNERS = 1
"""WiaDeviceType.ScannerDeviceType."""
PNG = "{B96B3CAF-0728-11D3-9D7B-0000F81EF32E}"
INTENTS = {"colour": 1, "grey": 2, "lineart": 4}
FEEDER, FLATBED, DUPLEX = 1, 2, 4
SELECT, INTENT, ACROSS, DOWN, WIDE, HIGH = 3088, 6146, 6147, 6148, 6151, 6152
FAULTS = {
    0x80210002: DeviceFault.JAMMED,
    0x80210003: DeviceFault.NO_PAPER,
    0x80210005: DeviceFault.GONE,
    0x80210006: DeviceFault.BUSY,
    0x80210016: DeviceFault.COVER_OPEN,
    0x8021000D: DeviceFault.BUSY,
    0x80070005: DeviceFault.DENIED,
}


def main(words: list[str]) -> None:
    """List the scanners, or scan from one until its feeder is empty."""
    import comtypes.client  # only there on Windows

    pipe = sys.stdout.buffer
    try:
        manager = comtypes.client.CreateObject("WIA.DeviceManager")
        if words[0] == "list":
            for device in _scanners(manager):
                send(pipe, [b"name", _name(device).encode()])
        else:
            _scan(manager, words[1:], pipe)
        send(pipe, [b"end", b""])
    except comtypes.COMError as error:
        fault = FAULTS.get(error.hresult & 0xFFFFFFFF, DeviceFault.IO)
        send(pipe, [b"fault", fault.value.encode()])


def _scan(manager: Any, words: list[str], pipe: Any) -> None:
    wanted, colour, dpi, sheet, feeder, duplex = words
    device = next(
        (found for found in _scanners(manager) if _name(found) == wanted), None
    )
    if device is None:
        send(pipe, [b"fault", DeviceFault.GONE.value.encode()])
        return
    connected = device.Connect()
    item = connected.Items(1)
    from_feeder = feeder == "1" and _set(
        connected, SELECT, FEEDER | (DUPLEX if duplex == "1" else 0)
    )
    if not from_feeder:
        _set(connected, SELECT, FLATBED)
    _set(item, INTENT, INTENTS[colour])
    for place in (ACROSS, DOWN):
        _set(item, place, int(dpi))
    for place, side in zip((WIDE, HIGH), MILLIMETRES[Sheet(sheet)], strict=True):
        _set(item, place, round(side / 25.4 * int(dpi)))
    _pages(item, pipe, several=from_feeder)


def _pages(item: Any, pipe: Any, *, several: bool) -> None:
    import comtypes

    pages = 0
    while True:
        try:
            picture = item.Transfer(PNG)
        except comtypes.COMError as error:
            code = error.hresult & 0xFFFFFFFF
            if pages and FAULTS.get(code) is DeviceFault.NO_PAPER:
                return
            raise
        pages += 1
        send(pipe, [b"page", bytes(picture.FileData.BinaryData)])
        if not several:
            return


def _set(holder: Any, place: int, value: int) -> bool:
    """Set a property if the device has it and takes the value."""
    import comtypes

    try:
        holder.Properties(str(place)).Value = value
    except comtypes.COMError:
        return False
    return True


def _scanners(manager: Any) -> list[Any]:
    infos = manager.DeviceInfos
    every = [infos(at) for at in range(1, infos.Count + 1)]
    return [one for one in every if one.Type == SCANNERS]


def _name(device: Any) -> str:
    return str(device.Properties("Name").Value)
