"""Files in a ZIP archive, written while it is sent: no table is ever held in memory."""

import io
import zipfile
from collections.abc import Iterable, Iterator

AT_ONCE = 64 * 1024


class _Outbox(io.RawIOBase):
    """Takes what the archive writes, and hands it over piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[bytes] = []
        self.waiting = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        data = bytes(piece)  # type: ignore[call-overload]
        self.pieces.append(data)
        self.waiting += len(data)
        return len(data)

    def taken(self) -> bytes:
        """Return what has been written since the last time."""
        data = b"".join(self.pieces)
        self.pieces, self.waiting = [], 0
        return data


def packed(files: Iterable[tuple[str, Iterable[str]]]) -> Iterator[bytes]:
    """Yield a ZIP archive of texts, each given by its name and its lines (UTF-8)."""
    outbox = _Outbox()
    with zipfile.ZipFile(outbox, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in files:
            with archive.open(name, "w", force_zip64=True) as member:
                for line in lines:
                    member.write(line.encode())
                    if outbox.waiting > AT_ONCE:
                        yield outbox.taken()
        yield outbox.taken()
    yield outbox.taken()
