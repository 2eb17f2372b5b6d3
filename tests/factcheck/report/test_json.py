"""The JSON report: every value as it is, in the form that the shipped schema describes."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck.model import Article, Claim
from factcheck.paths import RESOURCES
from factcheck.report import WRITERS
from factcheck.report.build import Report

GOLDEN = Path(__file__).parents[2] / "data" / "reports"
ODD = "\x00\x1b\ud800 \u2028\u202e</script>\U000e0041 \U0001f469\u200d\U0001f52c \\ \" '=1+1"


@pytest.fixture
def schema() -> dict[str, Any]:
    path = RESOURCES / "schema" / "report.schema.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def test_the_schema_holds(sample: Report, schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)

    jsonschema.validate(
        json.loads(WRITERS["json"](sample)), schema, jsonschema.Draft202012Validator
    )


def test_the_schema_names_every_key(sample: Report, schema: dict[str, Any]) -> None:
    def closed(part: Any) -> Any:
        if isinstance(part, list):
            return [closed(one) for one in part]
        if isinstance(part, dict):
            whole = {key: closed(value) for key, value in part.items()}
            return whole | {"additionalProperties": False} if "properties" in part else whole
        return part

    jsonschema.validate(json.loads(WRITERS["json"](sample)), closed(schema))


@pytest.mark.parametrize(
    ("key", "value"), [("schema_version", 2), ("articles", {}), ("counts", {"total": -1})]
)
def test_the_schema_refuses_what_is_wrong(
    sample: Report, schema: dict[str, Any], key: str, value: object
) -> None:
    data = json.loads(WRITERS["json"](sample)) | {key: value}

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_every_value_comes_back(sample: Report) -> None:
    data = json.loads(WRITERS["json"](sample))

    for part, written in zip(sample.articles, data["articles"], strict=True):
        for name, value in dataclasses.asdict(part.article).items():
            assert name == "id" or written[name] == value
        for passage, kept in zip(part.passages, written["passages"], strict=True):
            assert (passage.start, passage.end, passage.role) == (
                kept["start"],
                kept["end"],
                kept["role"],
            )
        for one, kept in zip(part.claims, written["claims"], strict=True):
            suggested = kept["suggestion"]
            for name, value in dataclasses.asdict(one.claim).items():
                # The conflict is what another claim says: the related claims tell it.
                if name in ("id", "article_id", "sources", "conflict"):
                    continue
                found = suggested[name] if name in suggested else kept[name]
                assert (tuple(found) if isinstance(found, list) else found) == value
            assert kept["number"] == one.number
            drafts = [dataclasses.asdict(source.draft) for source in one.sources]
            uids = [source.uid for source in one.sources]
            assert [source.pop("uid") for source in kept["sources"]] == uids
            snapshots = [source.pop("snapshot") for source in kept["sources"]]
            assert snapshots == [
                dataclasses.asdict(source.snapshot) if source.snapshot else None
                for source in one.sources
            ]
            quotes = [source.pop("quote_check")["match"] for source in kept["sources"]]
            assert quotes == [quote.match for quote in one.evidence.quotes]
            assert kept["sources"] == drafts


def test_odd_characters_come_back_and_hide_nowhere(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]
) -> None:
    claim = dataclasses.replace(visit_claims[0], note=ODD)
    text = WRITERS["json"](report_on(visit, [claim], reviewer=ODD))
    data = json.loads(text)

    assert data["reviewer"] == ODD
    assert data["articles"][0]["claims"][0]["note"] == ODD
    assert not set(text) & set("\x00\x1b\ud800\u2028\u202e\U000e0041")


def test_it_is_the_report_that_was_read_and_found_good(sample: Report) -> None:
    assert WRITERS["json"](sample) == (GOLDEN / "sample.json").read_text(encoding="utf-8")
