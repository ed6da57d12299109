"""A law: no value is ever written into a statement of SQL."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = {"execute", "executemany", "exec_driver_sql", "text", "sql"}
FIXED = {
    # Names of our own columns in a step that is frozen.
    "counter_app/store/steps/versions/0006_journal_chain.py",
    # The key, 64 hexadecimal digits: a pragma takes no parameter.
    "counter_app/store/database.py",
}


def called(node):
    name = node.func
    return name.attr if isinstance(name, ast.Attribute) else getattr(name, "id", "")


def test_case_63_every_value_is_a_parameter():
    built = []
    for house in ("counter_app", "city_portal"):
        for path in sorted((ROOT / house).rglob("*.py")):
            where = path.relative_to(ROOT).as_posix()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or called(node) not in RUNS:
                    continue
                first = node.args[0] if node.args else None
                made = isinstance(first, ast.JoinedStr | ast.BinOp)
                if made and where not in FIXED:
                    built.append(f"{where}:{node.lineno}")

    assert built == []
