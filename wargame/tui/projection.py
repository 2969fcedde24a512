"""Lays a part of the world into a rectangle of dots, true to shape in its middle."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

from wargame.core.atlas import Spot
from wargame.core.views_map import MapView


@dataclass(frozen=True, slots=True)
class Projection:
    """Turns longitude and latitude into dots; degrees of longitude shrink with the cosine."""

    middle: tuple[float, float]
    """Longitude and latitude in the middle, in hundredths of a degree."""
    centre: tuple[float, float]
    """Dot in the middle."""
    across: float
    """Dots for a hundredth of a degree of longitude."""
    down: float
    """Dots for a hundredth of a degree of latitude."""

    @classmethod
    def fitting(cls, chart: MapView, width: int, height: int) -> Projection:
        """Return the projection that shows all of a map in `width` by `height` dots."""
        middle = ((chart.west + chart.east) / 2, (chart.south + chart.north) / 2)
        shrink = max(0.1, cos(radians(middle[1] / 100)))
        down = min(
            height / max(1, chart.north - chart.south),
            width / max(1, chart.east - chart.west) / shrink,
        )
        return cls(middle, (width / 2, height / 2), down * shrink, down)

    def dot(self, spot: Spot) -> tuple[int, int]:
        """Return where a place lies."""
        east, north = spot[0] - self.middle[0], spot[1] - self.middle[1]
        return (
            round(self.centre[0] + east * self.across),
            round(self.centre[1] - north * self.down),
        )
