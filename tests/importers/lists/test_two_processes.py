"""A large file is read by two processes, and what is staged is the same."""

import pytest

from tests.apart import HEAD, run

SCRIPT = r"""
    import io, json, multiprocessing, os

    from archive.importers import lists
    from archive.lib.sheets import SheetRefused
    from archive.models import StagedRow
    from archive.search import halving

    def rehearsed(text, pool):
        batch = lists.bring(io.BytesIO(text.encode()), "list.csv")
        chosen = lists.choose_reading(batch)
        lists.start_rehearsal(batch, lists.suggest_mapping(chosen.names, []))
        while not lists.rehearse_slice(batch, 0.05, pool).is_done:
            pass
        names = ("number", "outcome", "row_key", "is_warned", "cells", "reading", "findings")
        rows = list(StagedRow.objects.filter(batch=batch).order_by("number").values(*names))
        for row in rows:
            row["reading"].pop("uid", None)
        counts = {name: value for name, value in batch.counts.items() if name != lists.REHEARSAL}
        return counts, rows

    lines = ["Ad Soyad,Do\u011fum,Yer"]
    for number in range(9000):
        lines.append(f"Alice Example {number % 7000},19{number % 130:02},Nowhere {number % 5}")
        if number % 100 == 0:
            lines += ["", ",,", "Bob Example", "Charlie\x07 Example,1950,Nowhere"]
    good = "\n".join(lines)
    alone = rehearsed(good, None)
    with halving.helper(is_wanted=True) as second:
        assert second.begin(os.getpid, os.getpid)() != os.getpid()
        assert rehearsed(good, second) == alone
        try:
            rehearsed(good + '\nAlice,"1950', second)
        except SheetRefused as error:
            print(error)
    with halving.helper(is_wanted=True) as second:
        while not second.is_ready:
            pass
        multiprocessing.active_children()[0].kill()
        assert rehearsed(good, second) == alone
    counts = alone[0]
    print(json.dumps({name: counts[name] for name in ("read", "new", "refused", "blank")}))
"""


@pytest.mark.slow
def test_two_processes_stage_what_one_stages(transactional_db, tmp_path):
    said = run(tmp_path, HEAD + SCRIPT)
    assert "never closed" in said
    assert "9362" in said, said
    assert '{"read": 9180, "new": 9000, "refused": 180, "blank": 180}' in said
