"""Background work loses nothing, keeps its order, and answers on the main thread."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.tasks import Runner


def test_every_result_arrives_in_order_on_the_main_thread(qtbot: QtBot) -> None:
    runner = Runner()
    came: list[int] = []
    where: set[int] = set()
    ran: set[int] = set()

    def job(number: int) -> int:
        ran.add(threading.get_ident())
        return number

    def done(number: int) -> None:
        where.add(threading.get_ident())
        came.append(number)

    for number in range(300):
        runner.submit(lambda n=number: job(n), done, lambda error: came.append(-1))
    qtbot.waitUntil(lambda: not runner.busy)
    assert came == list(range(300))
    assert where == {threading.get_ident()}
    assert threading.get_ident() not in ran
    runner.close()


def test_a_job_that_fails_does_not_stop_the_next(qtbot: QtBot) -> None:
    runner = Runner()
    heard: list[str] = []

    def broken() -> str:
        raise ValueError("torn")

    runner.submit(broken, heard.append, lambda error: heard.append(f"failed: {error}"))
    runner.submit(lambda: "whole", heard.append, lambda error: heard.append("no"))
    qtbot.waitUntil(lambda: not runner.busy)
    assert heard == ["failed: torn", "whole"]
    runner.close()


def test_what_was_cancelled_stays_silent(qtbot: QtBot) -> None:
    runner = Runner()
    gate = threading.Event()
    heard: list[str] = []
    runner.submit(gate.wait, lambda _: heard.append("first"), lambda _: None)
    second = runner.submit(lambda: "second", heard.append, lambda _: None)
    second.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert heard == ["first"]
    runner.close()


def test_closing_cancels_what_is_open(qtbot: QtBot) -> None:
    runner = Runner()
    heard: list[str] = []
    for _ in range(20):
        runner.submit(lambda: "late", heard.append, lambda _: None)
    runner.close()
    qtbot.wait(1)
    assert heard == []
    assert not runner.busy


def test_answers_that_are_held_back_come_after_it_in_their_order(
    qtbot: QtBot, qapp: QApplication
) -> None:
    runner = Runner()
    heard: list[str] = []
    with runner.holding_back():
        for word in ("one", "two"):
            runner.submit(lambda word=word: word, heard.append, lambda error: None)
        done = threading.Event()
        runner.submit(done.set, lambda _: heard.append("three"), lambda error: None)
        assert done.wait(20)
        qapp.processEvents()
        assert heard == []
    qtbot.waitUntil(lambda: not runner.busy)
    assert heard == ["one", "two", "three"]
    runner.close()
