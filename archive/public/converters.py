"""How permanent ids stand in addresses."""

from archive.models.registry import ALPHABET, UID_LENGTH


class UidConverter:
    """Twelve characters of Crockford's base 32, in capitals."""

    regex = f"[{ALPHABET}]{{{UID_LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
