"""A whole catalogue: the shipped procedures and invented ones, 2,100 together."""

import json
from functools import cache
from pathlib import Path
from random import Random

from counter_app.catalogue.building import built
from counter_app.catalogue.packs import files_of

SHIPPED = Path(__file__).parents[1] / "resources" / "catalogue"
MANY = 2100
VERBS = ("Cấp", "Đăng ký", "Thay đổi", "Xác nhận", "Thu hồi", "Gia hạn", "Cấp lại")
THINGS = (
    "giấy phép hoạt động",
    "giấy chứng nhận đủ điều kiện an toàn thực phẩm",
    "quyền sử dụng đất",
    "thẻ bảo hiểm y tế",
    "chế độ trợ cấp hằng tháng",
    "phương tiện thủy nội địa",
    "văn phòng đại diện",
    "hợp đồng lao động",
)
PLACES = ("cấp xã", "cấp tỉnh", "trong khu công nghiệp", "lưu động", "lần đầu")


@cache
def full_pack() -> tuple[dict[str, str], list[str]]:
    """Return the pack's files as counters get them, and the codes invented."""
    files = built(files_of(SHIPPED))
    real = [path for path in files if path.startswith("procedures/")]
    chance, codes, paths = Random(2026), [], []
    for number in range(MANY - len(real)):
        given = json.loads(files[chance.choice(real)])
        name = f"{' '.join(map(chance.choice, (VERBS, THINGS, PLACES)))} {number}"
        given.update(code=f"9.{number:06d}", name=f"Thủ tục {name}", short_name=name)
        given["synonyms"] = [name.lower()]
        path = f"procedures/9.{number:06d}.json"
        files[path] = json.dumps(given, ensure_ascii=False)
        codes.append(given["code"])
        paths.append(path)
    listed = "".join(f'    "{path}",\n' for path in paths)
    head = files["pack.toml"].replace("procedures = [\n", f"procedures = [\n{listed}")
    return {**files, "pack.toml": head}, codes
