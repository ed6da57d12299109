"""Sentences name the command that works where they are read."""

from counter_app.cli.name import as_typed, typed_name
from counter_app.cli.sentences import SENTENCES, said
from counter_app.domain.errors import SecretLost


def test_in_a_checkout_and_from_a_package_the_command_has_another_name(tmp_path):
    assert typed_name() == typed_name(tmp_path) == "main.py"
    assert "run `main.py recover`" in said(SecretLost("lost"))

    (tmp_path / "VERSION").write_text("0.1.0\n")

    assert typed_name(tmp_path) == "mot-cua-phuong"
    told = [as_typed(words, tmp_path) for words in SENTENCES.values()]
    assert any("`mot-cua-phuong recover`" in words for words in told)
    assert not any("main.py" in words for words in told)
