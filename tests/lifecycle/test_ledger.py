"""minitf/lifecycle/ledger.py"""

from minitf.lifecycle.ledger import Ledger, fingerprint


def test_a_fingerprint_is_of_what_is_inside(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_bytes(b"same")
    assert fingerprint(tmp_path / "a") == fingerprint(tmp_path / "b")
    assert len(fingerprint(tmp_path / "a" / "file")) == 16
    (tmp_path / "b" / "file").rename(tmp_path / "b" / "other")
    assert fingerprint(tmp_path / "a") != fingerprint(tmp_path / "b")


def test_the_boundary_between_files_counts(tmp_path):
    for folder, parts in (("a", ("xy", "z")), ("b", ("x", "yz"))):
        (tmp_path / folder).mkdir()
        for name, text in zip("12", parts):
            (tmp_path / folder / name).write_text(text, encoding="utf-8")
    assert fingerprint(tmp_path / "a") != fingerprint(tmp_path / "b")


def test_steps_are_kept_in_order(tmp_path):
    ledger = Ledger(tmp_path / "ledger.jsonl")
    assert ledger.steps() == []
    ledger.write("read", [], ["d1"], rows=7)
    ledger.write("train", ["d1"], ["m1"])
    assert [each["step"] for each in Ledger(ledger.path).steps()] == ["read", "train"]
    with ledger.path.open("a", encoding="utf-8") as file:
        file.write('{"step": "tr')  # the machine stopped here
    assert len(ledger.steps()) == 2


def test_a_lineage_is_what_led_there(tmp_path):
    ledger = Ledger(tmp_path / "ledger.jsonl")
    ledger.write("read", ["raw"], ["d1"])
    ledger.write("read", ["raw2"], ["d2"])
    ledger.write("train", ["d1"], ["m1"])
    ledger.write("judge", ["m1", "d1"], [])
    ledger.write("shrink", ["m1"], ["m2"])
    assert [each["outputs"] for each in ledger.lineage("m2")] == [["d1"], ["m1"], ["m2"]]
    assert ledger.lineage("nobody made it") == []
