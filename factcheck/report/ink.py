"""The colours of verdicts and stances on paper, readable on white."""

INK = {
    "supported": "#12724f",
    "disputed": "#b3261e",
    "opinion": "#6b3fa0",
    "unreviewed": "#5f646d",
    "supports": "#12724f",
    "contradicts": "#b3261e",
    "context": "#5f646d",
}
SOFT = {
    "supported": "#dff3e9",
    "disputed": "#fbe3e0",
    "opinion": "#ece3f7",
    "unreviewed": "#ecebe6",
    "unreviewed fact": "#fbf1d3",
    "unreviewed opinion": "#f4effa",
}
"""The colour behind a claim's words; each one stands for one kind of underline."""
