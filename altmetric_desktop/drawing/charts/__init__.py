"""One function a kind of chart: figures of the field and ready words in, a drawn figure with hover boxes out.

The words come from the caller (nothing here knows a language); colour never stands alone: every chart has
names in its picture, its hover texts and its rows. No pies, no gauges, no ranks.
"""

from altmetric_desktop.drawing.charts.canvas import Drawn, Format, Look
from altmetric_desktop.drawing.charts.distributions import composition_bar, histogram_of_scores
from altmetric_desktop.drawing.charts.frame import Texts
from altmetric_desktop.drawing.charts.months import Break, Period, mentions_by_month

__all__ = [
    "Break",
    "Drawn",
    "Format",
    "Look",
    "Period",
    "Texts",
    "composition_bar",
    "histogram_of_scores",
    "mentions_by_month",
]
