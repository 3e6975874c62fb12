"""Encodings are suggested with a preview, never guessed in silence; misread text is noticed."""

import pytest

from archive.lib.sheets import SheetRefused, mojibake, plain_encoding, suggest_encodings


def test_utf8_is_proven_by_being_valid():
    (only,) = suggest_encodings("Ad\nHəsən\n".encode())
    assert only.encoding == "utf-8"
    assert only.is_sure
    assert only.preview == ("Həsən",)


def test_a_letter_cut_at_the_end_of_the_sample_is_no_error():
    assert suggest_encodings("Ad\nHə".encode()[:-1])[0].is_sure


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_proves_the_encoding(encoding):
    first = suggest_encodings("Ad\nŞuşa\n".encode(encoding))[0]
    assert first.is_sure
    assert first.preview[-1] == "Şuşa"


def test_utf16_without_a_mark_is_suggested_not_sure():
    first = suggest_encodings("Ad;Yer\nAlice;Bob\n".encode("utf-16-be"))[0]
    assert (first.encoding, first.is_sure) == ("utf-16-be", False)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("windows-1251", "Фамилия\nПример Алиса\n"), ("windows-1254", "Adı\nÖrnek Şükrü Iğdır\n")],
)
def test_code_pages_are_both_offered_with_what_one_would_see(encoding, text):
    found = suggest_encodings(text.encode(encoding))
    assert {one.encoding for one in found} == {"windows-1251", "windows-1254"}
    assert not any(one.is_sure for one in found)
    previews = {one.encoding: one.preview for one in found}
    assert previews[encoding][-1] == text.splitlines()[-1]


def test_a_preview_shows_the_letters_that_tell_wherever_in_a_long_line_they_stand():
    line = "http://example.org/;" * 30 + "Пример Алиса;" + "x" * 500
    found = suggest_encodings(line.encode("windows-1251"))
    previews = {one.encoding: one.preview[0] for one in found}
    assert "Пример Алиса" in previews["windows-1251"]
    assert all(len(one) <= 120 for one in previews.values())


def test_an_encoding_not_offered_is_refused():
    with pytest.raises(SheetRefused, match="choose one of"):
        plain_encoding("utf-7", b"")


@pytest.mark.parametrize("page", ["cp1252", "cp1254", "cp1251", "latin-1"])
def test_text_read_in_the_wrong_encoding_is_told_what_it_was(page):
    said = {"cp1251": "Пример", "cp1254": "Çəpər"}.get(page, "Şükrü")
    assert mojibake(said.encode().decode(page)) == said


@pytest.mark.parametrize("text", ["Həsən Şükür", "РУССКИЙ Гаджиев", "Élise", "Ø", "مجهول", "Ð"])
def test_ordinary_text_is_left_alone(text):
    assert mojibake(text) == ""


RUSSIAN = [
    "Имя\nПример Алиса\n",
    "ФИО;Год\nНУМУНОВ ОРХАН;1950\nПРИДУМАННАЯ ЛАЛА;1951\n",
    "№,ФИО,Место\n1,Выдуманов Пётр,г. Баку\n2,Образцова Анна,с. Ходжалы\n",
    "имя;год\nнумунов орхан;1950\n",
]


@pytest.mark.parametrize("text", RUSSIAN)
@pytest.mark.parametrize("encoding", ["cp866", "koi8-r", "windows-1251"])
def test_a_russian_file_is_offered_first_in_the_code_page_it_is_in(encoding, text):
    if encoding == "koi8-r":
        text = text.replace("№", "N")
    first = suggest_encodings(text.encode(encoding))[0]
    assert (first.encoding, first.is_sure) == (encoding, False)
    assert first.preview[-1] == text.splitlines()[-1]


def test_code_pages_of_russian_are_not_offered_for_turkish():
    found = suggest_encodings("Adı;Soyadı\nŞükrü;Örnek\nIğdır;Çağlar\n".encode("windows-1254"))
    assert [one.encoding for one in found] == ["windows-1254", "windows-1251"]


@pytest.mark.parametrize(
    ("said", "plain"), [("CP866", "cp866"), ("cp-866", "cp866"), ("KOI8_R", "koi8-r")]
)
def test_an_encoding_may_be_called_as_people_call_it(said, plain):
    assert plain_encoding(said, b"") == (plain, 0)
