"""Units: currencies, lengths of time, measures, and the periods of rates, as people write them."""

from __future__ import annotations

MONEY = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW",
    "dollar": "USD", "dollars": "USD", "usd": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR",
    "pound": "GBP", "pounds": "GBP", "gbp": "GBP", "sterling": "GBP", "yen": "JPY", "yuan": "CNY",
    "rupee": "Rs", "rupees": "Rs", "rs": "Rs", "inr": "INR", "pkr": "PKR", "rouble": "RUB",
    "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "rub": "RUB", "cent": "USc", "cents": "USc",
    "franc": "CHF", "francs": "CHF", "chf": "CHF", "won": "KRW", "₺": "TRY", "₪": "ILS",
    "lira": "TRY", "peso": "peso", "pesos": "peso", "shekel": "ILS", "shekels": "ILS",
}  # fmt: skip
DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "min": 1 / 1440, "hour": 1 / 24, "hr": 1 / 24,
    "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 365.25 / 12, "year": 365.25,
    "yr": 365.25, "decade": 3652.5, "century": 36525.0, "centurie": 36525.0,
}  # fmt: skip
MEASURES = {
    "km": ("m", 1e3), "kilometre": ("m", 1e3), "kilometer": ("m", 1e3), "mile": ("m", 1609.344),
    "m": ("m", 1.0), "metre": ("m", 1.0), "meter": ("m", 1.0), "foot": ("m", 0.3048),
    "feet": ("m", 0.3048), "ft": ("m", 0.3048), "inch": ("m", 0.0254), "inche": ("m", 0.0254),
    "cm": ("m", 0.01),
    "centimetre": ("m", 0.01), "centimeter": ("m", 0.01), "mm": ("m", 0.001), "yard": ("m", 0.9144),
    "kg": ("kg", 1.0), "kilo": ("kg", 1.0), "kilogram": ("kg", 1.0), "kilogramme": ("kg", 1.0),
    "gram": ("kg", 1e-3), "tonne": ("kg", 1e3), "ton": ("kg", 1e3),
    "lb": ("kg", 0.45359237), "litre": ("l", 1.0), "liter": ("l", 1.0), "barrel": ("barrel", 1.0),
    "hectare": ("m2", 1e4), "acre": ("m2", 4046.8564224), "mph": ("km/h", 1.609344),
    "kmh": ("km/h", 1.0), "kph": ("km/h", 1.0), "megawatt": ("W", 1e6), "mw": ("W", 1e6),
    "gigawatt": ("W", 1e9), "gw": ("W", 1e9), "kilowatt": ("W", 1e3), "degree": ("degree", 1.0),
    "celsius": ("degree", 1.0), "knot": ("km/h", 1.852), "gb": ("byte", 1e9), "mhz": ("Hz", 1e6),
    "ghz": ("Hz", 1e9), "tb": ("byte", 1e12), "mb": ("byte", 1e6), "oz": ("kg", 0.028349523),
    "ounce": ("kg", 0.028349523), "bcm": ("m3", 1e9), "gallon": ("gallon", 1.0),
}  # fmt: skip
PERIODS = {
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year",
    "annually": "year", "hourly": "hour",
}  # fmt: skip
CODES = frozenset("usd eur gbp jpy inr pkr rub chf cny try krw".split())
"""Currencies as they stand before a figure: ``USD 2 billion``."""
NATIONS = {
    ("swiss", "francs"): "CHF", ("swiss", "franc"): "CHF", ("canadian", "dollars"): "CAD",
    ("australian", "dollars"): "AUD", ("us", "dollars"): "USD", ("american", "dollars"): "USD",
    ("indian", "rupees"): "INR", ("pakistani", "rupees"): "PKR", ("turkish", "lira"): "TRY",
    ("british", "pounds"): "GBP", ("egyptian", "pounds"): "EGP", ("chinese", "yuan"): "CNY",
    ("russian", "roubles"): "RUB", ("russian", "rubles"): "RUB", ("japanese", "yen"): "JPY",
    ("hong", "kong"): "HKD",
}  # fmt: skip
DEGREES = {"c": "C", "celsius": "C", "centigrade": "C", "f": "F", "fahrenheit": "F"}


def celsius(degrees: float, scale: str) -> float:
    """Degrees of either scale in Celsius."""
    return (degrees - 32) / 1.8 if scale == "F" else degrees
