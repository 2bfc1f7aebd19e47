"""Areas, and what a city says of itself."""

from pilar.ground.areas.models.area import Area
from pilar.ground.areas.models.city import (
    CityHoliday,
    EmergencyNumber,
    OpeningHours,
    ServiceClock,
)

__all__ = ["Area", "CityHoliday", "EmergencyNumber", "OpeningHours", "ServiceClock"]
