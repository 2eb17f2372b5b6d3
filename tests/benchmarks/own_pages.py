"""Pages as the web has them, written for this project, each with the words of its article beside.

They try kinds of pages, not the web as a whole: a figure on them says that a kind is read, and
nothing about how often pages of that kind occur.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape
from itertools import islice
from pathlib import Path

from synthetic import sentences

Made = tuple[str | bytes, list[str]]
MENU = "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in (
    "home world business sport culture science travel opinion video podcasts newsletters weather"
).split())  # fmt: skip
HEAD = '<header><a href="/">The River Post</a><nav><ul>' + MENU + "</ul></nav></header>"
FOOT = (
    "<footer><p>© The River Post. All rights reserved. Reproduction in whole or in part needs our "
    'written permission.</p><ul><li><a href="/t">Terms</a></li><li><a href="/p">Privacy</a></li>'
    '<li><a href="/c">Contact</a></li></ul></footer>'
)
RELATED = (
    '<aside class="related"><h3>More on this</h3><ul>'
    + "".join(
        f'<li><a href="/r{n}">{title}</a></li>'
        for n, title in enumerate(
            ("Five bridges to see this summer", "Why the tram was late again", "Dam: the long wait")
        )
    )
    + "</ul></aside>"
)
SHARE = '<div class="share"><a href="#">Share</a> <a href="#">Tweet</a> <a href="#">Email</a></div>'
SIGN_UP = (
    '<div class="newsletter"><p>Sign up for our newsletter and get the best of the river every '
    'morning.</p><input type="email"><button>Sign up</button></div>'
)


def paragraphs(seed: int, count: int) -> list[str]:
    """So many paragraphs of three to five sentences, others for every seed."""
    made = sentences(seed)
    return [" ".join(islice(made, 3 + (seed + n) % 3)) for n in range(count)]


def page(body: str, *, title: str = "", head: str = "", before: str = HEAD) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | The River '
        f"Post</title>{head}</head><body>{before}{body}{FOOT}</body></html>"
    )


def ps(texts: list[str]) -> str:
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def news() -> Made:
    own = paragraphs(1, 6)
    body = f"<main><article><h1>A bridge opens</h1><p class='byline'>By a staff writer</p>{SHARE}"
    return page(f"{body}{ps(own)}</article>{RELATED}</main>", title="A bridge opens"), own


def interrupted() -> Made:
    """What else there is to read stands between the paragraphs."""
    own = paragraphs(2, 8)
    body = ps(own[:3]) + RELATED + ps(own[3:5]) + SIGN_UP + ps(own[5:]) + SHARE
    return page(f"<article><h1>The long wait</h1>{body}</article>", title="The long wait"), own


def blog() -> Made:
    """No article element, a side column, tags below."""
    own = paragraphs(3, 5)
    side = f'<div id="sidebar"><h3>Archive</h3><ul>{MENU}</ul></div>'
    post = f'<div class="post hentry"><h2>On dams</h2><div class="entry-content">{ps(own)}</div>'
    tags = '<p class="tags">Filed under: <a href="/dams">dams</a>, <a href="/r">river</a></p></div>'
    return page(f'<div id="content">{post}{tags}</div>{side}', title="On dams"), own


def live() -> Made:
    """Entries by the hour, the newest first."""
    own = paragraphs(4, 8)
    entries = "".join(
        f'<section class="entry"><time>{18 - n}:0{n}</time>{ps([text])}</section>'
        for n, text in enumerate(own)
    )
    return page(f"<main><h1>Live: the flood</h1>{entries}</main>", title="Live: the flood"), own


def menus() -> Made:
    """More links than words of the article."""
    own = paragraphs(5, 4)
    lists = "".join(f"<div><h4>Section {n}</h4><ul>{MENU}</ul></div>" for n in range(8))
    body = f"{lists}<article><h1>Small news</h1>{ps(own)}</article>{lists}"
    return page(body, title="Small news"), own


def comments() -> Made:
    own, said = paragraphs(6, 5), paragraphs(106, 8)
    below = "".join(
        f'<li class="comment"><b>reader{n}</b><span>2 hours ago</span><p>{text}</p>'
        '<a href="#">Reply</a></li>'
        for n, text in enumerate(said)
    )
    body = f'<article><h1>Tolls rise</h1>{ps(own)}</article><section id="comments"><h2>Comments'
    return page(f"{body}</h2><ol>{below}</ol></section>", title="Tolls rise"), own


def table() -> Made:
    own = paragraphs(7, 4)
    rows = [
        ("Year", "Ships", "Cost"),
        *((str(2018 + n), str(400 + 7 * n), f"{n}.5") for n in range(5)),
    ]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    body = f"<article><h1>Ships</h1>{ps(own[:2])}<table>{cells}</table>{ps(own[2:])}</article>"
    return page(body, title="Ships"), [*own[:2], *(" ".join(row) for row in rows), *own[2:]]


def figures() -> Made:
    """Pictures with captions between the paragraphs: the captions are the article's too."""
    own = paragraphs(8, 6)
    caption = "The old tunnel in Eastlow before the repair."
    figure = f'<figure><img src="a.jpg" alt="x"><figcaption>{caption}</figcaption></figure>'
    body = ps(own[:2]) + figure + ps(own[2:])
    return page(f"<article><h1>Tunnel</h1>{body}</article>", title="Tunnel"), [
        *own[:2], caption, *own[2:]
    ]  # fmt: skip


def amp() -> Made:
    own = paragraphs(9, 5)
    head = '<script async src="https://cdn.example.org/v0.js"></script><style>b { x: y }</style>'
    side = f'<amp-sidebar id="s" layout="nodisplay"><ul>{MENU}</ul></amp-sidebar>'
    body = f'{side}<article class="amp-wp-article"><h1>Dam</h1><amp-img src="a.jpg"></amp-img>'
    return page(f"{body}{ps(own)}</article>", title="Dam", head=head, before="").replace(
        "<html", "<html ⚡"
    ), own


def wrong_encoding() -> Made:
    """Declares one encoding and is in another."""
    own = [text.replace("bridge", "brücke") for text in paragraphs(10, 5)]
    made = page(f"<article><h1>Brücke</h1>{ps(own)}</article>", title="Brücke")
    return made.replace("utf-8", "iso-8859-1").encode(), own


def line_breaks() -> Made:
    """Paragraphs that are two line breaks, in a table that only places things, as of old."""
    own = paragraphs(11, 5)
    cell = "<br><br>".join(own)
    menu = f"<td width=150><ul>{MENU}</ul></td>"
    body = f"<table><tr>{menu}<td><h1>Old page</h1>{cell}</td></tr></table>"
    return page(body, title="Old page", before=""), own


def filled_in() -> Made:
    """Pieces of text with a comment between each, in elements that say nothing."""
    own = paragraphs(12, 6)
    pieces = "".join(
        "<div class='css-1x'><div>" + " <!-- -->".join(text.split(" ", 4)) + "</div></div>"
        for text in own
    )
    return page(
        f'<div id="root"><h1>App</h1><div data-t="b">{pieces}</div></div>', title="App"
    ), own


def lists() -> Made:
    """An article that is a list, with a heading for each of its parts."""
    own = paragraphs(13, 6)
    parts = [
        f"Reason {n}: the {word}" for n, word in enumerate("toll tide tram tar town tax".split())
    ]
    body = "".join(f"<h2>{part}</h2>{ps([text])}" for part, text in zip(parts, own, strict=True))
    told = [each for pair in zip(parts, own, strict=True) for each in pair]
    return page(f"<article><h1>Six reasons</h1>{body}</article>", title="Six reasons"), told


def points() -> Made:
    """Paragraphs, then points, then paragraphs."""
    own = paragraphs(14, 4)
    items = [text.split(". ")[0] + "." for text in paragraphs(114, 5)]
    body = ps(own[:2]) + f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" + ps(own[2:])
    return page(f"<article><h1>Points</h1>{body}</article>", title="Points"), [
        *own[:2], *items, *own[2:]
    ]  # fmt: skip


def quotes() -> Made:
    own = paragraphs(15, 6)
    body = ps(own[:2]) + f"<blockquote><p>{own[2]}</p></blockquote>" + ps(own[3:])
    return page(f"<article><h1>Said</h1>{body}</article>", title="Said"), own


def short() -> Made:
    own = [" ".join(islice(sentences(16), 3))]
    return page(f"<article><h1>In brief</h1>{ps(own)}</article>{RELATED}", title="In brief"), own


def teasers() -> Made:
    """Below the article stand the beginnings of others, as long as its own paragraphs."""
    own, others = paragraphs(17, 5), paragraphs(117, 6)
    more = "".join(
        f'<div class="teaser"><h3><a href="/t{n}">Another story {n}</a></h3><p>{text}</p>'
        f'<a href="/t{n}">Read more</a></div>'
        for n, text in enumerate(others)
    )
    body = f'<article><h1>Harbour</h1>{ps(own)}</article><section class="more">{more}</section>'
    return page(body, title="Harbour"), own


def cookies() -> Made:
    """A notice about cookies stands first and is long."""
    own = paragraphs(18, 5)
    notice = (
        '<div id="cookie-banner" role="dialog"><p>We and our partners store and access information '
        "on your device, such as cookies, to show you advertisements and to measure how our "
        "pages are used. You can change your choices at any time in the settings.</p>"
        "<button>Accept all</button><button>Reject</button></div>"
    )
    return page(f"{notice}<article><h1>Choice</h1>{ps(own)}</article>", title="Choice"), own


KINDS: tuple[Callable[[], Made], ...] = (
    news, interrupted, blog, live, menus, comments, table, figures, amp, wrong_encoding,
    line_breaks, filled_in, lists, points, quotes, short, teasers, cookies,
)  # fmt: skip


def own_pages() -> Iterator[tuple[str, bytes, str]]:
    """Give the name, the bytes and the marked words of every page."""
    for kind in KINDS:
        made, own = kind()
        raw = made.encode() if isinstance(made, str) else made
        yield kind.__name__, raw, "\n\n".join(own)


def write(folder: Path) -> None:
    """Write the pages into a folder in the layout of the public benchmark."""
    (folder / "html").mkdir(parents=True)
    marked = {}
    for name, raw, body in own_pages():
        (folder / "html" / f"{name}.html").write_bytes(raw)
        marked[name] = {"articleBody": body}
    (folder / "ground-truth.json").write_text(json.dumps(marked), encoding="utf-8")
