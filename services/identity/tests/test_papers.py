"""Case papers: what is accepted, how it is kept, and that an erasure reaches it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from identity.person.key_ring import KeyRing
from identity.person.papers import LIMIT, Contents, PaperStore
from identity.person.sealing import DoesNotOpen
from identity.person.vault import Vault, person_key
from jinbao.decider import Refused
from jinbao.engine import writing

LIN, WU = "person-lin", "person-wu"
NEVER_KEPT = "01a202af-6190-713a-aeb6-3620d5236574"
PDF = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00 and the rest"
PNG = b"\x89PNG\r\n\x1a\n and the rest"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(KeyRing.open(tmp_path / "ring.json", create=True))


@pytest.fixture
def store(tmp_path: Path, vault: Vault) -> PaperStore:
    return PaperStore(tmp_path / "papers", vault)


@pytest.fixture
def connection(engine: Engine, vault: Vault) -> Iterator[Connection]:
    person_key.create(engine, checkfirst=True)
    with writing(engine).begin() as connection:
        vault.make_keys(connection, [LIN, WU])
        yield connection


def kept_files(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "papers").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("claimed", "content", "kept"),
    [
        ("application/pdf", PDF, "application/pdf"),
        ("image/jpeg", JPEG, "image/jpeg"),
        ("image/jpg", JPEG, "image/jpeg"),
        ("IMAGE/PNG; charset=binary", PNG, "image/png"),
        ("application/octet-stream", PNG, "image/png"),
        ("", PDF, "application/pdf"),
    ],
)
def test_a_paper_is_read_back_as_it_was_handed_in(
    connection: Connection, store: PaperStore, claimed: str, content: bytes, kept: str
) -> None:
    paper = store.keep(connection, LIN, "身份证.jpg", claimed, content)
    assert (paper.type, paper.size) == (kept, len(content))
    assert store.read(connection, LIN, paper.id) == Contents("身份证.jpg", kept, content)
    assert store.stands(paper)


@pytest.mark.parametrize(
    ("offered", "refusal"),
    [
        (("application/pdf", b""), ("PAPER_EMPTY", "file")),
        (("application/pdf", PDF.ljust(LIMIT + 1)), ("PAPER_TOO_LARGE", "file")),
        (("application/pdf", b"MZ\x90\x00 a program"), ("PAPER_TYPE", "file")),
        (("text/html", b"<script>alert(1)</script>"), ("PAPER_TYPE", "file")),
        (("image/png", b" \x89PNG\r\n\x1a\n"), ("PAPER_TYPE", "file")),
        (("image/png", PDF), ("PAPER_MISMATCH", "file")),
        (("text/html", PDF), ("PAPER_MISMATCH", "file")),
    ],
    ids=[
        "empty",
        "too large",
        "program",
        "web page",
        "png with a blank before it",
        "pdf as png",
        "pdf as page",
    ],
)
def test_a_paper_that_is_not_what_it_should_be_is_refused_and_not_kept(
    connection: Connection,
    store: PaperStore,
    tmp_path: Path,
    offered: tuple[str, bytes],
    refusal: tuple[str, str],
) -> None:
    with pytest.raises(Refused) as no:
        store.keep(connection, LIN, "申请.pdf", *offered)
    assert (no.value.code, no.value.field) == refusal
    assert not kept_files(tmp_path)


def test_a_paper_of_exactly_ten_megabytes_is_accepted(connection: Connection, store: PaperStore) -> None:
    assert store.keep(connection, LIN, "病历.pdf", "application/pdf", PDF.ljust(LIMIT)).size == LIMIT


def test_the_file_shows_neither_content_nor_name_nor_person(
    connection: Connection, store: PaperStore, tmp_path: Path
) -> None:
    store.keep(connection, LIN, "林秀英身份证.pdf", "application/pdf", PDF)
    (file,) = kept_files(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o600
    for secret in (b"%PDF", "林秀英".encode(), LIN.encode()):
        assert secret not in file.read_bytes()
        assert secret not in bytes(file)


def test_two_papers_with_the_same_content_cannot_be_told_to_be_the_same(
    connection: Connection, store: PaperStore
) -> None:
    first, second = (store.keep(connection, LIN, "a.pdf", "", PDF) for _ in range(2))
    assert first.id != second.id
    assert first.sha256 != second.sha256


def test_a_paper_of_one_person_is_not_read_as_anothers(connection: Connection, store: PaperStore) -> None:
    paper = store.keep(connection, LIN, "a.pdf", "", PDF)
    with pytest.raises(DoesNotOpen):
        store.read(connection, WU, paper.id)


def test_a_paper_put_in_the_place_of_another_is_noticed(
    connection: Connection, store: PaperStore, tmp_path: Path
) -> None:
    real, forged = (store.keep(connection, LIN, "a.pdf", "", PDF + end) for end in (b"1", b"2"))
    places = {file.name: file for file in kept_files(tmp_path)}
    places[forged.id].replace(places[real.id])
    assert not store.stands(real)
    with pytest.raises(DoesNotOpen):
        store.read(connection, LIN, real.id)


def test_the_papers_of_an_erased_person_are_unreadable_and_still_proved(
    connection: Connection, store: PaperStore, vault: Vault
) -> None:
    paper = store.keep(connection, LIN, "a.pdf", "", PDF)
    vault.destroy(connection, LIN)
    with pytest.raises(Refused, match="PERSON_ERASED"):
        store.read(connection, LIN, paper.id)
    with pytest.raises(Refused, match="PERSON_ERASED"):
        store.keep(connection, LIN, "b.pdf", "", PDF)
    assert store.stands(paper)


@pytest.mark.parametrize("paper", [NEVER_KEPT, "../../ring.json", "/etc/passwd", "", f"{{{NEVER_KEPT}}}"])
def test_a_paper_that_was_never_kept_is_unknown_whatever_its_name(
    connection: Connection, store: PaperStore, paper: str
) -> None:
    with pytest.raises(Refused, match="PAPER_UNKNOWN"):
        store.read(connection, LIN, paper)


def test_the_folders_in_a_file_name_are_dropped(connection: Connection, store: PaperStore) -> None:
    for name in ("../../户口本.pdf", "C:\\扫描\\户口本.pdf"):
        paper = store.keep(connection, LIN, name, "", PDF)
        assert store.read(connection, LIN, paper.id).name == "户口本.pdf"


def test_a_disk_that_fills_up_leaves_no_half_paper(
    connection: Connection, store: PaperStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        store.keep(connection, LIN, "a.pdf", "", PDF)
    assert not kept_files(tmp_path)
